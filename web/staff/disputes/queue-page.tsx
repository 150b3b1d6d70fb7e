import { Skeleton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { listDisputes, readDispute } from '#contracts/disputes'
import {
  Empty,
  Money,
  Page,
  PageHead,
  ProblemBox,
  WorkQueue,
  catalogue,
  exactFigureText,
  useAsk,
  useLanguage,
  useWords,
  type Work,
  type WorkGroup,
} from '#web'
import { useEntity } from '../session/place.ts'
import { CaseState, reasonOf, subjectOf, type CaseRow } from './case-chips.tsx'
import { CaseDialogs } from './case-dialogs.tsx'
import { AmountCard, ApprovalCard, CauseCard, DaysCard, PeopleCard, type Found } from './case-facts.tsx'
import css from './disputes.module.css'
import { EvidenceTable } from './evidence-table.tsx'
import { QueueButtons } from './queue-buttons.tsx'
import { DisputeTabs } from './tabs.tsx'
import { useCaseActions } from './use-case-actions.ts'
import { useCaseWords, type CaseWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Disputes',
    finding: (count: number, amounts: string) =>
      `${count === 1 ? '1 case holds' : `${count} cases hold`} ${amounts} back. The longest overdue first, then the largest.`,
    nothing: 'Nothing is held back.',
    mine: 'With you',
    others: 'With others',
    customer: 'With the customer',
    none: 'No dispute waits for anybody',
    noneHint: 'What a customer refuses appears here the moment somebody writes it down, and leaves when it is settled.',
    open: 'Open the case',
  },
  de: {
    title: 'Reklamationen',
    finding: (count: number, amounts: string) =>
      `${count === 1 ? '1 Fall hält' : `${count} Fälle halten`} ${amounts} zurück. Die längsten zuerst, dann die größten.`,
    nothing: 'Nichts wird zurückgehalten.',
    mine: 'Bei Ihnen',
    others: 'Bei anderen',
    customer: 'Beim Kunden',
    none: 'Keine Reklamation wartet',
    noneHint: 'Was ein Kunde bestreitet, steht hier, sobald es jemand aufnimmt, und geht, wenn es erledigt ist.',
    open: 'Fall öffnen',
  },
})

type CaseWork = Work & { readonly row: CaseRow }

/** What customers refuse, one case at a time: ranked by its clock, then by its amount. */
export function DisputeQueuePage() {
  const say = useWords(words)
  const language = useLanguage()
  const trade = useCaseWords()
  const navigate = useNavigate()
  const about = { open: true, entityId: useEntity()?.id, limit: 100 }
  const all = useAsk(listDisputes, about)
  const mine = useAsk(listDisputes, { ...about, mine: true })
  if (all.error) return <ProblemBox problem={all.error} />
  const amounts = (all.data?.sums ?? [])
    .filter((sum) => Number(sum.gross.amount) > 0)
    .map((sum) => `${exactFigureText(sum.gross.amount, language)} ${sum.currency}`)
    .join(' · ')
  return (
    <Page>
      <DisputeTabs />
      <PageHead title={say.title} line={all.data?.count ? say.finding(all.data.count, amounts) : say.nothing} />
      <WorkQueue
        groups={groupsOf(all.data?.rows ?? [], { mine: new Set(mine.data?.rows.map(({ id }) => id)), say, trade })}
        loading={all.isPending || mine.isPending}
        detail={(work) => <CaseDetail key={work.id} caseId={work.id} />}
        aside={(work) => <CaseAside caseId={work.id} />}
        actions={[{ key: 'Enter', label: say.open, run: (work) => void navigate({ to: `/disputes/${work.id}` }) }]}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
    </Page>
  )
}

type Grouping = {
  readonly mine: ReadonlySet<string>
  readonly say: (typeof words)['en']
  readonly trade: CaseWords
}

function groupsOf(rows: readonly CaseRow[], { mine, say, trade }: Grouping): WorkGroup<CaseWork>[] {
  const works = rows.map((row): CaseWork => ({
    id: row.id,
    row,
    title: row.customerName,
    figure: row.kind === 'dispute' ? <Money of={row.gross} /> : null,
    reason: reasonOf(row, trade),
    suggestion: subjectOf(row, trade),
    aside: row.number,
  }))
  const isWaiting = ({ row }: CaseWork) => row.withCustomerSince !== null
  return [
    { key: 'mine', title: say.mine, works: works.filter((work) => !isWaiting(work) && mine.has(work.id)) },
    { key: 'others', title: say.others, works: works.filter((work) => !isWaiting(work) && !mine.has(work.id)) },
    { key: 'customer', title: say.customer, works: works.filter(isWaiting) },
  ].filter((group) => group.works.length > 0)
}

function CaseDetail({ caseId }: { caseId: string }) {
  const { data, error } = useAsk(readDispute, { caseId })
  if (error) return <ProblemBox problem={error} />
  if (data?.id !== caseId) return <Skeleton height={320} radius={8} />
  return <Detail found={data} />
}

function Detail({ found }: { found: Found }) {
  const trade = useCaseWords()
  const actions = useCaseActions(found)
  return (
    <div className={css['stack']}>
      <div className={css['head']}>
        <div>
          <h2>{found.customerName}</h2>
          <span className="small quiet">
            {found.number} · {found.documentNumber}
          </span>
        </div>
        {found.kind === 'dispute' && (
          <span className={css['amount']}>
            <Money of={found.gross} withCurrency />
          </span>
        )}
      </div>
      <div className={css['chips']}>
        <CaseState row={found} /> <b>{subjectOf(found, trade)}</b> <span>{reasonOf(found, trade)}</span>
      </div>
      <p className={css['quote']}>{found.text}</p>
      {found.lines.length > 0 && <EvidenceTable lines={found.lines} compact />}
      <ApprovalCard found={found} />
      <QueueButtons actions={actions} />
      <CaseDialogs found={found} open={actions.open} close={actions.close} />
    </div>
  )
}

function CaseAside({ caseId }: { caseId: string }) {
  const { data } = useAsk(readDispute, { caseId })
  if (data?.id !== caseId) return <Skeleton height={240} radius={8} />
  return (
    <div className={css['plainCards']}>
      <AmountCard found={data} />
      <CauseCard found={data} />
      <DaysCard found={data} />
      <PeopleCard found={data} />
    </div>
  )
}
