import { useState } from 'react'
import { Skeleton } from '@mantine/core'
import { readBankLine, readWorkbench } from '#contracts/cash'
import {
  Empty,
  Page,
  PageHead,
  ProblemBox,
  WorkQueue,
  fullDayText,
  useAddress,
  useAsk,
  useLanguage,
  useWords,
  type Answer,
  type WorkGroup,
} from '#web'
import { useMay } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import css from './cash.module.css'
import { DeskHead } from './desk-head.tsx'
import { deskWords } from './desk-words.ts'
import { Dialogs } from './dialogs.tsx'
import { ItemsPane } from './items-pane.tsx'
import { LineDetail } from './line-detail.tsx'
import { workOf, type LineWork, type OpenDialog } from './line-work.tsx'
import { LoadFile } from './load-file.tsx'
import { CashTabs } from './tabs.tsx'
import { useActions } from './use-actions.ts'
import { usePicked } from './use-picked.ts'

/** The cash desk: what the bank told, what waits for a yes, and the customer's items to pick from. */
export function CashPage() {
  const say = useWords(deskWords)
  const language = useLanguage()
  const entity = useEntity()
  const { data, error, refetch } = useAsk(readWorkbench, { entityId: entity?.id })
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const picked = usePicked()
  const may = useMay('cash.apply')
  const actions = useActions(picked, setDialog)
  const groups = useGroups(data)
  if (error) return <ProblemBox problem={error} retry={() => void refetch()} />
  if (!data) return <Waiting title={say.title} />
  const waiting = data.groups.filter(({ waits }) => isWaiting(waits)).reduce((sum, group) => sum + group.count, 0)
  return (
    <Page>
      <CashTabs />
      <LoadFile>
        {(button) => (
          <>
            <PageHead
              title={data.day ? say.titleOf(fullDayText(data.day, language)) : say.title}
              line={
                data.day
                  ? `${say.cameIn(data.cameIn)}, ${say.alone(data.postedAlone)}. ${say.waits(waiting)}`
                  : undefined
              }
            >
              {button}
            </PageHead>
            {data.day === null ? (
              <Empty title={say.none} actions={button}>
                {say.noneHint}
              </Empty>
            ) : (
              <div className={css['desk']}>
                <DeskHead accounts={data.accounts} waiting={data.waiting} />
                <WorkQueue
                  groups={groups}
                  detail={(work) => <LineDetail lineId={work.id} picked={picked} />}
                  aside={(work) => (
                    <ItemsPane work={work} picked={picked} findPayer={() => setDialog({ kind: 'payer', work })} />
                  )}
                  actions={may ? actions : []}
                  progress={say.progress(data.doneToday, waiting)}
                  empty={<Empty title={say.empty}>{say.emptyHint}</Empty>}
                />
              </div>
            )}
          </>
        )}
      </LoadFile>
      <Dialogs open={dialog} close={() => setDialog(null)} />
    </Page>
  )
}

type Bench = Answer<typeof readWorkbench>
const isWaiting = (waits: string) => waits === 'confirm' || waits === 'payer' || waits === 'purpose'

/** The groups of the desk, and before them the line that a link led to, if it stands in none of them. */
function useGroups(data: Bench | undefined): WorkGroup<LineWork>[] {
  const say = useWords(deskWords)
  const language = useLanguage()
  const asked = useAddress().values['item']
  const known = data?.groups.some((group) => group.lines.some((line) => line.id === asked)) ?? true
  const looked = useAsk(readBankLine, { receiptId: asked ?? '' }, { enabled: asked !== undefined && !known })
  const groups = (data?.groups ?? [])
    .filter((group) => group.count > 0)
    .map((group): WorkGroup<LineWork> => ({
      key: group.waits,
      title: say[group.waits],
      sum: group.sums.map((sum) => workOf.sum(sum, language)).join(' · '),
      works: group.lines.map((line) => workOf.line(line, say, language)),
      settled: !isWaiting(group.waits),
    }))
  if (known || !looked.data || looked.data.id !== asked) return groups
  return [
    { key: 'looked', title: say.looked, works: [workOf.line(looked.data, say, language)], settled: true },
    ...groups,
  ]
}

function Waiting({ title }: { title: string }) {
  return (
    <Page>
      <CashTabs />
      <PageHead title={title} />
      <Skeleton height={84} radius={8} mb={12} />
      <Skeleton height={420} radius={8} />
    </Page>
  )
}
