import { listCustomers } from '#contracts/parties'
import { Card, Day, FieldRow, FieldRows, catalogue, useAsk, useLanguage, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import type { Customer } from './customer.ts'
import { customerWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Terms and rules',
    members: 'Members',
    more: (count: number) => `and ${count} more`,
    pattern: (text: string) => `of the form ${text}`,
  },
  de: {
    title: 'Zahlungsziel und Regeln',
    members: 'Mitglieder',
    more: (count: number) => `und ${count} weitere`,
    pattern: (text: string) => `in der Form ${text}`,
  },
})

/** What holds for every order and bill of the customer. */
export function FactsCard({ customer }: { customer: Customer }) {
  const say = useWords(words)
  const own = useWords(customerWords)
  const languages = new Intl.DisplayNames(useLanguage(), { type: 'language' })
  const { parent, poPattern, vatNumber, registration, since, invoiceEmail } = customer
  return (
    <Card title={say.title}>
      <FieldRows>
        <FieldRow label={own.terms}>{customer.termsText}</FieldRow>
        <FieldRow label={own.poRule}>
          {customer.poRule === 'required' ? own.poRequired : own.poOptional}
          {poPattern !== null && `, ${say.pattern(poPattern)}`}
        </FieldRow>
        <FieldRow label={own.channel}>
          {own[customer.invoiceChannel]}
          {customer.invoiceChannel === 'email' && invoiceEmail !== null && <div className="small">{invoiceEmail}</div>}
        </FieldRow>
        <FieldRow label={own.language}>{languages.of(customer.language) ?? customer.language}</FieldRow>
        <FieldRow label={own.currency}>{customer.currency}</FieldRow>
        {vatNumber !== null && <FieldRow label={own.vatNumber}>{vatNumber}</FieldRow>}
        {registration !== null && <FieldRow label={own.registration}>{registration}</FieldRow>}
        {since !== null && (
          <FieldRow label={own.since}>
            <Day of={since} />
          </FieldRow>
        )}
        {parent !== null && (
          <FieldRow label={own.parent}>
            <WayTo path={`/customers/${parent.id}`}>{parent.name}</WayTo>
          </FieldRow>
        )}
        <Members of={customer.id} />
      </FieldRows>
    </Card>
  )
}

/** The companies of the group, on the page of its head. */
function Members({ of: parentId }: { of: string }) {
  const say = useWords(words)
  const { data } = useAsk(listCustomers, { parentId, limit: 5 })
  if (!data || data.count === 0) return null
  return (
    <FieldRow label={say.members}>
      {data.rows.map((row) => (
        <div key={row.id}>
          <WayTo path={`/customers/${row.id}`}>{row.name}</WayTo>
        </div>
      ))}
      {data.count > data.rows.length && say.more(data.count - data.rows.length)}
    </FieldRow>
  )
}
