import type { Refused } from '#kernel/outcome'
import type { Language } from '#platform/work'
import { sentencesInEnglish, type RejectCode } from './reject-english.ts'
import { sentencesInGerman } from './reject-german.ts'

/** A line that was not taken: where it stands, what is wrong with it, and what to do. */
export type Reject = {
  readonly file: string
  readonly line: number
  readonly column: string | null
  readonly value: string | null
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
}

const isRejectCode = (code: string): code is RejectCode => Object.hasOwn(sentencesInEnglish, code)

const others = {
  en: ['The program refused it: {code}.', 'Correct the line and import the file again.'],
  de: ['Das Programm hat es abgelehnt: {code}.', 'Die Zeile berichtigen und die Datei noch einmal geben.'],
} as const

export function explainReject(
  { code, facts: bare }: Pick<Reject, 'code' | 'facts'>,
  language: Language = 'en',
): { reason: string; remedy: string } {
  const known = { en: sentencesInEnglish, de: sentencesInGerman }[language]
  const [reason, remedy] = isRejectCode(code) ? known[code] : others[language]
  const facts = { code, ...bare }
  return { reason: filled(reason, facts), remedy: filled(remedy, facts) }
}

export const rejectColumns = ['file', 'line', 'column', 'value', 'code', 'reason', 'remedy'] as const

/** A line of the reject file. */
export function rejectRow(reject: Reject, language: Language = 'en'): string[] {
  const { reason, remedy } = explainReject(reject, language)
  return [reject.file, String(reject.line), reject.column ?? '', reject.value ?? '', reject.code, reason, remedy]
}

export const rejectOf = (
  at: { readonly file: string; readonly line: number },
  { code, facts }: Pick<Refused, 'code' | 'facts'>,
  columnOf: (field: string) => string | null,
): Reject => {
  const { field, value, ...rest } = facts
  const column = typeof field === 'string' ? columnOf(field) : null
  return { ...at, column, value: typeof value === 'string' ? value : null, code, facts: rest }
}

const filled = (sentence: string, facts: Reject['facts']) =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => printable(facts[name]))

const printable = (fact: unknown): string => {
  const text = typeof fact === 'string' || typeof fact === 'number' ? String(fact) : ''
  return text.slice(0, 60).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
}
