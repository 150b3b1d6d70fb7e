import { dayOfMonth, monthOf, yearOf, type Day } from '#kernel/day'
import { formatDecimal, type Decimal } from '#kernel/decimal'
import { formatAmount, type Money } from '#kernel/money'

const noBreak = '\u00a0'

/** '3.772,30' for de, '3,772.30' for en: the figure alone, for columns whose head names the currency. */
export const formatAmountFor = (locale: string, amount: Money) => formatFigure(locale, formatAmount(amount))

/** '3.772,30 EUR': the figure and the currency's code, which says the same everywhere, as '$' does not. */
export const formatMoneyFor = (locale: string, amount: Money) =>
  `${formatAmountFor(locale, amount)}${noBreak}${amount.currency}`

/** A price, quantity or rate with all its decimals, and with zeros up to `minDecimals`. */
export function formatDecimalFor(locale: string, value: Decimal, minDecimals = 0) {
  const [whole = '0', decimals = ''] = formatDecimal(value).split('.')
  const padded = decimals.padEnd(minDecimals, '0')
  return formatFigure(locale, padded ? `${whole}.${padded}` : whole)
}

/** '19 %'. */
export const formatPercentFor = (locale: string, rate: Decimal) => `${formatDecimalFor(locale, rate)}${noBreak}%`

/** '7 March 2025', '7. März 2025', '7 mars 2025': no two readers take it for different days, as they do with 07/03/25. */
export const formatDayFor = (locale: string, day: Day) =>
  inWords(locale, day, 'long', { year: 'numeric', month: 'long' })

/** '7 Mar 2025', for columns. */
export const formatShortDayFor = (locale: string, day: Day) =>
  inWords(locale, day, 'short', { year: 'numeric', month: 'short' })

/** 'Monday 7 April'. */
export function formatWeekdayFor(locale: string, day: Day) {
  const text = inWords(locale, day, 'weekday', { weekday: 'long', month: 'long' })
  // Within a sentence Spanish sets no comma after the weekday.
  return locale.startsWith('es') ? text.replace(', ', ' ') : text
}

/** 'Sunday'; lower case where the language writes it so. */
export const weekdayNameFor = (locale: string, day: Day) =>
  formatterOf(locale, 'name', { weekday: 'long', timeZone: 'UTC' }).format(midnight(day))

type Separators = { readonly whole: Intl.NumberFormat; readonly point: string }

const numbers = new Map<string, Separators>()
const days = new Map<string, Intl.DateTimeFormat>()

/** The platform's own formatter takes floats; whole numbers of any size it takes exactly, and the decimals need only a point. */
function formatFigure(locale: string, plain: string) {
  const [whole = '0', decimals] = plain.replace('-', '').split('.')
  const format = separatorsOf(locale)
  const figure = format.whole.format(BigInt(whole)) + (decimals === undefined ? '' : format.point + decimals)
  return plain.startsWith('-') ? `−${figure}` : figure
}

function separatorsOf(locale: string): Separators {
  const known = numbers.get(locale)
  if (known) return known
  // Grouped always: Spanish leaves four digits bare, which no longer lines up in a column.
  const whole = new Intl.NumberFormat(regional(locale), { useGrouping: 'always', numberingSystem: 'latn' })
  const point = whole.formatToParts(0.5).find((part) => part.type === 'decimal')?.value ?? '.'
  numbers.set(locale, { whole, point })
  return { whole, point }
}

function inWords(locale: string, day: Day, style: string, parts: Intl.DateTimeFormatOptions) {
  const format = formatterOf(locale, style, { ...parts, day: 'numeric', timeZone: 'UTC' })
  const text = format.format(midnight(day))
  // French counts the first of a month and numbers the others.
  return locale.startsWith('fr') && dayOfMonth(day) === 1 ? text.replace(/\b1\b/, '1er') : text
}

function formatterOf(locale: string, style: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${style}`
  const known = days.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(regional(locale), { ...options, numberingSystem: 'latn', calendar: 'gregory' })
  days.set(key, format)
  return format
}

const midnight = (day: Day) => Date.UTC(yearOf(day), monthOf(day) - 1, dayOfMonth(day))

// Bare English would be American, day after month. An unknown locale must not stop a bill.
function regional(locale: string) {
  if (locale === 'en') return 'en-GB'
  try {
    return Intl.getCanonicalLocales(locale)
  } catch {
    return 'en-GB'
  }
}
