import { Button } from '@mantine/core'
import { listPrices } from '#contracts/catalog'
import { Card, Day, StateChip, catalogue, useAskList, useWords, type Answer } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import css from '../customers/customers.module.css'
import { Price } from './price.tsx'

const words = catalogue({
  en: {
    customer: 'Customer',
    name: 'Name',
    from: 'From',
    to: 'Until',
    setBy: 'Set by',
    price: 'Price',
    holds: 'holds',
    past: 'past',
    to_come: 'to come',
    more: 'Show more',
  },
  de: {
    customer: 'Kunde',
    name: 'Name',
    from: 'Ab',
    to: 'Bis',
    setBy: 'Festgelegt von',
    price: 'Preis',
    holds: 'gilt',
    past: 'vergangen',
    to_come: 'künftig',
    more: 'Mehr zeigen',
  },
})

type Row = Answer<typeof listPrices>['rows'][number]
type HistoryProps = {
  readonly productId: string
  readonly of: 'list' | 'agreements'
  readonly title: string
  readonly none: string
}

/** Every price with its days and whose word it was; nothing is overwritten. */
export function PriceHistory({ productId, of, title, none }: HistoryProps) {
  const say = useWords(words)
  const { rows, loading, more } = useAskList(listPrices, { productId, of })
  if (loading) return null
  return (
    <Card title={title} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {of === 'agreements' && <th>{say.customer}</th>}
              <th>{say.name}</th>
              <th>{say.from}</th>
              <th className={css['wideOnly']}>{say.to}</th>
              <th aria-label={say.holds} />
              <th className={css['wideOnly']}>{say.setBy}</th>
              <th className="num">{say.price}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PriceRow key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {more && <Button onClick={more}>{say.more}</Button>}
    </Card>
  )
}

function PriceRow({ row }: { row: Row }) {
  const say = useWords(words)
  return (
    <tr>
      {row.customer !== null && (
        <td>
          <WayTo path={`/customers/${row.customer.id}`}>{row.customer.name}</WayTo>
        </td>
      )}
      <td>{row.agreement ?? row.listName}</td>
      <td>
        <Day of={row.fromOn} />
      </td>
      <td className={css['wideOnly']}>{row.toOn !== null && <Day of={row.toOn} />}</td>
      <td>
        <StateChip tone={row.state === 'holds' ? 'settled' : 'quiet'}>{say[row.state]}</StateChip>
      </td>
      <td className={css['wideOnly']}>{row.setBy}</td>
      <td className="num">
        <Price of={row.amount} currency={row.currency} />
      </td>
    </tr>
  )
}
