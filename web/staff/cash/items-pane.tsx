import { Button, Checkbox, Skeleton } from '@mantine/core'
import { listOpenItems } from '#contracts/ledger'
import { Day, KeyHint, Money, SumLine, SumLines, catalogue, useAsk, useWords, type Answer } from '#web'
import css from './cash.module.css'
import type { LineShown, LineWork } from './line-work.tsx'
import { useTrial, type Picked } from './use-picked.ts'
import { WayTo } from '../insight/way-to.tsx'

const words = catalogue({
  en: {
    title: (name: string) => `${name}: open items`,
    customer: 'open customer',
    hint: 'Tick to add or take away; the sum follows.',
    due: 'due',
    late: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
    credit: 'credit note',
    none: 'Nothing is open.',
    openNow: (count: number) => (count === 1 ? 'Open now, 1 item' : `Open now, ${count} items`),
    settles: 'Settled by this',
    after: 'Open after',
    whose: 'Whose is it?',
    whoseHint: 'Nobody is known by this account or text. Find the payer, and his open items come up here.',
    find: 'Find the payer',
    before: 'Money from this account before',
    nobody: 'payer unknown',
    more: (count: number) => `the first ${count}`,
  },
  de: {
    title: (name: string) => `${name}: offene Posten`,
    customer: 'Kunde öffnen',
    hint: 'Haken setzen oder wegnehmen; die Summe folgt.',
    due: 'fällig',
    late: (days: number) => (days === 1 ? '1 Tag überfällig' : `${days} Tage überfällig`),
    credit: 'Gutschrift',
    none: 'Nichts ist offen.',
    openNow: (count: number) => (count === 1 ? 'Offen, 1 Posten' : `Offen, ${count} Posten`),
    settles: 'Damit ausgeglichen',
    after: 'Danach offen',
    whose: 'Von wem ist es?',
    whoseHint: 'Konto und Text sind niemandes. Suchen Sie den Zahler, dann stehen hier seine offenen Posten.',
    find: 'Zahler suchen',
    before: 'Früheres Geld von diesem Konto',
    nobody: 'Zahler unbekannt',
    more: (count: number) => `die ersten ${count}`,
  },
})

type PaneProps = { readonly work: LineWork; readonly picked: Picked; readonly findPayer: () => void }
type Item = Answer<typeof listOpenItems>['rows'][number]

/** The customer's open items to pick from, and how this account paid before. */
export function ItemsPane({ work, picked, findPayer }: PaneProps) {
  const say = useWords(words)
  const { line, best, items, trial } = useTrial(work.id, picked)
  if (!line) return <Skeleton height={260} radius={6} />
  const customerId = line.customerId ?? best?.customerId
  const isOpen = line.waits !== 'done' && line.waits !== 'outgoing'
  if (!customerId)
    return (
      <div className={css['pane']}>
        <h2>{say.whose}</h2>
        <p className="small quiet">{say.whoseHint}</p>
        {isOpen && (
          <Button onClick={findPayer} rightSection={<KeyHint keys="f" />}>
            {say.find}
          </Button>
        )}
        <PaidBefore line={line} />
      </div>
    )
  return (
    <div className={css['pane']}>
      <header className={css['paneHead']}>
        <h2>{say.title(line.customerName ?? best?.customerName ?? '')}</h2>
        <WayTo path={`/customers/${customerId}`}>{say.customer}</WayTo>
      </header>
      {isOpen && <p className="small quiet">{say.hint}</p>}
      <OpenItems
        line={line}
        customerId={customerId}
        chosen={isOpen ? items : []}
        {...(isOpen ? { choose: (ids: readonly string[]) => picked.pick(line.id, ids) } : {})}
      />
      {isOpen && trial?.customer && (
        <SumLines>
          <SumLine label={say.openNow(trial.customer.items)} value={<Money of={trial.customer.open} showZero />} />
          <SumLine label={say.settles} value={<Money of={trial.pays} showZero />} />
          <SumLine label={say.after} value={<Money of={trial.customer.after} showZero />} total />
        </SumLines>
      )}
      <PaidBefore line={line} />
    </div>
  )
}

type ItemsProps = {
  readonly line: LineShown
  readonly customerId: string
  readonly chosen: readonly string[]
  readonly choose?: (items: readonly string[]) => void
}

const shown = 100

function OpenItems({ line, customerId, chosen, choose }: ItemsProps) {
  const say = useWords(words)
  const { data } = useAsk(listOpenItems, {
    customerId,
    entityId: line.entityId,
    currency: line.amount.currency,
    limit: shown,
  })
  if (!data) return <Skeleton height={160} radius={6} />
  const rows = data.rows.filter((item) => item.kind !== 'receipt' && item.customerId === customerId)
  if (rows.length === 0) return <p className="quiet">{say.none}</p>
  return (
    <ul className={css['items']}>
      {rows.map((item) => (
        <li key={item.id} data-chosen={chosen.includes(item.id) || undefined}>
          <OpenItemRow item={item} chosen={chosen} choose={choose} />
        </li>
      ))}
      {data.next && <li className="small quiet">{say.more(shown)}</li>}
    </ul>
  )
}

type RowProps = Pick<ItemsProps, 'chosen'> & {
  readonly item: Item
  readonly choose: ((items: readonly string[]) => void) | undefined
}

function OpenItemRow({ item, chosen, choose }: RowProps) {
  const say = useWords(words)
  const isChosen = chosen.includes(item.id)
  const amount = item.kind === 'credit_note' ? { ...item.open, amount: `-${item.open.amount}` } : item.open
  return (
    <label className={css['itemRow']}>
      {choose && (
        <Checkbox
          aria-label={item.number}
          checked={isChosen}
          onChange={() => choose(isChosen ? chosen.filter((id) => id !== item.id) : [...chosen, item.id])}
        />
      )}
      <span className={css['itemWords']}>
        <span>{item.number}</span>
        <span className="small quiet">
          {item.kind === 'credit_note' ? (
            say.credit
          ) : (
            <>
              {say.due} <Day of={item.dueOn} />
              {item.daysLate > 0 && <span className={css['late']}> · {say.late(item.daysLate)}</span>}
            </>
          )}
        </span>
      </span>
      <Money of={amount} />
    </label>
  )
}

function PaidBefore({ line }: { readonly line: LineShown }) {
  const say = useWords(words)
  if (line.paidBefore.length === 0) return null
  return (
    <section className={css['before']}>
      <h3>{say.before}</h3>
      <ul>
        {line.paidBefore.map((paid) => (
          <li key={paid.receiptId}>
            <Day of={paid.valueOn} />
            <WayTo path="/cash" asking={{ item: paid.receiptId }}>
              {paid.customerName ?? say.nobody}
            </WayTo>
            <Money of={paid.amount} />
          </li>
        ))}
      </ul>
    </section>
  )
}
