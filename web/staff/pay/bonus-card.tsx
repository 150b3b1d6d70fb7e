import { Card, Day, Money, SumLine, SumLines, catalogue, exactFigureText, useLanguage, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import type { PayStatement } from './pay-statement.ts'
import css from './pay.module.css'

const words = catalogue({
  en: {
    title: 'Bonus on what came in',
    own: 'Your half of your portfolio',
    team: (members: number) => `Your part of the team’s half, of ${members}`,
    cap: (amount: string) => `Over the cap of ${amount}`,
    sum: 'Bonus as it stands',
    settles: 'It becomes lines of the statement when the quarter is settled.',
    lines: 'What counted',
    none: 'Nothing came in on your portfolio this quarter yet.',
    dispute: 'dispute closed inside its clock',
    report: 'report line led to a paid order',
    lost: 'the order’s payment went back',
    early: (days: number) => (days === 0 ? 'on its due day' : `${days} days before due`),
    after: (days: number) => (days === 1 ? '1 day after due' : `${days} days after due`),
    sales: 'led by sales: counts for the team',
    worth: 'Worth, whole',
    what: 'Customer, why',
  },
  de: {
    title: 'Bonus auf Eingänge',
    own: 'Ihre Hälfte Ihrer Kunden',
    team: (members: number) => `Ihr Teil der Teamhälfte, von ${members}`,
    cap: (amount: string) => `Über der Grenze von ${amount}`,
    sum: 'Bonus nach heutigem Stand',
    settles: 'Es wird zu Zeilen der Abrechnung, wenn das Quartal abgeschlossen ist.',
    lines: 'Was zählte',
    none: 'Von Ihren Kunden ist dieses Quartal noch nichts eingegangen.',
    dispute: 'Streitfall in der Frist geschlossen',
    report: 'Berichtszeile führte zu bezahltem Auftrag',
    lost: 'die Zahlung des Auftrags ging zurück',
    early: (days: number) => (days === 0 ? 'am Fälligkeitstag' : `${days} Tage vor Fälligkeit`),
    after: (days: number) => (days === 1 ? '1 Tag nach Fälligkeit' : `${days} Tage nach Fälligkeit`),
    sales: 'vom Vertrieb geführt: zählt für das Team',
    worth: 'Wert, ganz',
    what: 'Kunde, Grund',
  },
})

type Bonus = NonNullable<PayStatement['bonus']>
type Words = ReturnType<typeof useWords<typeof words.en>>

/** What a collector's part in the whole process is worth as it stands: halves, cap and their sum. */
export function BonusCard({ bonus }: { bonus: Bonus }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <Card title={say.title} beside={bonus.own.currency}>
      <SumLines>
        <SumLine label={say.own} value={<Money of={bonus.own} showZero />} />
        <SumLine label={say.team(bonus.members)} value={<Money of={bonus.team} showZero />} />
        {bonus.overCap.amount !== '0.00' && (
          <SumLine label={say.cap(exactFigureText(bonus.cap.amount, language))} value={<Money of={bonus.overCap} />} />
        )}
        <SumLine label={say.sum} value={<Money of={bonus.sum} showZero strong />} total />
      </SumLines>
      <p className="small quiet">{say.settles}</p>
    </Card>
  )
}

/** Every event that counted, and what it is worth whole. */
export function BonusLines({ bonus }: { bonus: Bonus }) {
  const say = useWords(words)
  return (
    <Card title={say.lines} flush>
      {bonus.lines.length === 0 && <p className={css['inset']}>{say.none}</p>}
      {bonus.lines.length > 0 && (
        <table className={css['table']}>
          <thead>
            <tr>
              <th>{say.what}</th>
              <th data-figure>{say.worth}</th>
            </tr>
          </thead>
          <tbody>
            {bonus.lines.map((line, index) => (
              <tr key={index}>
                <td>
                  <WayTo path={`/customers/${line.customerId}`}>{line.customerName}</WayTo>
                  <small>
                    <Day of={line.happenedOn} /> · {whyOf(say, line)}
                    {!line.isOwn && ` · ${say.sales}`}
                  </small>
                </td>
                <td data-figure>
                  <Money of={line.worth} showZero />
                  {line.kind === 'cash' && (
                    <small>
                      <Money of={line.cash} />
                    </small>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

function whyOf(say: Words, { kind, daysAfterDue, invoiceNumber, caseNumber }: Bonus['lines'][number]): string {
  switch (kind) {
    case 'cash': {
      const days = daysAfterDue ?? 0
      return [invoiceNumber, days > 0 ? say.after(days) : say.early(-days)].filter(Boolean).join(', ')
    }
    case 'dispute_closed_in_time':
      return [caseNumber, say.dispute].filter(Boolean).join(', ')
    case 'report_line_paid':
      return say.report
    case 'report_line_lost':
      return say.lost
  }
}
