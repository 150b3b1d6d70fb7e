import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { split, type Currency, money } from '#kernel/money'
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
} & (
  | { readonly kind: 'cash'; readonly amount: bigint; readonly receiptId: Id<'rec'> | null; readonly recovery?: true }
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

type Standing = InvoiceState & { readonly nets: ReadonlyMap<Id<'iln'>, bigint> }

/**
 * The entries of an invoice's whole history: for each event what has been earned after it less what was before, for each person
 * who shares. The sum of all entries is the formula on the end state, whatever happened between, so a replay gives the same pay.
 */
export function commissionEntries(
  basis: InvoiceBasis,
  shares: readonly Share[],
  events: readonly CommissionEvent[],
): CommissionEntry[] {
  const weights = shares.map((share) => share.weight)
  const dealt = (earned: bigint) => split(money(earned, basis.currency), weights).map((part) => part.amount)
  let standing = newStanding(basis)
  let before = dealt(0n)
  return events.flatMap((event) => {
    standing = after(basis, standing, event)
    const now = dealt(earnedToDate(standing))
    const entries = shares.flatMap((share, index): CommissionEntry[] => {
      const amount = (now[index] ?? 0n) - (before[index] ?? 0n)
      return amount === 0n ? [] : [{ event, kind: kindOf(event, amount), staffId: share.staffId, share, amount }]
    })
    before = now
    return entries
  })
}

function newStanding({ lines, gross }: InvoiceBasis): Standing {
  return {
    lines: lines.map(({ net, ratePercent }) => ({ net, disputedNet: 0n, ratePercent })),
    nets: new Map(lines.map(({ lineId, net }) => [lineId, net])),
    gross,
    disputedGross: 0n,
    applied: 0n,
  }
}

function after(basis: InvoiceBasis, standing: Standing, event: CommissionEvent): Standing {
  switch (event.kind) {
    case 'cash':
      return { ...standing, applied: standing.applied + event.amount }
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

function netOf(nets: ReadonlyMap<Id<'iln'>, bigint>, { lines }: InvoiceBasis, index: number): bigint {
  const line = lines[index]
  return (line && nets.get(line.lineId)) ?? 0n
}

function kindOf(event: CommissionEvent, amount: bigint): EntryKind {
  if (event.kind !== 'cash') return amount < 0n ? 'reverse' : 'true-up'
  if (event.recovery) return 'recovery'
  return amount < 0n ? 'reverse' : 'earn'
}
