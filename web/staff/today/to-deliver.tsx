import { listToDeliver } from '#contracts/orders'
import { Day, catalogue, figureText, useAsk, useLanguage, useToday, useWords } from '#web'
import { useEntity } from '../session/place.ts'
import { WaitingList } from './waiting-list.tsx'

const words = catalogue({
  en: {
    title: 'To deliver today',
    order: 'Order',
    what: 'What is left to deliver, and where',
    wished: 'Wished for',
    anyDay: 'any day',
    more: (count: number) => `and ${count} more`,
    none: 'Nothing is to be delivered today',
    hint: 'An accepted order appears here on the day it is wished for; one without a day at once.',
  },
  de: {
    title: 'Heute zu liefern',
    order: 'Auftrag',
    what: 'Was noch zu liefern ist, und wohin',
    wished: 'Wunschtag',
    anyDay: 'jeder Tag',
    more: (count: number) => `und ${count} weitere`,
    none: 'Heute ist nichts zu liefern',
    hint: 'Ein angenommener Auftrag steht hier am Wunschtag; einer ohne Tag sofort.',
  },
})

export const useToDeliver = () =>
  useAsk(listToDeliver, { entityId: useEntity()?.id, until: useToday(), sort: 'wishedOn', limit: 12 })

/** What should leave the yard today. */
export function ToDeliver() {
  const say = useWords(words)
  const language = useLanguage()
  const { data, error } = useToDeliver()
  return (
    <WaitingList
      title={say.title}
      heads={{ name: say.order, what: say.what, when: say.wished }}
      count={data?.count}
      problem={error}
      none={say.none}
      noneHint={say.hint}
      all={{ path: '/orders/deliveries' }}
      rows={data?.rows.map((row) => ({
        id: row.orderId,
        path: `/orders/${row.orderId}`,
        name: row.customerName,
        number: row.number,
        what: [
          ...row.lines.slice(0, 2).map((line) => `${figureText(line.left, language)} × ${line.description}`),
          ...(row.lines.length > 2 ? [say.more(row.lines.length - 2)] : []),
        ].join(', '),
        below: row.shipTo.join(', '),
        when: row.wishedOn ? <Day of={row.wishedOn} /> : say.anyDay,
        late: row.daysLate > 0,
      }))}
    />
  )
}
