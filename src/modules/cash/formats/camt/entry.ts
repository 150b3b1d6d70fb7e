import { said } from '../bank-text.ts'
import type { Amount } from './value.ts'
import { amountOf, dayOf, signOf } from './value.ts'
import type { AccountFacts } from './party.ts'
import { counterparty } from './party.ts'
import { remittanceOf } from './remittance.ts'
import type { Booking } from './booking.ts'
import { isReversal } from './booking.ts'
import { detailsOf } from './details.ts'
import type { LineDraft } from '../statement.ts'
import type { Element } from '../xml.ts'
import { allAt, at, textAt } from '../xml.ts'

/** Announced entries (PDNG, FUTR, INFO) may still change, and the bank sends them again when they are booked. */
export function isBooked(entry: Element): boolean {
  const status = textAt(entry, 'Sts/Cd', 'Sts')
  return at(entry, 'Sts/Prtry') === null && (status === null || status === 'BOOK')
}

/** The lines of one booked entry: one for each payment of a batch whose parts make the whole, else one for the entry. */
export function linesOf(entry: Element, account: AccountFacts): readonly LineDraft[] {
  const whole = signed(entry, at(entry, 'Amt') ?? entry, account, null)
  // Version 1 has the transactions directly in the entry.
  const payments = [...allAt(entry, 'NtryDtls/TxDtls'), ...allAt(entry, 'TxDtls')]
  const parts = payments.length > 1 ? partsOf(payments, whole, account) : null
  if (!parts) return [lineOf({ entry, payments, amount: whole, account, part: null })]
  return parts.map(({ payment, amount }, index) =>
    lineOf({ entry, payments: [payment], amount, account, part: `${index + 1}/${parts.length}` }),
  )
}

function signed(owner: Element, element: Element, account: AccountFacts, otherwise: bigint | null): Amount {
  const { amount, currency } = amountOf(element, account.currency)
  return { amount: signOf(owner, otherwise) * amount, currency }
}

// Banks write what a payment brought to the account here or there, and beside it what was ordered in another currency.
// The first of the ways in which all parts are given and add up to the entry is the one that this bank means.
const waysToPart = ['Amt', 'AmtDtls/TxAmt/Amt', 'AmtDtls/CntrValAmt/Amt', 'AmtDtls/InstdAmt/Amt']

type Part = { readonly payment: Element; readonly amount: Amount }

function partsOf(payments: readonly Element[], whole: Amount, account: AccountFacts): readonly Part[] | null {
  for (const way of waysToPart) {
    const parts = payments.flatMap((payment): readonly Part[] => {
      const element = at(payment, way)
      return element ? [{ payment, amount: signed(payment, element, account, whole.amount < 0n ? -1n : 1n) }] : []
    })
    const isWhole =
      parts.length === payments.length &&
      parts.every((part) => part.amount.currency === whole.currency) &&
      parts.reduce((sum, part) => sum + part.amount.amount, 0n) === whole.amount
    if (isWhole) return parts
  }
  return null
}

function lineOf(booking: Booking): LineDraft {
  const { entry, payments, amount, account, part } = booking
  const parties = payments.map((payment) =>
    counterparty(payment, account, amount.amount < 0n ? 'debit' : 'credit', isReversal(entry)),
  )
  const ofEntry = { reference: said(textAt(entry, 'AcctSvcrRef')), code: codeOf(entry) }
  const ofPayments = {
    reference: agreed(payments.map((payment) => said(textAt(payment, 'Refs/AcctSvcrRef')))),
    code: agreed(payments.map(codeOf)),
  }
  // A line that is the whole entry is known by the entry's own reference and code; a part of it by its own.
  const [first, second] = part === null ? [ofEntry, ofPayments] : [ofPayments, ofEntry]
  return {
    bookedOn: dayOf(at(entry, 'BookgDt')),
    valueOn: dayOf(at(entry, 'ValDt')),
    amount: amount.amount,
    currency: amount.currency,
    reference: first.reference ?? second.reference,
    endToEndId: agreed(payments.map((payment) => said(textAt(payment, 'Refs/EndToEndId')))),
    payerName: agreed(parties.map((party) => party.name)),
    payerAccount: agreed(parties.map((party) => party.number)),
    bankCode: first.code ?? second.code,
    ...remittanceOf(entry, payments),
    details: detailsOf(booking),
  }
}

/** What all payments of an entry say alike; null when they differ, because none of them speaks for the others. */
const agreed = (all: readonly (string | null)[]): string | null =>
  all.every((each) => each === all[0]) ? (all[0] ?? null) : null

/** The ISO code 'PMNT/RCDT/ESCT', else the bank's own. */
function codeOf(owner: Element): string | null {
  const domain = textAt(owner, 'BkTxCd/Domn/Cd')
  if (domain === null) return textAt(owner, 'BkTxCd/Prtry/Cd')
  const rest = [textAt(owner, 'BkTxCd/Domn/Fmly/Cd'), textAt(owner, 'BkTxCd/Domn/Fmly/SubFmlyCd')]
  return [domain, ...rest].filter((code) => code !== null).join('/')
}
