/** "9 of 10 in 34–41 days": so many of the last payments came between these days after receipt. */
export type Span = { readonly of: number; readonly within: number; readonly from: number; readonly until: number }

const most = 10

/** The shortest span that holds nine of ten of the last payments, the latest first; null where there is none. */
export function usualSpan(days: readonly number[]): Span | null {
  const last = days.slice(0, most).toSorted((a, b) => a - b)
  if (last.length === 0) return null
  const within = Math.ceil(last.length * 0.9)
  const spans = last
    .slice(0, last.length - within + 1)
    .map((from, index) => ({ of: last.length, within, from, until: last[index + within - 1] ?? from }))
  return spans.reduce((best, span) => (span.until - span.from < best.until - best.from ? span : best))
}
