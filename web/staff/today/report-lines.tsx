import { listReportLines } from '#contracts/reports'
import { Day, Money, catalogue, useAsk, useWords } from '#web'
import { useReportWords, whyText } from '../report/words.ts'
import { useEntity } from '../session/place.ts'
import { WaitingList } from './waiting-list.tsx'

const words = catalogue({
  en: {
    to_sign: 'Report to sign',
    for_sales: 'From collections',
    customer: 'Customer',
    what: 'Group, and why',
    last: 'Last order',
    headroom: 'Headroom',
    toSignNone: 'No line of the customer report waits',
    toSignHint: 'In the last five working days of the month the lines that you may keep, drop and sign appear here.',
    salesNone: 'Nothing new from collections',
    salesHint:
      'What a collector signs about your customers appears here: accept it as a task, or decline it with a reason.',
  },
  de: {
    to_sign: 'Bericht zu zeichnen',
    for_sales: 'Vom Mahnwesen',
    customer: 'Kunde',
    what: 'Gruppe, und warum',
    last: 'Letzte Bestellung',
    headroom: 'Spielraum',
    toSignNone: 'Keine Zeile des Kundenberichts wartet',
    toSignHint:
      'In den letzten fünf Arbeitstagen des Monats stehen hier die Zeilen, die Sie behalten, streichen und zeichnen.',
    salesNone: 'Nichts Neues vom Mahnwesen',
    salesHint: 'Was über Ihre Kunden gezeichnet wird, steht hier: als Aufgabe annehmen, oder mit Grund ablehnen.',
  },
})

export type ReportPart = 'to_sign' | 'for_sales'

export const useReportLines = (view: ReportPart) =>
  useAsk(listReportLines, { view, mine: true, entityId: useEntity()?.id, limit: 6 })

/** Lines of the customer report: for the collector to sign, or for sales to answer. */
export function ReportLines({ view }: { view: ReportPart }) {
  const say = useWords(words)
  const own = useReportWords()
  const { data, error } = useReportLines(view)
  const path = view === 'to_sign' ? '/customers/report' : '/pipeline/from-collections'
  return (
    <WaitingList
      title={say[view]}
      heads={{ name: say.customer, what: say.what, when: say.last, figure: say.headroom }}
      count={data?.count}
      problem={error}
      none={view === 'to_sign' ? say.toSignNone : say.salesNone}
      noneHint={view === 'to_sign' ? say.toSignHint : say.salesHint}
      all={{ path }}
      rows={data?.rows.map((line) => ({
        id: line.id,
        path,
        name: line.customer.name,
        number: line.signedByName ? own.by(line.signedByName) : line.customer.number,
        what: own[`group ${line.group}`],
        below: whyText(own, line),
        when: <Day of={line.lastOrderOn} />,
        figure: <Money of={line.headroom} withCurrency showZero />,
      }))}
    />
  )
}
