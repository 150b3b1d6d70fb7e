import { catalogue, useWords } from '#web'
import { Figure, Sums } from './figure.tsx'
import { MyCases, useMyCases } from './my-cases.tsx'
import { OverdueBills, useOverdueBills } from './overdue-bills.tsx'
import { ReportLines, useReportLines } from './report-lines.tsx'
import { RolePage } from './role-page.tsx'
import { useReceivable } from './use-receivable.ts'
import { Worklist, useMyWorklist } from './worklist.tsx'

const words = catalogue({
  en: {
    overdue: 'overdue',
    month: 'overdue for 31 to 60 days',
    old: 'overdue for more than 90 days',
    unapplied: 'received and not applied: ask before you call',
    bills: (count: number) => (count === 1 ? '1 bill' : `${count} bills`),
  },
  de: {
    overdue: 'überfällig',
    month: 'seit 31 bis 60 Tagen überfällig',
    old: 'seit über 90 Tagen überfällig',
    unapplied: 'erhalten und nicht zugeordnet: vor dem Anruf klären',
    bills: (count: number) => (count === 1 ? '1 Rechnung' : `${count} Rechnungen`),
  },
})

/** Whose money is late, the longest first. */
export function CollectorToday() {
  const say = useWords(words)
  const late = useOverdueBills().data
  const cases = useMyCases().data
  const sums = useReceivable()
  const work = useMyWorklist().data
  const report = useReportLines('to_sign').data
  return (
    <RolePage
      waiting={[work?.count, cases?.count, report?.count]}
      figures={
        <>
          <Figure
            value={<Sums of={sums?.map((sum) => sum.overdue)} />}
            beside={late && say.bills(late.count)}
            label={say.overdue}
            path="/insight/open-items"
            asking={{ view: 'late' }}
          />
          <Figure
            value={<Sums of={sums?.map((sum) => sum.d31_60)} />}
            label={say.month}
            path="/insight/open-items"
            asking={{ lateBy: '30', lateAtMost: '60' }}
          />
          <Figure
            value={<Sums of={sums?.map((sum) => sum.over_90)} />}
            label={say.old}
            path="/insight/open-items"
            asking={{ lateBy: '90' }}
          />
          <Figure
            value={<Sums of={sums?.map((sum) => sum.unapplied)} />}
            label={say.unapplied}
            path="/insight/open-items"
            asking={{ kind: 'receipt' }}
          />
        </>
      }
      lists={
        <>
          <Worklist />
          <OverdueBills />
        </>
      }
      aside={
        <>
          <ReportLines view="to_sign" />
          <MyCases />
        </>
      }
    />
  )
}
