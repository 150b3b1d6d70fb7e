import { partsOfBill, type BillParts } from './board.ts'

export type DealFacts = {
  readonly ordered: bigint
  /** Net of what was delivered, by the order's own lines. */
  readonly delivered: bigint
  /** Net of deliveries that no bill has yet. */
  readonly billable: bigint
  readonly bills: readonly BillParts[]
}

export type DealSums = {
  readonly ordered: bigint
  readonly paid: bigint
  readonly credited: bigint
  readonly allowed: bigint
  readonly open: bigint
  readonly billable: bigint
  readonly undelivered: bigint
  readonly repriced: bigint
}

/**
 * Where the net of a deal stands. It always meets: ordered = paid + credited + allowed + open + billable + undelivered + repriced, where the
 * last is what the bills differ by from what the order said of the goods delivered.
 */
export function dealSums({ ordered, delivered, billable, bills }: DealFacts): DealSums {
  let [paid, credited, allowed, open, billed] = [0n, 0n, 0n, 0n, 0n]
  for (const bill of bills) {
    const parts = partsOfBill(bill)
    const fromCredit = bill.credited < parts.leak ? bill.credited : parts.leak
    paid += parts.paid
    open += parts.open
    credited += fromCredit
    allowed += parts.leak - fromCredit
    billed += bill.net
  }
  const undelivered = ordered - delivered
  return { ordered, paid, credited, allowed, open, billable, undelivered, repriced: delivered - billable - billed }
}
