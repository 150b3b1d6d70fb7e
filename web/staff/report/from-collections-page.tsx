import { Button, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { listReportLines } from '#contracts/reports'
import { Empty, Page, PageHead, ProblemBox, addressOf, useAddress, useAsk } from '#web'
import { PipelineTabs } from '../pipeline/tabs.tsx'
import { useEntity } from '../session/place.ts'
import { Followed } from './followed.tsx'
import { AcceptDialog, DeclineDialog, FinishDialog } from './line-dialogs.tsx'
import { LineTables } from './line-table.tsx'
import css from './report.module.css'
import { ViewTabs } from './view-tabs.tsx'
import { useReportWords, type ReportLine } from './words.ts'

const views = ['for_sales', 'tasks', 'followed', 'declined'] as const

/** What collectors signed: taken as a task, or declined with a reason; and what came of it. */
export function FromCollectionsPage() {
  const say = useReportWords()
  const { values } = useAddress()
  const view = views.find((each) => each === values['view']) ?? 'for_sales'
  const asked = { view, entityId: useEntity()?.id, limit: 200 } as const
  const { data, error } = useAsk(listReportLines, asked)
  if (error) return <ProblemBox problem={error} />
  const labels = { for_sales: say.news, tasks: say.tasks, followed: say.followed, declined: say.declined }
  const empty = {
    for_sales: [say.salesNone, say.salesNoneHint],
    tasks: [say.tasksNone, say.tasksNoneHint],
    followed: [say.followedNone, say.followedNoneHint],
    declined: [say.declinedNone, say.declinedNoneHint],
  } as const
  return (
    <Page>
      <PipelineTabs />
      <PageHead title={say.salesTitle} line={say.salesLine}>
        <Button component="a" variant="default" href={addressOf(listReportLines, { ...asked, format: 'csv' })} download>
          {say.export}
        </Button>
      </PageHead>
      <ViewTabs views={views.map((key) => ({ key, label: labels[key] }))} chosen={view} />
      {!data && <Skeleton height={280} radius={8} />}
      {data?.rows.length === 0 && <Empty title={empty[view][0]}>{empty[view][1]}</Empty>}
      {data && data.rows.length > 0 && <Answering lines={data.rows} />}
    </Page>
  )
}

type Open = { readonly line: ReportLine; readonly what: 'accept' | 'decline' | 'finish' }

function Answering({ lines }: { lines: readonly ReportLine[] }) {
  const say = useReportWords()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  return (
    <>
      <LineTables
        lines={lines}
        lastHead={say.state}
        last={(line) => <Last line={line} open={(what) => setOpen({ line, what })} />}
      />
      {open?.what === 'accept' && <AcceptDialog line={open.line} close={close} />}
      {open?.what === 'decline' && <DeclineDialog line={open.line} close={close} />}
      {open?.what === 'finish' && <FinishDialog line={open.line} close={close} />}
    </>
  )
}

function Last({ line, open }: { line: ReportLine; open: (what: Open['what']) => void }) {
  const say = useReportWords()
  const offered = (['accept', 'decline', 'finish'] as const).filter((what) => line.can.includes(what))
  return (
    <>
      {line.state !== 'signed' && <Followed line={line} />}
      {offered.length > 0 && (
        <span className={css['buttons']}>
          {offered.map((what) => (
            <Button
              key={what}
              size="compact-sm"
              variant={what === 'decline' ? 'subtle' : 'default'}
              aria-label={`${say[what]}: ${line.customer.name}`}
              onClick={() => open(what)}
            >
              {say[what]}
            </Button>
          ))}
        </span>
      )}
    </>
  )
}
