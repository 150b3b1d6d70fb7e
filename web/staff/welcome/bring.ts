import type { importFile, listedPresets } from '#contracts/exchange'
import type { Answer } from '#web'
import type { fieldWords } from './bring-words.ts'

export type Kind = (typeof listedPresets)[number]
/** In the order in which they are best brought. */
export const kinds: readonly Kind[] = ['customers', 'products', 'open-invoices']

export type Tried = Answer<typeof importFile>
export type Understood = Tried['understood']

/** What somebody says about the file, beyond what it says itself. */
export type Saying = {
  readonly columns?: string | undefined
  readonly dates?: string
  readonly decimal?: '.' | ','
}

/** A column is given another field; a field that moves leaves its old column. */
export const withField = (understood: Understood, changed: number, field: string): Understood => ({
  ...understood,
  columns: understood.columns.map((each) => {
    if (each.column === changed) return { ...each, field: field === '' ? null : field }
    return each.field === field ? { ...each, field: null } : each
  }),
})

/** The columns as they travel; undefined when none stands for anything. */
export function columnsText({ columns }: Pick<Understood, 'columns'>): string | undefined {
  const pairs = columns.flatMap(({ column, field }) => (field === null ? [] : [`${field}:${column}`]))
  return pairs.length === 0 ? undefined : pairs.join(',')
}

type FieldWords = (typeof fieldWords)['en']
const isKnown = (words: FieldWords, field: string): field is keyof FieldWords => Object.hasOwn(words, field)
export const fieldName = (words: FieldWords, field: string): string => (isKnown(words, field) ? words[field] : field)

export const asMark = (text: string): '.' | ',' | undefined => (text === '.' || text === ',' ? text : undefined)
