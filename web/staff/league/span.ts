import { movedBy } from '../pay/quarter.ts'
import type { League } from './shown-league.ts'

export const spanKinds = ['quarter', 'month', 'year', 'rolling'] as const
export type SpanKind = (typeof spanKinds)[number]

export const spanKind = (text: string | undefined): SpanKind => spanKinds.find((kind) => kind === text) ?? 'quarter'

// Twelve months move on by one, so that a month that goes well shows.
const monthsOn: Readonly<Record<SpanKind, number>> = { quarter: 3, month: 1, year: 12, rolling: 1 }

type Shown = Pick<League, 'span' | 'from' | 'through'>

/** A day of the span before or after. */
export const spanDay = ({ span, through }: Shown, way: 'before' | 'after'): string =>
  movedBy(through, way === 'before' ? -monthsOn[span] : monthsOn[span])

type SpanWords = {
  readonly quarterName: (count: number, year: number) => string
  readonly monthName: (month: string) => string
  readonly yearName: (year: number) => string
  readonly rollingName: (month: string) => string
}

/** 'quarter 2 of 2025', 'March 2025', '2025', 'twelve months to March 2025'. */
export function spanName(say: SpanWords, { span, from, through }: Shown, language: string): string {
  const year = Number(from.slice(0, 4))
  switch (span) {
    case 'quarter':
      return say.quarterName((Number(from.slice(5, 7)) + 2) / 3, year)
    case 'month':
      return say.monthName(monthText(from, language))
    case 'year':
      return say.yearName(year)
    case 'rolling':
      return say.rollingName(monthText(through, language))
  }
}

const monthText = (day: string, language: string) =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  )

/** 'Mar 25'. */
export const shortMonth = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  )
