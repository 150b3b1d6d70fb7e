import { listHolds } from '#contracts/orders'
import { Day, Money, catalogue, exactFigureText, useAsk, useLanguage, useWords } from '#web'
import { holdWords } from '../credit/hold-words.ts'
import { useReleaseText } from '../orders/order-words.ts'
import { useMay } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { WaitingList } from './waiting-list.tsx'

const words = catalogue({
  en: {
    held: 'Orders held for credit',
    order: 'Order',
    what: 'Why it waits, and what lets it go',
    since: 'Since',
    gross: 'Gross',
    soldBy: (name: string) => `sold by ${name}`,
    passes: 'Nothing stands in the way any more: check it again.',
    none: 'No order is held',
    hint: 'An order over its limit, or of somebody with old overdue bills, appears here as soon as it is placed.',
  },
  de: {
    held: 'Für Kredit gesperrte Aufträge',
    order: 'Auftrag',
    what: 'Warum er wartet, und was ihn freigibt',
    since: 'Seit',
    gross: 'Brutto',
    soldBy: (name: string) => `verkauft von ${name}`,
    passes: 'Es steht nichts mehr im Weg: erneut prüfen.',
    none: 'Kein Auftrag ist gesperrt',
    hint: 'Ein Auftrag über dem Limit, oder bei alten überfälligen Rechnungen, steht hier, sobald er erfasst ist.',
  },
})

export const useHeldOrders = () => useAsk(listHolds, { entityId: useEntity()?.id, sort: 'since', limit: 8 })

/** Orders that wait for credit. Who may release them goes to the queue, others to the order. */
export function HeldOrders({ title }: { title?: string }) {
  const say = useWords(words)
  const desk = useWords(holdWords)
  const language = useLanguage()
  const releaseText = useReleaseText()
  const mayRelease = useMay('credit.release')
  const { data, error } = useHeldOrders()
  return (
    <WaitingList
      title={title ?? say.held}
      heads={{ name: say.order, what: say.what, when: say.since, figure: say.gross }}
      count={data?.count}
      problem={error}
      none={say.none}
      noneHint={say.hint}
      all={{ path: '/orders/holds' }}
      rows={data?.rows.map((row) => ({
        id: row.orderId,
        ...(mayRelease ? { path: '/orders/holds', asking: { item: row.orderId } } : { path: `/orders/${row.orderId}` }),
        name: row.customerName,
        number: row.number,
        what: row.releases.length === 0 ? say.passes : row.releases.map(releaseText).join(' · '),
        below: [
          row.salesperson && say.soldBy(row.salesperson),
          row.margin && desk.marginIs(exactFigureText(row.margin.amount.amount, language)),
          row.record && desk.recordIs(row.record.within, row.record.of, row.record.from, row.record.until),
        ]
          .filter((part) => part !== null)
          .join(' · '),
        when: <Day of={row.since.slice(0, 10)} />,
        figure: <Money of={row.gross} withCurrency />,
      }))}
    />
  )
}
