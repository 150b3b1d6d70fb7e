import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, split, type Currency, type Money } from '#kernel/money'
import { earnedToDate, type InvoiceState } from './earned.ts'

/** What a plan pays on, of one invoice. Nets stand in the entity's currency, gross in the invoice's. */
export type InvoiceBasis = {
  readonly documentId: Id<'inv'>
  readonly currency: Currency
  readonly gross: bigint
  readonly lines: readonly { readonly lineId: Id<'iln'>; readonly net: bigint; readonly ratePercent: Decimal }[]
}

/** Who shares an invoice, as signed on the day of the deal. */
export type Share = { readonly staffId: Id<'stf'>; readonly weight: bigint }

export type Cause = 'ours' | 'theirs' | 'neither'

/** Something that happened to an invoice and may change what it has earned, in the order in which it was recorded. */
export type CommissionEvent = {
  /** What it was, for ever: the entry of the same event is written once. */
  readonly key: string
  /** The day that counts for the period: the value day of money, the day on which money went back or a note was issued. */
  readonly on: Day
  readonly recordedOn: Day
  readonly cause: Cause
  /** It only moved money to another invoice, or made a bill anew: no plan leaves commission where its reason went. */
  readonly moves?: boolean
} & (
  | {
      readonly kind: 'cash'
      readonly amount: bigint
      readonly receiptId: Id<'rec'> | null
      readonly recovery?: true
      /** Who shares this money, where a hand-over was agreed for its days; money that goes back names those whom it came to. */
      readonly shares?: readonly Share[]
    }
  /** A credit note, or a cash discount that was allowed: each line's net and the gross go down. */
  | { readonly kind: 'credit'; readonly gross: bigint; readonly nets: ReadonlyMap<Id<'iln'>, bigint> }
  /** What is in open dispute from now on, in place of what was. */
  | { readonly kind: 'dispute'; readonly gross: bigint; readonly nets: ReadonlyMap<Id<'iln'>, bigint> }
)

export type EntryKind = 'earn' | 'reverse' | 'true-up' | 'recovery'

export type CommissionEntry = {
  readonly event: CommissionEvent
  readonly kind: EntryKind
  readonly staffId: Id<'stf'>
  readonly share: Share
  /** In minor units of the entity's currency; never nothing. */
  readonly amount: bigint
}

type Standing = InvoiceState & {
  readonly nets: ReadonlyMap<Id<'iln'>, bigint>
  /** What came in under each agreement about who shares. */
  readonly bySharing: readonly { readonly shares: readonly Share[]; readonly applied: bigint }[]
}

/**
 * The entries of an invoice's whole history: for each event what has been earned after it less what was before, for each person
 * who shares. The sum of all entries is the formula on the end state, whatever happened between, so a replay gives the same pay.
 */
export function commissionEntries(
  basis: InvoiceBasis,
  shares: readonly Share[],
  events: readonly CommissionEvent[],
): CommissionEntry[] {
  const people = peopleOf(shares, events)
  let standing = newStanding(basis, shares)
  let before = people.map(() => 0n)
  return events.flatMap((event) => {
    standing = after(basis, standing, event)
    const now = partsOf(money(earnedToDate(standing), basis.currency), standing, people)
    const agreed = (event.kind === 'cash' && event.shares) || shares
    const entries = people.flatMap((person, index): CommissionEntry[] => {
      const amount = (now[index] ?? 0n) - (before[index] ?? 0n)
      const share = agreed.find(({ staffId }) => staffId === person.staffId) ?? person
      return amount === 0n ? [] : [{ event, kind: kindOf(event, amount), staffId: person.staffId, share, amount }]
    })
    before = now
    return entries
  })
}

/** An invoice before and after one of its events, for people to follow the cent; nothing when it had no such event. */
export function explained(
  basis: InvoiceBasis,
  shares: readonly Share[],
  events: readonly CommissionEvent[],
  { key, staffId }: { readonly key: string; readonly staffId: Id<'stf'> },
) {
  const index = events.findIndex((event) => event.key === key)
  const event = events[index]
  if (!event) return null
  const before = events.slice(0, index).reduce((at, each) => after(basis, at, each), newStanding(basis, shares))
  const now = after(basis, before, event)
  const agreed = (event.kind === 'cash' && event.shares) || shares
  const weight = agreed.find((share) => share.staffId === staffId)?.weight ?? 0n
  return {
    ...now,
    whole: earnedToDate(whenPaid(now)),
    earned: earnedToDate(now),
    before: earnedToDate(before),
    share: { weight, of: agreed.reduce((sum, share) => sum + share.weight, 0n) },
  }
}

function whenPaid(standing: Standing): Standing {
  const lines = standing.lines.map((line) => ({ ...line, disputedNet: 0n }))
  return { ...standing, lines, disputedGross: 0n, applied: standing.gross }
}

