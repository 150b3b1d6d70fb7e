import { yearOf, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { accept, refuse, type Outcome } from '#kernel/outcome'

export const seriesKinds = ['quote', 'order', 'delivery', 'invoice', 'credit_note'] as const
export type SeriesKind = (typeof seriesKinds)[number]

export type Series = {
  readonly id: bigint
  readonly entityId: Id<'ent'>
  readonly kind: SeriesKind
  /** 'standard', or 'imported' for what was numbered elsewhere. */
  readonly name: string
  readonly pattern: string
  /** Auditors ask about gaps in it; the numbers of other systems are none of its business. */
  readonly gapless: boolean
  readonly version: number
}

/**
 * A number of a series: '{yyyy}' and '{yy}' are the year of the document's day, '{00000}' the running number with at least that
 * many digits. A pattern without a year runs on for ever.
 */
export function numberOf(pattern: string, on: Day, running: bigint): string {
  const year = String(yearOf(on)).padStart(4, '0')
  return pattern
    .replace('{yyyy}', year)
    .replace('{yy}', year.slice(2))
    .replace(/\{(0+)\}/, (_, zeros: string) => running.toString().padStart(zeros.length, '0'))
}

/** The year whose counter a number comes from: 0 for a series that does not begin anew each year. */
export const counterYear = (pattern: string, on: Day): number => (/\{yy(yy)?\}/.test(pattern) ? yearOf(on) : 0)

/** One running number, at most one year, and around them what can stand in a file's name and a payment's reference. */
export function isPattern(text: string): boolean {
  const around = text.replaceAll(/\{(0+|yyyy|yy)\}/g, '')
  return (
    (text.match(/\{0{1,12}\}/g) ?? []).length === 1 &&
    (text.match(/\{yy(yy)?\}/g) ?? []).length <= 1 &&
    /^[A-Za-z0-9 ./_-]{0,20}$/.test(around)
  )
}

export const checkPattern = (kind: SeriesKind, pattern: string): Outcome<string> =>
  isPattern(pattern)
    ? accept(pattern)
    : refuse('pattern_is_wrong', { field: 'pattern', kind, pattern, example: 'RE-{yyyy}-{00000}' })
