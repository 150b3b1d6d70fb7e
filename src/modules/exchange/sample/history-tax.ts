import type { DocumentLine } from '#modules/billing'

/** What a bill of before says of tax. */
export type HistoryTax = Pick<DocumentLine, 'taxCodeId' | 'taxRateId' | 'taxPercent'>
