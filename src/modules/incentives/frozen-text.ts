import { createHash } from 'node:crypto'
import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'

export type FrozenEntry = {
  readonly id: Id<'cme'>
  readonly kind: string
  readonly documentId: Id<'inv'> | null
  readonly eventKey: string
  readonly earnedOn: Day
  readonly amount: bigint
}

export type FrozenStatement = {
  readonly entityId: Id<'ent'>
  readonly staffId: Id<'stf'>
  readonly quarter: Day
  readonly currency: Currency
  readonly opening: bigint
  readonly payable: bigint
  readonly carried: bigint
  readonly entries: readonly FrozenEntry[]
}

/** A statement as it was settled, one line a fact, in an order that never changes: what its fingerprint is taken of. */
export function frozenText(statement: FrozenStatement): string {
  const { entityId, staffId, quarter, currency, opening, payable, carried, entries } = statement
  return [
    `pay statement 1`,
    `entity ${entityId} person ${staffId} quarter ${quarter} currency ${currency}`,
    `opening ${opening}`,
    ...entries.map(
      (entry) =>
        `entry ${entry.id} ${entry.kind} document ${entry.documentId ?? '-'} ${entry.earnedOn} ${entry.amount} ${entry.eventKey}`,
    ),
    `payable ${payable} carried ${carried}`,
  ].join('\n')
}

export const fingerprintOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
