import { betaCdf } from './distributions.ts'

export type Record = {
  /** Settled invoices that he paid within their term, counted from receipt. Delays that we caused are left out. */
  readonly withinTerm: number
  readonly settled: number
}

/**
 * Whether somebody pays within his term as a routine: the chance that he does so in nine of ten cases is at least 70 per cent,
 * judged from his own record with a weak prior (Beta 0.4, 0.5) fitted on paid invoices. Five of five just do; 18 of 20 do not.
 */
export const isRoutinePayer = (record: Record): boolean => chanceOfRoutine(record) >= 0.7

export const chanceOfRoutine = ({ withinTerm, settled }: Record): number =>
  1 - betaCdf(0.9, 0.4 + withinTerm, 0.5 + settled - withinTerm)