/** What each person has of an invoice as it stands, and would have if all that is owed were paid. */
export function standingParts(
  basis: InvoiceBasis,
  shares: readonly Share[],
  events: readonly CommissionEvent[],
): readonly { readonly staffId: Id<'stf'>; readonly now: bigint; readonly whole: bigint }[] {
  const people = peopleOf(shares, events)
  const end = events.reduce((standing, event) => after(basis, standing, event), newStanding(basis, shares))
  const now = partsOf(money(earnedToDate(end), basis.currency), end, people)
  const whole = partsOf(money(earnedToDate(whenPaid(end)), basis.currency), end, people)
  return people.map(({ staffId }, index) => ({ staffId, now: now[index] ?? 0n, whole: whole[index] ?? 0n }))
}

/** Everybody who shares anything of an invoice, each with the share he was first named with. */
export function peopleOf(shares: readonly Share[], events: readonly CommissionEvent[]): Share[] {
  const people = new Map<Id<'stf'>, Share>()
  const named = [...shares, ...events.flatMap((event) => (event.kind === 'cash' && event.shares) || [])]
  for (const share of named) if (!people.has(share.staffId)) people.set(share.staffId, share)
  return [...people.values()]
}

/**
 * Everybody's part of what an invoice has earned, to the cent: in proportion to the money that came in under each agreement, and
 * within an agreement by its shares. Without a hand-over there is one agreement, and these are its shares.
 */
function partsOf(earned: Money, { bySharing }: Standing, people: readonly Share[]): bigint[] {
  const inForce = bySharing.filter(({ applied }) => applied > 0n)
  const agreements = inForce.length > 0 ? inForce : bySharing.slice(0, 1).map((each) => ({ ...each, applied: 1n }))
  const wholes = agreements.map(({ shares }) => shares.reduce((sum, share) => sum + share.weight, 0n))
  const common = wholes.reduce((product, whole) => product * whole, 1n)
  const weights = people.map(({ staffId }) =>
    agreements.reduce((sum, { shares, applied }, index) => {
      const weight = shares.find((share) => share.staffId === staffId)?.weight ?? 0n
      return sum + (applied * weight * common) / (wholes[index] ?? 1n)
    }, 0n),
  )
  return split(earned, weights).map((part) => part.amount)
}

function newStanding({ lines, gross }: InvoiceBasis, shares: readonly Share[]): Standing {
  return {
    lines: lines.map(({ net, ratePercent }) => ({ net, disputedNet: 0n, ratePercent })),
    nets: new Map(lines.map(({ lineId, net }) => [lineId, net])),
    gross,
    disputedGross: 0n,
    applied: 0n,
    bySharing: [{ shares, applied: 0n }],
  }
}

function after(basis: InvoiceBasis, standing: Standing, event: CommissionEvent): Standing {
  switch (event.kind) {
    case 'cash':
      return {
        ...standing,
        applied: standing.applied + event.amount,
        bySharing: withMoney(standing.bySharing, event.amount, event.shares),
      }
    case 'credit': {
      const nets = new Map([...standing.nets].map(([line, net]) => [line, net - (event.nets.get(line) ?? 0n)]))
      const lines = standing.lines.map((line, index) => ({ ...line, net: netOf(nets, basis, index) }))
      return { ...standing, nets, lines, gross: standing.gross - event.gross }
    }
    case 'dispute': {
      const lines = standing.lines.map((line, index) => ({ ...line, disputedNet: netOf(event.nets, basis, index) }))
      return { ...standing, lines, disputedGross: event.gross }
    }
  }
}

function withMoney(
  bySharing: Standing['bySharing'],
  amount: bigint,
  shares: readonly Share[] | undefined,
): Standing['bySharing'] {
  const index = shares === undefined ? 0 : bySharing.findIndex((each) => isSame(each.shares, shares))
  if (shares !== undefined && index < 0) return [...bySharing, { shares, applied: amount }]
  return bySharing.map((each, at) => (at === index ? { ...each, applied: each.applied + amount } : each))
}

const isSame = (a: readonly Share[], b: readonly Share[]) =>
  a.length === b.length &&
  a.every(({ staffId, weight }, index) => staffId === b[index]?.staffId && weight === b[index]?.weight)

function netOf(nets: ReadonlyMap<Id<'iln'>, bigint>, { lines }: InvoiceBasis, index: number): bigint {
  const line = lines[index]
  return (line && nets.get(line.lineId)) ?? 0n
}

function kindOf(event: CommissionEvent, amount: bigint): EntryKind {
  if (event.kind !== 'cash') return amount < 0n ? 'reverse' : 'true-up'
  if (event.recovery) return 'recovery'
  return amount < 0n ? 'reverse' : 'earn'
}
