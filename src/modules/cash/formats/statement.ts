import type { Currency } from '#kernel/money'
import { currency as isoCurrency, exponentOf, formatAmount, money } from '#kernel/money'
import type { Day } from '#kernel/day'
import type { Outcome } from '#kernel/outcome'
import { accept, refuse } from '#kernel/outcome'

/** What kind of paper the bank sent: only a statement is the whole truth about a day; a report or a notice repeats parts of it. */
export type StatementKind = 'statement' | 'report' | 'notification'

/** A balance keeps its own currency, because some banks write one that is not the account's. */
export type Balance = { readonly day: Day | null; readonly amount: bigint; readonly currency: Currency | null }

/** What a bank says about a line beyond what everyone needs. Texts as the bank wrote them; absent when it says nothing. */
export type LineDetails = Readonly<
  Partial<
    Record<
      | 'bankText'
      | 'charges'
      | 'entryBankReference'
      | 'entryReference'
      | 'instructed'
      | 'instructionId'
      | 'mandate'
      | 'messageId'
      | 'part'
      | 'paymentInformationId'
      | 'proprietaryCode'
      | 'returnReason'
      | 'returnText'
      | 'reversal'
      | 'transactionId'
      | 'uetr'
      | 'ultimateCreditor'
      | 'ultimateDebtor',
      string
    >
  >
>

/** A line before it has a key. Credit is positive, and a reversal has the sign of what it does to the account. */
export type LineDraft = {
  readonly bookedOn: Day | null
  readonly valueOn: Day | null
  /** Minor units of `currency`; hundredths when the file does not say which currency it is in. */
  readonly amount: bigint
  readonly currency: Currency | null
  readonly reference: string | null
  readonly endToEndId: string | null
  readonly payerName: string | null
  readonly payerAccount: string | null
  readonly remittance: string | null
  readonly bankCode: string | null
  /** Structured references (RF…, QR reference, variable symbol) and numbers of referred documents, as the payer gave them. */
  readonly creditorReferences: readonly string[]
  readonly documentNumbers: readonly string[]
  readonly details: LineDetails
}

export type StatementLine = LineDraft & {
  /** 1 for the first of several equal lines of one account and day, 2 for its twin … */
  readonly occurrence: number
  /** The same line of another copy of the file has the same key; a true twin has another. */
  readonly lineKey: string
}

export type StatementDraft = {
  readonly kind: StatementKind
  /** 'camt.053.001.08', 'csv/kbc'. */
  readonly format: string
  readonly account: string | null
  readonly currency: Currency | null
  readonly statementId: string | null
  readonly opening: Balance | null
  readonly closing: Balance | null
  readonly balanced: boolean | null
  readonly lines: readonly LineDraft[]
  /** Entries that the bank only announces. They are not lines: they may still change or vanish. */
  readonly pending: number
  /** Rows of the file that are no bookings, with the reason, so that nobody has to wonder where they went. */
  readonly notes: readonly string[]
}

export type Statement = Omit<StatementDraft, 'lines'> & { readonly lines: readonly StatementLine[] }

/**
 * Opening balance and lines make the closing balance: true or false; null when a balance is missing. Amounts of different
 * currencies do not add up to anything, so a statement that mixes them is not balanced.
 */
export function provesBalance(
  statement: Pick<StatementDraft, 'opening' | 'closing' | 'lines' | 'currency'>,
): boolean | null {
  const { opening, closing, lines, currency } = statement
  if (!opening || !closing) return null
  if (opening.currency !== currency || closing.currency !== currency) return false
  if (lines.some((line) => line.currency !== currency)) return false
  return lines.reduce((sum, line) => sum + line.amount, opening.amount) === closing.amount
}

/** A file that does not name its currency takes that of the account it belongs to; refused when the file says another. */
export function settleCurrency(
  statement: Statement,
  wanted: Currency,
): Outcome<Statement, 'statement_currency_differs'> {
  if (statement.currency !== null) {
    if (statement.currency === wanted) return accept(statement)
    return refuse('statement_currency_differs', { statement: statement.currency, account: wanted })
  }
  const amounts = [statement.opening, statement.closing, ...statement.lines].filter((each) => each?.currency === null)
  if (amounts.some((each) => each && rescaled(each.amount, wanted) === null)) {
    return refuse('statement_currency_differs', { statement: null, account: wanted })
  }
  const settled = <T extends { readonly amount: bigint; readonly currency: Currency | null }>(each: T): T =>
    each.currency === null ? { ...each, amount: rescaled(each.amount, wanted) ?? 0n, currency: wanted } : each
  return accept({
    ...statement,
    currency: wanted,
    lines: statement.lines.map(settled),
    opening: statement.opening && settled(statement.opening),
    closing: statement.closing && settled(statement.closing),
  })
}

// Hundredths into the currency's own smallest unit; null when that would lose something.
function rescaled(hundredths: bigint, wanted: Currency): bigint | null {
  const exponent = exponentOf(wanted)
  if (exponent >= 2) return hundredths * 10n ** BigInt(exponent - 2)
  const unit = 10n ** BigInt(2 - exponent)
  return hundredths % unit === 0n ? hundredths / unit : null
}

// Any currency with two decimals writes an amount of unknown currency.
const hundredths = isoCurrency('EUR')

/** '1000.00': exactly as many decimals as the currency has, two when it is unknown. */
export const amountText = (amount: bigint, currency: Currency | null): string =>
  formatAmount(money(amount, currency ?? hundredths))

/** The statement as it leaves the product: decimal strings, ISO days, unknown is null. */
export function statementJson(statement: Statement) {
  const { account, currency, statementId, balanced } = statement
  const balanceJson = (balance: Balance | null) =>
    balance && {
      day: balance.day,
      amount: amountText(balance.amount, balance.currency),
      // Said only where it is not the statement's own, which a reader could not guess.
      ...(balance.currency !== currency && { currency: balance.currency }),
    }
  return {
    account,
    currency,
    statementId,
    opening: balanceJson(statement.opening),
    closing: balanceJson(statement.closing),
    balanced,
    lines: statement.lines.map((line) => ({
      bookedOn: line.bookedOn,
      valueOn: line.valueOn,
      amount: amountText(line.amount, line.currency),
      currency: line.currency,
      reference: line.reference,
      endToEndId: line.endToEndId,
      payerName: line.payerName,
      payerAccount: line.payerAccount,
      remittance: line.remittance,
      bankCode: line.bankCode,
    })),
  }
}
