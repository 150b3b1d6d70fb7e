import { catalogue, useWords } from '#web'
import { BankAndBooks } from './bank-and-books.tsx'
import { BankLines, groupOf, useWorkbench } from './bank-lines.tsx'
import { Figure, Sums } from './figure.tsx'
import { RolePage } from './role-page.tsx'

const words = catalogue({
  en: {
    cameIn: 'came in on the last bank day',
    alone: (count: number) => `${count} posted alone`,
    confirm: 'to confirm',
    unidentified: 'payer unknown',
    unapplied: 'payer known, not applied',
    lines: (count: number) => (count === 1 ? '1 line' : `${count} lines`),
  },
  de: {
    cameIn: 'eingegangen am letzten Banktag',
    alone: (count: number) => `${count} von selbst gebucht`,
    confirm: 'zu bestätigen',
    unidentified: 'Zahler unbekannt',
    unapplied: 'Zahler bekannt, nicht zugeordnet',
    lines: (count: number) => (count === 1 ? '1 Zeile' : `${count} Zeilen`),
  },
})

/** Whether the bank ties, and which of its lines wait for a person. */
export function CashClerkToday() {
  const say = useWords(words)
  const bench = useWorkbench().data
  const count = (waits: 'confirm' | 'payer' | 'purpose') =>
    bench ? (groupOf(bench.groups, waits)?.count ?? 0) : undefined
  return (
    <RolePage
      waiting={[count('confirm'), count('payer'), count('purpose')]}
      figures={
        <>
          <Figure
            value={bench ? say.lines(bench.cameIn) : '–'}
            beside={bench && say.alone(bench.postedAlone)}
            label={say.cameIn}
            path="/cash/lines"
            asking={bench?.day ? { from: bench.day, to: bench.day } : {}}
          />
          <Figure
            value={<Sums of={groupOf(bench?.groups, 'confirm')?.sums} />}
            beside={bench && say.lines(count('confirm') ?? 0)}
            label={say.confirm}
            path="/cash"
          />
          <Figure
            value={<Sums of={bench?.waiting.map((sum) => sum.unidentified)} />}
            label={say.unidentified}
            path="/cash/lines"
            asking={{ view: 'unidentified' }}
          />
          <Figure
            value={<Sums of={bench?.waiting.map((sum) => sum.unapplied)} />}
            label={say.unapplied}
            path="/cash/lines"
            asking={{ state: 'unapplied' }}
          />
        </>
      }
      lists={
        <>
          <BankLines waits="confirm" />
          <BankLines waits="payer" />
          <BankLines waits="purpose" />
        </>
      }
      aside={<BankAndBooks />}
    />
  )
}
