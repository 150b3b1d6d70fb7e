import { daysBetween, type Day } from '#kernel/day'

export type Part = { readonly valueOn: Day; readonly amount: bigint; readonly isMoney: boolean }

export type SettlementFacts = {
  readonly total: bigint
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly receivedOn: Day | null
  readonly bounced: boolean
  /** What stands against the invoice: money, credit notes and what was let go, links that were taken back left out. */
  readonly parts: readonly Part[]
  readonly refusals: readonly { readonly gross: bigint; readonly ours: boolean }[]
}

export type Settlement = {
  readonly receivedOn: Day | null
  readonly paidOn: Day
  readonly termDays: number
  readonly leftOut: 'not_received' | 'bounced' | 'our_fault' | null
}

/**
 * The day on which money settled an invoice, or null while it has not: the value day that brought it to 95 per cent of what the
 * customer did not refuse. What he refused once never counts, whoever was right, for its rest comes when the case is over.
 */
export function settlementOf(facts: SettlementFacts): Settlement | null {
  const paidOn = daySettled(facts)
  if (paidOn === null) return null
  const { receivedOn, issuedOn, dueOn } = facts
  return { receivedOn, paidOn, termDays: daysBetween(issuedOn, dueOn), leftOut: reasonOut(facts) }
}

/** Days from receipt to payment. Money that came before the bill counts as paid on the day of receipt. */
export const daysToPay = ({ receivedOn, paidOn }: { readonly receivedOn: Day; readonly paidOn: Day }): number =>
  Math.max(0, daysBetween(receivedOn, paidOn))

function daySettled({ total, parts, refusals }: SettlementFacts): Day | null {
  const letGo = sum(parts.filter((part) => !part.isMoney).map((part) => part.amount))
  const refused = sum(refusals.map((refusal) => refusal.gross))
  // A credit note is mostly the end of a refusal: counted together they would take the same part off twice.
  const owed = total - (letGo > refused ? letGo : refused)
  if (owed <= 0n) return null
  const money = parts.filter((part) => part.isMoney).toSorted((a, b) => (a.valueOn < b.valueOn ? -1 : 1))
  let paid = 0n
  for (const { amount, valueOn } of money) {
    paid += amount
    if (paid * 100n >= owed * 95n) return valueOn
  }
  return null
}

function reasonOut({ receivedOn, bounced, refusals }: SettlementFacts): Settlement['leftOut'] {
  if (refusals.some((refusal) => refusal.ours)) return 'our_fault'
  if (bounced) return 'bounced'
  return receivedOn === null ? 'not_received' : null
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)
