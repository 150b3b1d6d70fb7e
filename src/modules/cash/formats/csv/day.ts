import type { Day } from '#kernel/day'
import { day, isDay } from '#kernel/day'
import { foldedKey } from '#kernel/folded'

/** How a file writes days: 'DD.MM.YYYY', 'YYYY-MM-DD', 'DD-MMM-YYYY'. */
export type DayPattern = string

const tokens = /YYYY|YY|MMM|MM|DD/g

// A time may follow; it says nothing about the day.
const time = String.raw`(?:[T ,]+\d{1,2}[:.]\d{2}.*)?`

const sources: Readonly<Record<string, string>> = {
  YYYY: String.raw`(?<year>\d{4})`,
  YY: String.raw`(?<year>\d{2})`,
  MMM: String.raw`(?<name>\p{L}{3,9}\.?)`,
  MM: String.raw`(?<month>\d{1,2})`,
  DD: String.raw`(?<day>\d{1,2})`,
}

const compiled = new Map<DayPattern, RegExp>()

function expressionOf(pattern: DayPattern): RegExp {
  const known = compiled.get(pattern)
  if (known) return known
  // Digits that nothing separates have a fixed width: 20180304.
  const fixed = /^(?:YYYY|MM|DD)+$/.test(pattern)
  const source = pattern
    .replace(/[.]/g, String.raw`\.`)
    .replace(tokens, (token) => sources[token]?.replace('{1,2}', fixed ? '{2}' : '{1,2}') ?? token)
  const expression = new RegExp(`^${source}${time}$`, 'u')
  compiled.set(pattern, expression)
  return expression
}

/** The day that a text says when it is written in this pattern; null when it is not, or there is no such day. */
export function dayIn(text: string, pattern: DayPattern): Day | null {
  const parts = expressionOf(pattern).exec(text)?.groups
  if (!parts) return null
  const month = parts['name'] === undefined ? parts['month'] : monthNamed(parts['name'])
  const written = `${fullYear(parts['year'] ?? '')}-${month?.padStart(2, '0')}-${parts['day']?.padStart(2, '0')}`
  return isDay(written) ? day(written) : null
}

// Two digits of a year are of this century: no bank statement is older than its computer.
const fullYear = (year: string) => (year.length === 2 ? `20${year}` : year)

// The beginnings of month names in the languages of the banks that write them out.
const monthNames: readonly string[] = [
  'jan gen ene',
  'feb fev',
  'mar mrt maa mae mrz',
  'apr avr abr',
  'may mai mei mag maj',
  'jun juin giu',
  'jul juil lug',
  'aug aou ago',
  'sep set',
  'oct okt ott out',
  'nov',
  'dec dez dic des',
]

function monthNamed(name: string): string | undefined {
  const key = foldedKey(name).replace('.', '')
  const month = monthNames.findIndex((names) => names.split(' ').some((beginning) => key.startsWith(beginning)))
  return month < 0 ? undefined : String(month + 1)
}

const candidates: readonly DayPattern[] = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'YYYY.MM.DD.',
  'DD.MM.YYYY',
  'DD.MM.YYYY.',
  'DD.MM.YY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD-MM-YYYY',
  'MM-DD-YYYY',
  'DD MM YYYY',
  'DD-MMM-YYYY',
  'DD MMM YYYY',
  'DD/MMM/YYYY',
  'DD.MMM.YYYY',
  'DD-MMM-YY',
  'DD MMM YY',
  'MMM DD YYYY',
  'MMM DD, YYYY',
  'YYYYMMDD',
  'DDMMYYYY',
  'DD/MM/YY',
  'MM/DD/YY',
  'YY/MM/DD',
  'DD-MM-YY',
  'MM-DD-YY',
  'YY-MM-DD',
]

/**
 * The one pattern that all days of a file are written in, by the evidence of the file alone: 12/15/2018 has no fifteenth
 * month. Null when none fits; several when they would give different days.
 */
export function patternsOf(texts: readonly string[]): readonly DayPattern[] {
  const fitting = candidates.filter((pattern) => texts.every((text) => dayIn(text, pattern) !== null))
  const different = new Map<string, DayPattern>()
  for (const pattern of fitting) {
    const key = texts.map((text) => dayIn(text, pattern)).join()
    if (!different.has(key)) different.set(key, pattern)
  }
  return [...different.values()]
}
