/** The columns of the board, from the first word to the money. */
export const boardColumns = [
  'lead',
  'opportunity',
  'quote',
  'credit',
  'order',
  'delivered',
  'invoiced',
  'paid',
] as const
export type BoardColumn = (typeof boardColumns)[number]

/** How long something may wait before it is slow, and before it is stuck: in days, by column. */
export const patience: Readonly<Record<BoardColumn, { readonly slow: number; readonly stuck: number }>> = {
  lead: { slow: 7, stuck: 14 },
  opportunity: { slow: 14, stuck: 30 },
  quote: { slow: 7, stuck: 14 },
  credit: { slow: 1, stuck: 3 },
  order: { slow: 7, stuck: 14 },
  delivered: { slow: 1, stuck: 3 },
  // Days after the due day.
  invoiced: { slow: 0, stuck: 30 },
  paid: { slow: 45, stuck: 75 },
}

/** What waits for what: each has a sentence on the screen. */
export const waitKinds = [
  'talk',
  'next_step',
  'approval',
  'not_sent',
  'their_yes',
  'limit',
  'overdue_bills',
  'answer',
  'delivery',
  'billing',
  'held_back',
  'not_due',
  'overdue',
  'promised',
  'disputed',
  'in_full',
  'in_part',
] as const
export type WaitKind = (typeof waitKinds)[number]

/** A bill in minor units, net of tax but for `gross` and `open`. */
export type BillParts = {
  readonly net: bigint
  readonly gross: bigint
  /** Gross. */
  readonly open: bigint
  /** What was credited of it. */
  readonly credited: bigint
  /** What was allowed of it as discount, small difference or written off, gross. */
  readonly allowed: bigint
}

export type NetParts = { readonly paid: bigint; readonly leak: bigint; readonly open: bigint }

/**
 * Where the net of a bill stands: what is settled by the share of the gross that is no longer open, of that what leaked by credit notes
 * and allowances, and the rest, which was paid. The parts add up to the net whatever happened, because each is what the ones before leave.
 */
export function partsOfBill({ net, gross, open, credited, allowed }: BillParts): NetParts {
  if (gross === 0n) return { paid: 0n, leak: 0n, open: net }
  const settled = share(net, gross - open, gross)
  const leaked = credited + share(net, allowed, gross)
  const leak = leaked < settled ? leaked : settled
  return { paid: settled - leak, leak, open: net - settled }
}

/** net × part / whole, rounded half away from zero; parts and wholes are never negative. */
function share(net: bigint, part: bigint, whole: bigint): bigint {
  const doubled = 2n * net * part
  return (doubled + (doubled < 0n ? -whole : whole)) / (2n * whole)
}
