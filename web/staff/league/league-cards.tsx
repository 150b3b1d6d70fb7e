import { Card, exactFigureText, useLanguage, useWords } from '#web'
import css from './league.module.css'
import type { League } from './shown-league.ts'
import { leagueWords } from './words.ts'

/** The rules in the words that people argue about. */
export function HowComputed() {
  const say = useWords(leagueWords)
  const told = [
    [say.cash, say.explainCash],
    [say.explainDebtsTitle, say.explainDebts],
    [say.explainRangeTitle, say.explainRange],
    [say.explainRightTitle, say.explainRight],
    [say.leak, say.explainLeak],
    [say.explainFewTitle, say.explainFew],
  ] as const
  return (
    <Card title={say.computed}>
      <div className={css['told']}>
        {told.map(([title, text]) => (
          <p key={title}>
            <b>{title}</b> {text}
          </p>
        ))}
      </div>
    </Card>
  )
}

/** Everybody together, against the quarter before. */
export function MovedCard({ league: { all, before, rows, people } }: { league: League }) {
  const say = useWords(leagueWords)
  const language = useLanguage()
  if (!before) return rows.length < people ? <Card title={say.more(people)} /> : null
  const signed = (value: number, decimals: number) =>
    `${value > 0 ? '+' : ''}${exactFigureText(value.toFixed(decimals), language)}`
  const points =
    all.rightPercent === null || before.rightPercent === null
      ? '–'
      : say.points(signed(Number(all.rightPercent) - Number(before.rightPercent), 1))
  const decimals = all.leak.amount.split('.')[1]?.length ?? 0
  const lines = [
    [say.firstTimeRight, points],
    [say.dispute, say.fromTo(String(before.ownCause), String(all.ownCause))],
    [say.debt, say.fromTo(String(before.inDebt), String(all.inDebt))],
    [say.leak, signed(Number(all.leak.amount) - Number(before.leak.amount), decimals)],
  ] as const
  return (
    <Card title={say.moved} beside={rows.length < people ? say.more(people) : undefined}>
      <dl className={css['moved']}>
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
