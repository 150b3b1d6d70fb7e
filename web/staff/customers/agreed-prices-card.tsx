import { listPrices } from '#contracts/catalog'
import { Card, Day, StateChip, catalogue, useAsk, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { Price } from '../products/price.tsx'
import css from './customers.module.css'

const words = catalogue({
  en: {
    title: 'Agreed prices',
    product: 'Product',
    agreement: 'Agreement',
    days: 'From',
    until: 'Until',
    price: 'Price',
    to_come: 'to come',
    past: 'past',
  },
  de: {
    title: 'Vereinbarte Preise',
    product: 'Produkt',
    agreement: 'Vereinbarung',
    days: 'Ab',
    until: 'Bis',
    price: 'Preis',
    to_come: 'künftig',
    past: 'vergangen',
  },
})

/** What was agreed with this customer; a price of the list is not repeated here. */
export function AgreedPricesCard({ customerId }: { customerId: string }) {
  const say = useWords(words)
  const { data } = useAsk(listPrices, { customerId, of: 'agreements', sort: 'sku', limit: 50 })
  if (!data || data.count === 0) return null
  return (
    <Card title={say.title} flush>
      <table>
        <thead>
          <tr>
            <th>{say.product}</th>
            <th>{say.agreement}</th>
            <th className={css['wideOnly']}>{say.days}</th>
            <th className={css['wideOnly']}>{say.until}</th>
            <th className="num">{say.price}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.id}>
              <td>
                <WayTo path={`/products/${row.productId}`}>{row.productName}</WayTo>{' '}
                <span className="small quiet">{row.sku}</span>
              </td>
              <td>
                {row.agreement} {row.state !== 'holds' && <StateChip tone="quiet">{say[row.state]}</StateChip>}
              </td>
              <td className={css['wideOnly']}>
                <Day of={row.fromOn} />
              </td>
              <td className={css['wideOnly']}>{row.toOn && <Day of={row.toOn} />}</td>
              <td className="num">
                <Price of={row.amount} currency={row.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
