import type { AccountFacts } from './party.ts'
import type { Amount } from './value.ts'
import type { Element } from '../xml.ts'
import { textAt } from '../xml.ts'

/** What one line is made of: an entry, and those of its payments that the line stands for. */
export type Booking = {
  readonly entry: Element
  readonly payments: readonly Element[]
  readonly amount: Amount
  readonly account: AccountFacts
  /** '2/3' for the second of three parts of an entry, null for the whole. */
  readonly part: string | null
}

/** The flag says only what happened; CdtDbtInd beside it already has the sign of the effect (ISO 20022, ReversalIndicator). */
export const isReversal = (entry: Element): boolean => /^(?:true|1)$/.test(textAt(entry, 'RvslInd') ?? '')
