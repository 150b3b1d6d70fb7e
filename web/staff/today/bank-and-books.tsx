import { Card, Day, Empty, Money, StateChip, SumLine, SumLines, catalogue, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useWorkbench } from './bank-lines.tsx'
import css from './today.module.css'

const words = catalogue({
  en: {
    title: 'Bank and ledger',
    statements: 'Statements',
    bank: 'Bank says',
    books: 'Ledger says',
    difference: 'Difference',
    tied: 'tied',
    off: 'not tied',
    unknown: 'no balance in the file',
    through: 'loaded to',
    none: 'No bank file is loaded yet',
    hint: 'Drop one at the cash desk; from then on bank and ledger stand here side by side.',
  },
  de: {
    title: 'Bank und Hauptbuch',
    statements: 'Auszüge',
    bank: 'Die Bank sagt',
    books: 'Das Hauptbuch sagt',
    difference: 'Differenz',
    tied: 'stimmt',
    off: 'stimmt nicht',
    unknown: 'kein Saldo in der Datei',
    through: 'geladen bis',
    none: 'Noch keine Bankdatei geladen',
    hint: 'Legen Sie eine beim Geld ab; dann stehen Bank und Hauptbuch hier nebeneinander.',
  },
})

/** Whether every account agrees with its bank, and to which day that is known. */
export function BankAndBooks() {
  const say = useWords(words)
  const { data } = useWorkbench()
  if (!data) return null
  const loaded = data.accounts.filter((account) => account.loadedThrough !== null)
  return (
    <Card title={say.title} beside={<WayTo path="/cash/statements">{say.statements}</WayTo>}>
      {loaded.length === 0 && <Empty title={say.none}>{say.hint}</Empty>}
      {loaded.map((account) => (
        <div key={account.bankAccountId} className={css['account']}>
          <h3>
            <WayTo path="/cash">{account.name}</WayTo>
            {account.loadedThrough && (
              <>
                {' '}
                · {say.through} <Day of={account.loadedThrough} />
              </>
            )}
          </h3>
          <SumLines>
            <SumLine
              label={say.bank}
              value={account.bank ? <Money of={account.bank} withCurrency showZero /> : say.unknown}
            />
            <SumLine label={say.books} value={<Money of={account.books} withCurrency showZero />} />
            {account.difference && (
              <SumLine
                label={
                  <>
                    {say.difference}{' '}
                    {isNothing(account.difference.amount) ? (
                      <StateChip tone="settled">{say.tied}</StateChip>
                    ) : (
                      <StateChip tone="overdue">{say.off}</StateChip>
                    )}
                  </>
                }
                value={<Money of={account.difference} withCurrency showZero />}
                total
              />
            )}
          </SumLines>
        </div>
      ))}
    </Card>
  )
}

const isNothing = (amount: string) => /^-?[0.]*$/.test(amount)
