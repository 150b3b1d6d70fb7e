import type { Day } from '#kernel/day'
import { decimalOf, parseDecimal, formatDecimal, roundedQuotient, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import {
  commissionEntries,
  type Cause,
  type CommissionEvent,
  type EntryKind,
  type InvoiceBasis,
  type Share,
} from './entries.ts'

export type Unwritten = {
  readonly staffId: Id<'stf'>
  readonly share: { readonly weight: bigint; readonly of: bigint }
  readonly eventKey: string
  readonly kind: EntryKind
  readonly cause: Cause
  /** The net that the entry pays on, in the entity's currency, and the rate on it. */
  readonly basis: bigint
  readonly ratePercent: Decimal
  readonly amount: bigint
  readonly receiptId: Id<'rec'> | null
  readonly earnedOn: Day
  readonly recordedOn: Day
}

type Request = {
  readonly basis: InvoiceBasis
  readonly shares: readonly Share[]
  readonly events: readonly CommissionEvent[]
  readonly written: readonly { readonly staffId: Id<'stf'>; readonly eventKey: string; readonly amount: bigint }[]
  readonly today: Day
}

/**
 * The entries that an invoice's history asks for and that are not written yet. Should something have become known that belongs
 * before what was written, what was written stays, and one entry more makes the sum true.
 */
export function unwrittenEntries({ basis, shares, events, written, today }: Request): Unwritten[] {
  const due = commissionEntries(basis, shares, events)
  const nets = commissionEntries(atWholeRate(basis), shares, events)
  const of = shares.reduce((sum, share) => sum + share.weight, 0n)
  const ratePercent = meanRate(basis)
  return shares.flatMap((share): Unwritten[] => {
    const own = due.filter((entry) => entry.staffId === share.staffId)
    const known = written.filter((entry) => entry.staffId === share.staffId)
    const fresh = own.filter((entry) => !known.some((each) => each.eventKey === entry.event.key))
    const common = { staffId: share.staffId, share: { weight: share.weight, of }, ratePercent }
    const off = sumOf(own) - sumOf(known) - sumOf(fresh)
    return [
      ...fresh.map(({ event, kind, amount }) => ({
        ...common,
        kind,
        amount,
        cause: event.cause,
        eventKey: event.key,
        basis: nets.find((each) => each.event === event && each.staffId === share.staffId)?.amount ?? 0n,
        receiptId: event.kind === 'cash' ? event.receiptId : null,
        earnedOn: event.on,
        recordedOn: event.recordedOn,
      })),
      ...(off === 0n ? [] : [{ ...common, ...trueUp(off, known.length + fresh.length, today) }]),
    ]
  })
}

const trueUp = (amount: bigint, after: number, today: Day) => ({
  kind: 'true-up' as const,
  cause: 'neither' as const,
  eventKey: `true-up after ${after}`,
  basis: 0n,
  amount,
  receiptId: null,
  earnedOn: today,
  recordedOn: today,
})

const sumOf = (entries: readonly { readonly amount: bigint }[]) =>
  entries.reduce((sum, entry) => sum + entry.amount, 0n)

const earns = ({ ratePercent }: InvoiceBasis['lines'][number]) => ratePercent.digits !== 0n

/** At a hundred per cent commission is the net that came in, of what earns at all. */
const atWholeRate = (basis: InvoiceBasis): InvoiceBasis => ({
  ...basis,
  lines: basis.lines.map((line) => ({ ...line, ratePercent: decimalOf(earns(line) ? 100n : 0n) })),
})

/** One rate for an entry over lines of several: to four places, for people to read. The amount is computed without it. */
export function meanRate({ lines }: InvoiceBasis): Decimal {
  const earning = lines.filter(earns)
  const net = earning.reduce((sum, line) => sum + line.net, 0n)
  const [first] = earning
  if (!first || net === 0n) return decimalOf(0n)
  if (earning.every((line) => formatDecimal(line.ratePercent) === formatDecimal(first.ratePercent)))
    return first.ratePercent
  const weighted = earning.reduce((sum, line) => sum + line.net * inTenThousandths(line.ratePercent), 0n)
  return parseDecimal(formatDecimal({ digits: roundedQuotient(weighted, net), scale: 4 }))
}

const inTenThousandths = ({ digits, scale }: Decimal) => roundedQuotient(digits * 10_000n, 10n ** BigInt(scale))
