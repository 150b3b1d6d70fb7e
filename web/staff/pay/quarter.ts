/** '2025-04-01' is the second quarter of 2025. */
export function quarterWords(
  say: { readonly quarterName: (count: number, year: number) => string },
  from: string,
): string {
  const { year, month } = partsOf(from)
  return say.quarterName((month + 2) / 3, year)
}

/** The first day of the quarter of a day. */
export const quarterStart = (day: string): string => {
  const { year, month } = partsOf(day)
  return `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`
}

export const previousQuarter = (from: string): string => movedBy(from, -3)
export const nextQuarter = (from: string): string => movedBy(from, 3)

const partsOf = (day: string) => ({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) })

/** The first day of the month that lies so many months away. */
export function movedBy(from: string, months: number): string {
  const { year, month } = partsOf(from)
  const index = year * 12 + month - 1 + months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
}
