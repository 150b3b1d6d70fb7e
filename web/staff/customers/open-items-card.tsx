import { listOpenItems } from '#contracts/ledger'
import { Card, Day, Money, StateChip, catalogue, countText, useAsk, useLanguage, useWords, type Answer } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useEntity } from '../session/place.ts'
import css from './customers.module.css'

const words = catalogue({
  en: {
    title: 'Open items',
    number: 'Number',
    issued: 'Issued',
    due: 'Due',
    state: 'State',
    open: 'Open',
    notDue: 'not due',
    daysLate: (days: number) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
    credit_note: 'credit note',
    allowance: 'allowed',
    receipt: 'received, not applied',
    all: (count: string) => `All ${count} items`,
    reference: (text: string) => `their ${text}`,
  },
  de: {
    title: 'Offene Posten',
    number: 'Nummer',
    issued: 'Ausgestellt',
    due: 'Fällig',
    state: 'Stand',
    open: 'Offen',
    notDue: 'nicht fällig',
    daysLate: (days: number) => (days === 1 ? '1 Tag überfällig' : `${days} Tage überfällig`),
    credit_note: 'Gutschrift',
    allowance: 'nachgelassen',
    receipt: 'erhalten, nicht zugeordnet',
    all: (count: string) => `Alle ${count} Posten`,
    reference: (text: string) => `dort ${text}`,
  },
})

type Row = Answer<typeof listOpenItems>['rows'][number]

/** What is open, the longest overdue first. */
export function OpenItemsCard({ customerId }: { customerId: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const { data } = useAsk(listOpenItems, { customerId, entityId: useEntity()?.id, limit: 12 })
  if (!data || data.count === 0) return null
  return (
    <Card title={say.title} beside={say.all(countText(data.count, language))} flush>
      <table>
        <thead>
          <tr>
            <th>{say.number}</th>
            <th className={css['wideOnly']}>{say.issued}</th>
            <th className={css['wideOnly']}>{say.due}</th>
            <th>{say.state}</th>
            <th className="num">{say.open}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <ItemRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
      {data.next !== null && (
        <p className={css['more']}>
          <WayTo path="/insight/open-items" asking={{ customerId }}>
            <span className="link">{say.all(countText(data.count, language))}</span>
          </WayTo>
        </p>
      )}
    </Card>
  )
}

function ItemRow({ row }: { row: Row }) {
  const say = useWords(words)
  const number = row.documentId ? <WayTo path={`/billing/${row.documentId}`}>{row.number}</WayTo> : row.number
  return (
    <tr>
      <td>
        {number}
        {row.reference && <div className="small quiet">{say.reference(row.reference)}</div>}
      </td>
      <td className={css['wideOnly']}>
        <Day of={row.issuedOn} />
      </td>
      <td className={css['wideOnly']}>{row.kind === 'invoice' && <Day of={row.dueOn} />}</td>
      <td>
        <State row={row} />
      </td>
      <td className="num">
        <Money of={row.open} withCurrency />
      </td>
    </tr>
  )
}

function State({ row }: { row: Row }) {
  const say = useWords(words)
  if (row.kind !== 'invoice') return <StateChip tone="settled">{say[row.kind]}</StateChip>
  if (row.daysLate > 0) return <StateChip tone="overdue">{say.daysLate(row.daysLate)}</StateChip>
  return <StateChip tone="quiet">{say.notDue}</StateChip>
}
