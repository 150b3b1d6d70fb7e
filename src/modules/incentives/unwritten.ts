import type { Day } from '#kernel/day'
import { decimalOf, parseDecimal, formatDecimal, roundedQuotient, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import {
  commissionEntries,
  peopleOf,
  type Cause,
  type CommissionEntry,
  type CommissionEvent,
  type EntryKind,
  type InvoiceBasis,
  type Share,
} from './entries.ts'
import type { KeptBecause, TakeBack } from './kept.ts'

export type Unwritten = {
  readonly staffId: Id<'stf'>
  readonly share: { readonly weight: bigint; readonly of: bigint }
  readonly eventKey: string
  readonly kind: EntryKind | 'adjust'
  readonly cause: Cause
  readonly reason: string | null
  /** The net that the entry pays on, in the entity's currency, and the rate on it. */
  readonly basis: bigint
  readonly ratePercent: Decimal
  readonly amount: bigint
  readonly receiptId: Id<'rec'> | null
  readonly earnedOn: Day
  readonly recordedOn: Day
}

export type Written = {
  readonly staffId: Id<'stf'>
  readonly eventKey: string
  readonly kind: EntryKind | 'adjust'
  readonly amount: bigint
}

type Request = {
  readonly basis: InvoiceBasis
  readonly shares: readonly Share[]
  readonly events: readonly CommissionEvent[]
  readonly written: readonly Written[]
  readonly today: Day
  /** Whose entries are wanted: a person is paid by his own plan, so each plan is asked for its own people. */
  readonly only?: (staffId: Id<'stf'>) => boolean
  /** Why somebody's plan leaves him what goes back; null when it is taken back. */
  readonly kept?: (event: Omit<TakeBack, 'paidOut'>, staffId: Id<'stf'>) => KeptBecause | null
}

/**
 * The entries that an invoice's history asks for and that are not written yet. Should something have become known that belongs
 * before what was written, what was written stays, and one entry more makes the sum true. What a plan leaves to somebody stands
 * beside the formula as an adjustment.
 */
export function unwrittenEntries(request: Request): Unwritten[] {
  const { basis, shares, events, only = () => true } = request
  const due = commissionEntries(basis, shares, events)
  const nets = new Map(
    commissionEntries(atWholeRate(basis), shares, events).map((entry) => [placeOf(entry), entry.amount]),
  )
  return peopleOf(shares, events)
    .filter(({ staffId }) => only(staffId))
    .flatMap((person) =>
      entriesOfPerson(
        request,
        person,
        due.filter((entry) => entry.staffId === person.staffId),
        nets,
      ),
    )
}

const placeOf = ({ event, staffId }: CommissionEntry) => `${staffId} ${event.key}`

function entriesOfPerson(
  { basis, shares, written, today, kept }: Request,
  person: Share,
  own: readonly CommissionEntry[],
  nets: ReadonlyMap<string, bigint>,
): Unwritten[] {
  const known = written.filter((entry) => entry.staffId === person.staffId)
  const byFormula = known.filter((entry) => entry.kind !== 'adjust')
  const keys = new Set(byFormula.map((entry) => entry.eventKey))
  const fresh = own.filter((entry) => !keys.has(entry.event.key))
  const common = { staffId: person.staffId, ratePercent: meanRate(basis), reason: null }
  const agreements = [
    shares,
    ...own.flatMap(({ event }) => (event.kind === 'cash' && event.shares ? [event.shares] : [])),
  ]
  const ofWhole = (share: Share) => ({
    weight: share.weight,
    of: wholeOf(agreements.find((each) => each.includes(share)) ?? [share]),
  })
  const rows = fresh.map((entry): Unwritten => {
    const { event, kind, amount, share } = entry
    return {
      ...common,
      share: ofWhole(share),
      kind,
      amount,
      cause: event.cause,
      eventKey: event.key,
      basis: nets.get(placeOf(entry)) ?? 0n,
      receiptId: event.kind === 'cash' ? event.receiptId : null,
      earnedOn: event.on,
      recordedOn: event.recordedOn,
    }
  })
  const off = sumOf(own) - sumOf(byFormula) - sumOf(fresh)
  const truth =
    off === 0n ? [] : [{ ...common, share: ofWhole(person), ...trueUp(off, byFormula.length + fresh.length, today) }]
  return [...withAdjustments(rows, { own, fresh, known, kept }), ...truth]
}

type Around = {
  readonly own: readonly CommissionEntry[]
  readonly fresh: readonly CommissionEntry[]
  readonly known: readonly Written[]
  readonly kept: Request['kept']
}

/** Beside what is taken back, what the plan leaves; beside what is earned, what had been left for the same money before. */
function withAdjustments(rows: readonly Unwritten[], { own, fresh, known, kept }: Around): Unwritten[] {
  if (!kept) return [...rows]
  let left = sumOf(known.filter((entry) => entry.kind === 'adjust' && isAboutMoney(entry.eventKey)))
  return rows.flatMap((row, index) => {
    const entry = fresh[index]
    if (!entry) return [row]
    const adjustment = (amount: bigint, key: string, reason: string): Unwritten => ({
      ...row,
      kind: 'adjust',
      basis: 0n,
      amount,
      eventKey: `${row.eventKey} ${key}`,
      reason,
    })
    if (row.kind === 'reverse') {
      const { cause, on, moves = false } = entry.event
      const because = kept({ cause, on, moves, earnedOn: lastEarned(own, entry) }, entry.staffId)
      if (!because) return [row]
      if (isAboutMoney(row.eventKey)) left -= row.amount
      return [row, adjustment(-row.amount, 'kept', because)]
    }
    const twice = left < row.amount ? left : row.amount
    if (row.kind !== 'earn' || twice <= 0n) return [row]
    left -= twice
    return [row, adjustment(-twice, 'paid before', 'paid before')]
  })
}

const isAboutMoney = (key: string) => key.startsWith('allocation')

function lastEarned(own: readonly CommissionEntry[], before: CommissionEntry): Day | null {
  const earlier = own.slice(0, own.indexOf(before)).filter((entry) => entry.amount > 0n)
  return earlier.at(-1)?.event.on ?? null
}

const wholeOf = (shares: readonly Share[]) => shares.reduce((sum, share) => sum + share.weight, 0n)

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
