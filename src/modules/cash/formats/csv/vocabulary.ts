import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { knownCurrency } from '../bank-text.ts'
import type { CsvColumns, CsvMapping } from './mapping.ts'
import { headerKey } from './table.ts'

const words = z.array(z.string())
const shape = z.strictObject({
  columns: z.record(z.string(), words),
  signs: z.strictObject({ debit: words, credit: words }),
  pending: words,
  state: words,
  totals: words,
})

type Vocabulary = z.infer<typeof shape>

let loaded: Vocabulary | null = null

/** The words that banks put over their columns, in the languages of Europe; data, so that a word more is a line more. */
export function vocabulary(): Vocabulary {
  loaded ??= shape.parse(JSON.parse(readFileSync(new URL('./vocabulary.json', import.meta.url), 'utf8')))
  return loaded
}

type Line = { readonly index: number; readonly cellsBy: (delimiter: string) => readonly string[] }

/** A name that a mapping made from words alone has, so that a reader is more careful with it. */
export const byWords = 'header-words'

/**
 * A mapping made of the first row whose words name a day and an amount. It says nothing of how days and amounts are
 * written: that, the rows must prove.
 */
export function mappingByWords(
  lines: readonly Line[],
): { mapping: CsvMapping; index: number; header: readonly string[] } | null {
  for (const { index, cellsBy } of lines) {
    for (const delimiter of [';', ',', '\t', '|'] as const) {
      const header = cellsBy(delimiter)
      const columns = header.length > 1 ? columnsOf(header) : null
      if (!columns) continue
      const base = { name: byWords, bank: 'Columns known by their names', delimiter, columns, inverseSign: false }
      const state = placeOf(header, vocabulary().state)
      const pending = state < 0 ? {} : { pending: { column: state + 1, values: vocabulary().pending } }
      const signs = columns.sign === undefined ? {} : { signs: { ...vocabulary().signs, otherwise: 'refuse' as const } }
      return {
        mapping: { ...base, ...pending, ...signs, header: [...header], ignore: [], sepaTags: true },
        index,
        header,
      }
    }
  }
  return null
}

function columnsOf(header: readonly string[]): CsvColumns | null {
  const place = (role: string) => {
    const at = placeOf(header, vocabulary().columns[role] ?? [])
    return at < 0 ? undefined : at + 1
  }
  const [booked, amount, debit, credit] = [place('booked'), place('amount'), place('debit'), place('credit')]
  const isSplit = debit !== undefined && credit !== undefined
  if (booked === undefined || (amount === undefined && !isSplit)) return null
  // Where both are there, the single amount is the one that may be in another currency.
  const amounts = isSplit ? { debit, credit } : { amount, sign: place('sign') }
  return {
    booked,
    ...amounts,
    value: place('value'),
    balance: place('balance'),
    currency: place('currency'),
    account: place('account'),
    reference: place('reference'),
    endToEndId: place('endToEndId'),
    creditorReference: place('creditorReference'),
    mandate: place('mandate'),
    // One column names the other side of every line; two name both sides, and one of them is ourselves.
    payer: place('payer') ?? place('payee'),
    payee: place('payer') === undefined ? undefined : place('payee'),
    payerAccount: place('payerAccount'),
    remittance: placesOf(header, vocabulary().columns['remittance'] ?? []),
  }
}

// The words stand in order of preference: the booking date before any other date.
function placeOf(header: readonly string[], names: readonly string[]): number {
  const keys = header.map(bareKey)
  for (const name of names) {
    const at = keys.indexOf(name)
    if (at >= 0) return at
  }
  return -1
}

const placesOf = (header: readonly string[], names: readonly string[]): number[] =>
  header.flatMap((cell, at) => (names.includes(bareKey(cell)) ? [at + 1] : [])).slice(0, 20)

/** 'Betrag (EUR)' and 'Umsatz in EUR' are Betrag and Umsatz, in a currency that is looked for elsewhere. */
export function bareKey(cell: string): string {
  const key = headerKey(cell)
  const [, name, code] = /^(.+?)(?: in| en)? ([a-z]{3})$/.exec(key) ?? []
  return name !== undefined && knownCurrency((code ?? '').toUpperCase()) ? name : key
}
