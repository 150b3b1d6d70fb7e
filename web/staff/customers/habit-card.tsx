import { readHabit } from '#contracts/behaviour'
import { Card, Day, catalogue, useAsk, useWords, type Answer } from '#web'
import css from './habit.module.css'

const words = catalogue({
  en: {
    title: 'Habit',
    within: (paid: number, of: number) => `${paid} of ${of} within the term, counted from receipt`,
    few: (count: number) =>
      count === 0 ? 'No paid invoice counts yet.' : `Only ${count} paid so far; five make a habit.`,
    usual: (from: number, until: number) => `usual, day ${from} to ${until}`,
    picture: (usual: number) => `Days from receipt to payment, one dot for each paid invoice; usually day ${usual}`,
    today: (day: number) => `today, day ${day}`,
    ask: 'may be asked from',
    routine_payer: 'always pays within the term',
    own_habit: 'the usual day has passed then',
    fixed_day: 'three banking days after the due day',
    leftOut: (count: number) =>
      count === 1 ? 'One delay was ours and does not count.' : `${count} delays were ours and do not count.`,
  },
  de: {
    title: 'Zahlweise',
    within: (paid: number, of: number) => `${paid} von ${of} innerhalb der Frist, ab Erhalt gezählt`,
    few: (count: number) =>
      count === 0 ? 'Noch zählt keine bezahlte Rechnung.' : `Erst ${count} bezahlt; fünf machen eine Gewohnheit.`,
    usual: (from: number, until: number) => `üblich, Tag ${from} bis ${until}`,
    picture: (usual: number) =>
      `Tage vom Erhalt bis zur Zahlung, ein Punkt für jede bezahlte Rechnung; üblich ist Tag ${usual}`,
    today: (day: number) => `heute, Tag ${day}`,
    ask: 'darf erinnert werden ab',
    routine_payer: 'zahlt immer innerhalb der Frist',
    own_habit: 'dann ist der übliche Tag vorbei',
    fixed_day: 'drei Bankarbeitstage nach Fälligkeit',
    leftOut: (count: number) =>
      count === 1
        ? 'Eine Verspätung lag an uns und zählt nicht.'
        : `${count} Verspätungen lagen an uns und zählen nicht.`,
  },
})

type Habit = Answer<typeof readHabit>

/** When this customer pays, and when he may be asked for what is open. */
export function HabitCard({ customerId }: { customerId: string }) {
  const say = useWords(words)
  const { data } = useAsk(readHabit, { customerId })
  if (!data || (data.history.length === 0 && data.open.length === 0)) return null
  const ours = data.history.filter(({ leftOut }) => leftOut === 'bounced' || leftOut === 'our_fault').length
  return (
    <Card title={say.title} beside={data.isKnown ? say.within(data.withinTerm, data.settled) : say.few(data.settled)}>
      <Picture of={data} />
      {data.open.slice(0, 3).map((item) => (
        <p key={item.itemId} className={css['ask']}>
          <b>{item.number}</b> {say.ask} <Day of={item.remindOn} />: {say[item.because]}
        </p>
      ))}
      {ours > 0 && <p className="quiet">{say.leftOut(ours)}</p>}
    </Card>
  )
}

const width = 400
const ground = 82

function Picture({ of: { history, open, isKnown, usualDay, usualFrom, usualUntil } }: { of: Habit }) {
  const say = useWords(words)
  const days = history.flatMap((each) => (each.leftOut === null && each.days !== null ? [each.days] : []))
  const now = open.reduce((most, item) => Math.max(most, item.days), 0)
  const last = Math.ceil((Math.max(30, usualUntil, now, ...days) + 2) / 10) * 10
  const x = (day: number) => 10 + (Math.min(day, last) / last) * (width - 20)
  const isNarrow = x(now) < 110
  const step = last > 60 ? 20 : 10
  const ticks = Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step)
  return (
    <svg
      viewBox={`0 0 ${width} 104`}
      width="100%"
      role="img"
      aria-label={say.picture(usualDay)}
      className={css['picture']}
    >
      {isKnown && (
        <>
          <rect
            className={css['band']}
            x={x(usualFrom)}
            y="14"
            width={x(usualUntil) - x(usualFrom)}
            height={ground - 14}
            rx="3"
          />
          <text className={css['usual']} x={x((usualFrom + usualUntil) / 2)} y="9" textAnchor="middle">
            {say.usual(usualFrom, usualUntil)}
          </text>
        </>
      )}
      {days.map((day, index) => (
        <circle
          key={index}
          className={css['dot']}
          cx={x(day)}
          cy={ground - 5 - 7 * Math.min(8, before(days, index))}
          r="3"
        />
      ))}
      {now > 0 && (
        <>
          <line className={css['now']} x1={x(now)} x2={x(now)} y1="26" y2={ground} />
          <text
            className={css['today']}
            x={x(now) + (isNarrow ? 5 : -5)}
            y="34"
            textAnchor={isNarrow ? 'start' : 'end'}
          >
            {say.today(now)}
          </text>
        </>
      )}
      <line className={css['ground']} x1="10" x2={width - 10} y1={ground} y2={ground} />
      {ticks.map((tick) => (
        <text key={tick} x={x(tick)} y="97" textAnchor="middle">
          {tick}
        </text>
      ))}
    </svg>
  )
}

/** Dots of one day stand on each other. */
const before = (days: readonly number[], index: number) =>
  days.slice(0, index).filter((day) => day === days[index]).length
