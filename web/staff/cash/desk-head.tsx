import type { readWorkbench } from '#contracts/cash'
import {
  Day,
  Explanation,
  Money,
  StateChip,
  Why,
  catalogue,
  exactFigureText,
  fullDayText,
  useLanguage,
  useWords,
  type Answer,
} from '#web'
import css from './cash.module.css'

const words = catalogue({
  en: {
    bank: (name: string, number: string | null) => (number ? `Bank · ${name}, no. ${number}` : `Bank · ${name}`),
    ledger: 'Ledger · 1000 Bank',
    difference: 'Difference',
    tied: '✓ tied',
    off: 'not tied',
    unknown: 'The bank prints no balance',
    brought: 'stood on the account before the first statement',
    booked: 'booked since, every line',
    day: (lines: number) => (lines === 1 ? '1 line that day' : `${lines} lines that day`),
    in: 'in',
    out: 'out',
    waits: 'Booked as it loads:',
    unapplied: 'of it wait on 2110,',
    unidentified: 'on 2100.',
    loaded: 'Bank loaded to',
    why: 'Why bank and ledger agree, or not',
    agree: (amount: string) => `The books have ${amount}, and so has the bank: no line is missing.`,
    differ: (amount: string) => `Bank and books differ by ${amount}: lines of a statement that was not loaded.`,
    open: 'The bank’s file has no balances, so there is nothing to compare with.',
    gap: (day: string) => `Missing before the statement of ${day}`,
    load: 'Load the statement in between; what is known already does nothing.',
  },
  de: {
    bank: (name: string, number: string | null) => (number ? `Bank · ${name}, Nr. ${number}` : `Bank · ${name}`),
    ledger: 'Hauptbuch · 1000 Bank',
    difference: 'Differenz',
    tied: '✓ stimmt',
    off: 'stimmt nicht',
    unknown: 'Die Bank nennt keinen Saldo',
    brought: 'stand vor dem ersten Auszug auf dem Konto',
    booked: 'seitdem gebucht, jede Zeile',
    day: (lines: number) => (lines === 1 ? '1 Zeile an dem Tag' : `${lines} Zeilen an dem Tag`),
    in: 'ein',
    out: 'aus',
    waits: 'Gebucht beim Laden:',
    unapplied: 'davon warten auf 2110,',
    unidentified: 'auf 2100.',
    loaded: 'Bank geladen bis',
    why: 'Warum Bank und Hauptbuch stimmen, oder nicht',
    agree: (amount: string) => `Die Bücher haben ${amount}, die Bank auch: es fehlt keine Zeile.`,
    differ: (amount: string) =>
      `Bank und Bücher unterscheiden sich um ${amount}: Zeilen eines Auszugs, der nicht geladen ist.`,
    open: 'Die Datei der Bank nennt keine Salden, es gibt also nichts zu vergleichen.',
    gap: (day: string) => `Fehlt vor dem Auszug vom ${day}`,
    load: 'Laden Sie den Auszug dazwischen; was bekannt ist, tut nichts.',
  },
})

type Bench = Answer<typeof readWorkbench>
type Account = Bench['accounts'][number]
type HeadProps = { readonly accounts: Bench['accounts']; readonly waiting: Bench['waiting'] }

/** What the bank says, what the books say, and why they agree: a line for each account. */
export function DeskHead({ accounts, waiting }: HeadProps) {
  return (
    <div className={css['accounts']}>
      {accounts.map((account) => (
        <AccountLine
          key={account.bankAccountId}
          account={account}
          waiting={accounts.length === 1 ? waiting.find((sum) => sum.currency === account.currency) : undefined}
        />
      ))}
    </div>
  )
}

type LineProps = { readonly account: Account; readonly waiting: Bench['waiting'][number] | undefined }

function AccountLine({ account, waiting }: LineProps) {
  const say = useWords(words)
  const tied = account.difference !== null && /^-?[0.]+$/.test(account.difference.amount)
  return (
    <section className={css['account']} aria-label={account.name}>
      <div className={css['balance']}>
        <span>{say.bank(account.name, account.statementNumber)}</span>
        {account.bank ? (
          <b>
            <Money of={account.bank} showZero />
          </b>
        ) : (
          <span className="quiet">{say.unknown}</span>
        )}
      </div>
      <span className={css['sign']} aria-hidden>
        {tied ? '=' : '≠'}
      </span>
      <div className={css['balance']}>
        <span>{say.ledger}</span>
        <b>
          <Money of={account.books} showZero />
        </b>
      </div>
      {account.difference && (
        <div className={css['balance']}>
          <span>
            {say.difference}, {account.currency}
          </span>
          <b>
            <Money of={account.difference} showZero />{' '}
            <StateChip tone={tied ? 'settled' : 'overdue'}>{tied ? say.tied : say.off}</StateChip>
          </b>
        </div>
      )}
      <div className={css['told']}>
        <span>
          {account.loadedThrough && (
            <>
              {say.loaded} <Day of={account.loadedThrough} full /> ·{' '}
            </>
          )}
          {say.day(account.day.lines)}: <Money of={account.day.in} strong /> {say.in}
          {!/^-?[0.]+$/.test(account.day.out.amount) && (
            <>
              , <Money of={account.day.out} strong /> {say.out}
            </>
          )}
        </span>
        <span>
          {waiting && (
            <>
              {say.waits} <Money of={waiting.unapplied} strong showZero /> {say.unapplied}{' '}
              <Money of={waiting.unidentified} strong showZero /> {say.unidentified}{' '}
            </>
          )}
          <Why title={say.why}>
            <WhyTied account={account} tied={tied} />
          </Why>
        </span>
      </div>
    </section>
  )
}

function WhyTied({ account, tied }: { readonly account: Account; readonly tied: boolean }) {
  const say = useWords(words)
  const language = useLanguage()
  const text = (money: { readonly amount: string }) => `${exactFigureText(money.amount, language)} ${account.currency}`
  const sentence =
    account.difference === null
      ? say.open
      : tied
        ? say.agree(text(account.books))
        : say.differ(text(account.difference))
  return (
    <Explanation
      sentence={sentence}
      facts={[
        { fact: say.brought, value: text(account.brought) },
        { fact: say.booked, value: text(account.booked) },
        ...account.gaps.map((gap) => ({ fact: say.gap(fullDayText(gap.from, language)), value: text(gap.missing) })),
      ]}
      {...(account.gaps.length > 0 ? { changed: say.load } : {})}
    />
  )
}
