import type { tryItems } from '#contracts/cash'
import { Bar, Day, Money, StateChip, catalogue, useWords, type Answer, type BarPart } from '#web'
import { isNothing } from './is-nothing.ts'
import css from './cash.module.css'
import { WayTo } from '../insight/way-to.tsx'

const words = catalogue({
  en: {
    received: 'Received',
    covers: 'Covers',
    item: 'Item',
    due: 'Due',
    open: 'Open',
    pays: (currency: string) => `Pays, ${currency}`,
    sum: 'Sum',
    meets: '✓ 0.00 · meets to the cent',
    less: 'Received less sum',
    over: 'is left over and stays with the customer',
    short: 'is missing and stays open',
    rest: 'left over',
    credit: 'credit note',
    items: (count: number) => (count === 1 ? '1 item' : `${count} items`),
    post: 'Will post:',
    to: 'to 1100',
  },
  de: {
    received: 'Erhalten',
    covers: 'Deckt',
    item: 'Posten',
    due: 'Fällig',
    open: 'Offen',
    pays: (currency: string) => `Zahlt, ${currency}`,
    sum: 'Summe',
    meets: '✓ 0,00 · stimmt auf den Cent',
    less: 'Erhalten minus Summe',
    over: 'bleibt übrig und steht beim Kunden',
    short: 'fehlt und bleibt offen',
    rest: 'übrig',
    credit: 'Gutschrift',
    items: (count: number) => (count === 1 ? '1 Posten' : `${count} Posten`),
    post: 'Bucht:',
    to: 'an 1100',
  },
})

type Trial = Answer<typeof tryItems>
const tones = ['settled', 'plain', 'plain-2', 'plain-3'] as const

/** The line against what it covers: two bars and a table whose sums visibly meet or differ. */
export function ProposalSums({ trial }: { readonly trial: Trial }) {
  const say = useWords(words)
  const paid = trial.items.filter((item) => item.kind !== 'credit_note' && !isNothing(item.pays.amount))
  const parts = paid.map((item, index): BarPart => ({
    label: item.number,
    share: Number(item.pays.amount),
    tone: tones[index % tones.length] ?? 'plain',
  }))
  const rest: BarPart[] = isNothing(trial.rest.amount)
    ? []
    : [{ label: say.rest, share: Number(trial.rest.amount), tone: 'waiting' }]
  return (
    <section className={css['sums']}>
      <div className={css['bars']}>
        <span>{say.received}</span>
        <Bar label={say.received} parts={[{ label: say.received, share: Number(trial.line.amount), tone: 'quiet' }]} />
        <b>
          <Money of={trial.line} />
        </b>
        <span>{say.covers}</span>
        <Bar label={say.covers} parts={[...parts, ...rest]} />
        <b>
          <Money of={trial.pays} showZero />
        </b>
      </div>
      <ItemTable trial={trial} />
      <Difference trial={trial} />
      <p className="small quiet">
        {say.post} {trial.from} <Money of={trial.pays} strong showZero /> {say.to}
      </p>
    </section>
  )
}

function ItemTable({ trial }: { readonly trial: Trial }) {
  const say = useWords(words)
  return (
    <div className={css['scroll']}>
      <table>
        <thead>
          <tr>
            <th>{say.item}</th>
            <th className={css['wideOnly']}>{say.due}</th>
            <th className="num">{say.open}</th>
            <th className="num">{say.pays(trial.line.currency)}</th>
          </tr>
        </thead>
        <tbody>
          {trial.items.map((item) => (
            <tr key={item.itemId}>
              <td>
                {item.documentId ? <WayTo path={`/billing/${item.documentId}`}>{item.number}</WayTo> : item.number}
                {item.kind === 'credit_note' && <span className="quiet"> {say.credit}</span>}
              </td>
              <td className={css['wideOnly']}>
                <Day of={item.dueOn} />
              </td>
              <td className="num">
                <Money of={item.open} showZero />
              </td>
              <td className="num">
                <Money of={item.pays} showZero />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{say.sum}</td>
            <td className={css['wideOnly']}>{say.items(trial.items.length)}</td>
            <td className="num">
              <Money of={trial.open} showZero />
            </td>
            <td className="num">
              <Money of={trial.pays} showZero />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** Nothing left over and nothing missing is the good news; everything else is said in words. */
function Difference({ trial }: { readonly trial: Trial }) {
  const say = useWords(words)
  const [over, short] = [!isNothing(trial.rest.amount), !isNothing(trial.short.amount)]
  return (
    <div className={css['difference']}>
      <span>{say.less}</span>
      <span>
        {over && (
          <StateChip tone="waiting">
            <Money of={trial.rest} /> {say.over}
          </StateChip>
        )}
        {short && (
          <StateChip tone="waiting">
            <Money of={trial.short} /> {say.short}
          </StateChip>
        )}
        {!over && !short && <StateChip tone="settled">{say.meets}</StateChip>}
      </span>
    </div>
  )
}
