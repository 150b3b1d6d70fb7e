import { listOrders } from '#contracts/orders'
import { Card, Day, Money, StateChip, catalogue, countText, useAsk, useLanguage, useWords, type Answer } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { toneOf, useOrderWords } from '../orders/order-words.ts'
import { useEntity } from '../session/place.ts'
import css from './customers.module.css'

const words = catalogue({
  en: {
    title: 'Orders',
    number: 'Order',
    deal: 'Agreed',
    state: 'State',
    gross: 'Gross',
    draft: 'not placed yet',
    all: (count: string) => `All ${count}`,
    reference: (text: string) => `their ${text}`,
  },
  de: {
    title: 'Aufträge',
    number: 'Auftrag',
    deal: 'Vereinbart',
    state: 'Stand',
    gross: 'Brutto',
    draft: 'noch nicht erteilt',
    all: (count: string) => `Alle ${count}`,
    reference: (text: string) => `dort ${text}`,
  },
})

type Row = Answer<typeof listOrders>['rows'][number]

/** The last five orders and where they stand. */
export function OrdersCard({ customerId }: { customerId: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const { data } = useAsk(listOrders, { customerId, entityId: useEntity()?.id, sort: '-dealOn', limit: 5 })
  if (!data || data.count === 0) return null
  const all = (
    <WayTo path="/orders" asking={{ customerId }}>
      {say.all(countText(data.count, language))}
    </WayTo>
  )
  return (
    <Card title={say.title} beside={all} flush>
      <table>
        <thead>
          <tr>
            <th>{say.number}</th>
            <th className={css['wideOnly']}>{say.deal}</th>
            <th>{say.state}</th>
            <th className="num">{say.gross}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <OrderRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function OrderRow({ row }: { row: Row }) {
  const say = useWords(words)
  const states = useOrderWords()
  const path = row.status === 'draft' ? '/orders/new' : `/orders/${row.id}`
  return (
    <tr>
      <td>
        <WayTo path={path} asking={row.status === 'draft' ? { draft: row.id } : {}}>
          {row.number ?? say.draft}
        </WayTo>
        {row.poNumber !== null && <div className="small quiet">{say.reference(row.poNumber)}</div>}
      </td>
      <td className={css['wideOnly']}>
        <Day of={row.dealOn} />
      </td>
      <td>
        <StateChip tone={toneOf[row.status]}>{states[row.status]}</StateChip>
      </td>
      <td className="num">
        <Money of={row.gross} withCurrency />
      </td>
    </tr>
  )
}
