import { readReminding } from '#contracts/collections'
import { listTouches } from '#contracts/parties'
import { Bar, Card, Day, Money, StateChip, catalogue, useAsk, useToday, useWords, type BarPart } from '#web'
import { daysBetween, day } from '#kernel/day'
import { HabitCard } from '../customers/habit-card.tsx'
import { useToldBy } from '../customers/told-by.tsx'
import { departmentWords } from '../customers/words.ts'
import { WayTo } from '../insight/way-to.tsx'
import css from './desk.module.css'
import { useWhy, type Account } from './desk-words.ts'
import { PromisesCard } from './promises-card.tsx'
import { reasonWords } from './words.ts'

const words = catalogue({
  en: {
    today: 'collectable today',
    customer: (number: string) => `Customer ${number}`,
    why: 'Why today:',
    owed: 'Owed by age',
    notDue: 'not due',
    days: (from: number, to: number) => `${from}–${to} days`,
    more: (from: number) => `over ${from} days`,
    items: 'Open bills',
    bill: 'Bill',
    due: 'Due',
    late: 'Days late',
    state: 'State',
    open: 'Open',
    sum: 'Sum',
    disputed: 'in dispute',
    promised: 'promised',
    touches: 'Last touches, all departments',
    noTouches: 'Nobody has noted anything yet.',
    credits: 'lie with us, not applied',
    expected: 'A talk today is worth about',
  },
  de: {
    today: 'heute einziehbar',
    customer: (number: string) => `Kunde ${number}`,
    why: 'Warum heute:',
    owed: 'Geschuldet nach Alter',
    notDue: 'nicht fällig',
    days: (from: number, to: number) => `${from}–${to} Tage`,
    more: (from: number) => `über ${from} Tage`,
    items: 'Offene Rechnungen',
    bill: 'Rechnung',
    due: 'Fällig',
    late: 'Tage zu spät',
    state: 'Stand',
    open: 'Offen',
    sum: 'Summe',
    disputed: 'strittig',
    promised: 'zugesagt',
    touches: 'Letzte Kontakte, alle Abteilungen',
    noTouches: 'Noch hat niemand etwas notiert.',
    credits: 'liegen bei uns, nicht zugeordnet',
    expected: 'Ein Gespräch heute bringt etwa',
  },
})

type DetailProps = { readonly account: Account | null; readonly customerId: string; readonly entityId: string }

/** The account in front: what is owed, how they pay, what they promised, and what everybody did. */
export function AccountDetail({ account, customerId, entityId }: DetailProps) {
  const say = useWords(words)
  const why = useWhy()
  return (
    <div className={css['detail']}>
      {account && (
        <>
          <header className={css['head']}>
            <div>
              <h2>
                <WayTo path={`/customers/${customerId}`}>{account.customer.name}</WayTo>
              </h2>
              <p className="small quiet">
                {say.customer(account.customer.number)}
                {account.credits.amount !== '0.00' && (
                  <>
                    {' · '}
                    <Money of={account.credits} withCurrency /> {say.credits}
                  </>
                )}
              </p>
            </div>
            <div className={css['figure']}>
              <b>
                <Money of={account.collectable} withCurrency />
              </b>
              <span className="small quiet">{say.today}</span>
            </div>
          </header>
          <p className={css['why']}>
            <b>{say.why}</b> {why(account)}{' '}
            <span className="quiet">
              {say.expected} <Money of={account.worth} withCurrency />.
            </span>
          </p>
        </>
      )}
      <OpenBills customerId={customerId} entityId={entityId} />
      <HabitCard customerId={customerId} />
      <PromisesCard customerId={customerId} />
      <Touches customerId={customerId} />
    </div>
  )
}

const ages = [
  { key: 'notDue', from: null, to: 0, tone: 'plain' },
  { key: 'd30', from: 1, to: 30, tone: 'waiting' },
  { key: 'd60', from: 31, to: 60, tone: 'overdue' },
  { key: 'older', from: 61, to: null, tone: 'overdue' },
] as const

function OpenBills({ customerId, entityId }: { customerId: string; entityId: string }) {
  const say = useWords(words)
  const reasons = useWords(reasonWords)
  const today = useToday()
  const { data } = useAsk(readReminding, { customerId })
  const entity = data?.entities.find((each) => each.entityId === entityId)
  if (!entity || entity.items.length === 0) return null
  const items = entity.items.map((item) => ({ ...item, late: daysBetween(day(item.effectiveDueOn), day(today)) }))
  const unit = items[0]?.open.currency ?? ''
  const sumOf = (wanted: (item: (typeof items)[number]) => boolean) =>
    items
      .filter((item) => item.open.currency === unit && wanted(item))
      .reduce((sum, { open }) => sum + Number(open.amount), 0)
  const moneyOf = (amount: number) => <Money of={{ amount: amount.toFixed(2), currency: unit }} />
  const parts = ages.flatMap(({ from, to, tone, key }): BarPart[] => {
    const share = sumOf(({ late }) => (from === null || late >= from) && (to === null || late <= to))
    const label = key === 'notDue' ? say.notDue : to === null ? say.more(from - 1) : say.days(from, to)
    return share === 0 ? [] : [{ label, share, tone, value: moneyOf(share) }]
  })
  return (
    <>
      <section>
        <h3 className={css['title']}>{say.owed}</h3>
        <Bar label={say.owed} parts={parts} legend />
      </section>
      <Card title={say.items} flush>
        <table>
          <thead>
            <tr>
              <th>{say.bill}</th>
              <th>{say.due}</th>
              <th className="num">{say.late}</th>
              <th>{say.state}</th>
              <th className="num">{say.open}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.itemId}>
                <td className={css['number']}>
                  {item.documentId ? <WayTo path={`/billing/${item.documentId}`}>{item.number}</WayTo> : item.number}
                </td>
                <td>
                  <Day of={item.dueOn} />
                </td>
                <td className="num" data-late={item.late > 30 || undefined}>
                  {item.late > 0 ? item.late : '–'}
                </td>
                <td>
                  {item.reason === 'promised' && <StateChip tone="settled">{say.promised}</StateChip>}
                  {item.reason === 'disputed' && <StateChip tone="question">{say.disputed}</StateChip>}
                  {item.reason === 'on_hold' && <StateChip tone="quiet">{reasons.on_hold}</StateChip>}
                </td>
                <td className="num">
                  <Money of={item.open} withCurrency={item.open.currency !== unit} />
                </td>
              </tr>
            ))}
            <tr>
              <th colSpan={4}>{say.sum}</th>
              <th className="num">{moneyOf(sumOf(() => true))}</th>
            </tr>
          </tbody>
        </table>
      </Card>
    </>
  )
}

function Touches({ customerId }: { customerId: string }) {
  const say = useWords(words)
  const departments = useWords(departmentWords)
  const toldBy = useToldBy()
  const { data } = useAsk(listTouches, { customerId, limit: 6 })
  return (
    <section>
      <h3 className={css['title']}>{say.touches}</h3>
      {data?.rows.length === 0 && <p className="small quiet">{say.noTouches}</p>}
      <ul className={css['touches']}>
        {data?.rows.map((touch) => (
          <li key={touch.id}>
            <span className="small quiet">
              <Day of={touch.at.slice(0, 10)} />
            </span>
            <span>
              {toldBy(touch) ?? touch.note ?? touch.kind}
              <span className="small quiet">
                {' '}
                {[touch.staff?.name ?? departments[touch.department], toldBy(touch) ? touch.note : null]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
