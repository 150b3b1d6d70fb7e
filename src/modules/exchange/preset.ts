import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Refused } from '#kernel/outcome'
import { currency } from '#kernel/money'
import { parseTerms } from '#modules/parties'

const word = z.string().min(1)
const currencyWord = z.string().transform(currency)
const terms = z.string().transform(parseTerms)

/** The words under which a field may stand in the header, the usual one first. */
const columns = <Field extends string>(...fields: [Field, ...Field[]]) =>
  z.partialRecord(z.enum(fields), z.array(word).min(1))

const common = {
  name: word,
  /** Without a column for these the file cannot be this table. */
  required: z.array(word),
  /** Of each group at least one must have a column. */
  oneOf: z.array(z.array(word).min(2)).default([]),
  /** How days are written; what is not said is read from the evidence of the file. */
  dates: word.optional(),
  decimal: z.enum(['.', ',']).optional(),
  /** Spellings of a column that mean another word. */
  replace: z.record(word, z.record(word, word)).default({}),
}

const documents = z.object({
  ...common,
  becomes: z.literal('documents'),
  columns: columns('number', 'sku', 'description', 'quantity', 'day', 'price', 'customer', 'country'),
  /** What a number's first letters say about the document; the first that fits. */
  kinds: z.array(z.object({ prefix: z.string(), kind: z.enum(['invoice', 'credit_note']) })),
  customerName: word,
  /** Who bought when the file does not say. */
  counter: z.object({ number: word, name: word }),
  terms,
  unit: word,
  productKinds: z.record(word, z.enum(['goods', 'service', 'freight'])).default({}),
})

const settledInvoices = z.object({
  ...common,
  becomes: z.literal('settled-invoices'),
  columns: columns('customer', 'number', 'issuedOn', 'dueOn', 'amount', 'settledOn'),
  description: word,
  terms,
})

const accounts = z.object({
  ...common,
  becomes: z.literal('accounts'),
  columns: columns('name', 'sector', 'foundedYear', 'revenue', 'employees', 'country', 'parent'),
})

const pricedProducts = z.object({
  ...common,
  becomes: z.literal('products'),
  columns: columns('sku', 'name', 'detail', 'unit', 'kind', 'price', 'currency', 'taxCode'),
  pricesFrom: word.optional(),
})

const people = z.object({
  ...common,
  becomes: z.literal('people'),
  columns: columns('name', 'manager', 'region'),
})

const opportunities = z.object({
  ...common,
  becomes: z.literal('opportunities'),
  columns: columns('id', 'salesperson', 'product', 'account', 'stage', 'engagedOn', 'closedOn', 'value'),
})

const customers = z.object({
  ...common,
  becomes: z.literal('customers'),
  columns: columns(
    'number',
    'name',
    'street',
    'postalCode',
    'city',
    'country',
    'currency',
    'language',
    'vatNumber',
    'terms',
    'email',
    'payerAccount',
  ),
})

const openInvoices = z.object({
  ...common,
  becomes: z.literal('open-invoices'),
  columns: columns(
    'number',
    'customerNumber',
    'customerName',
    'issuedOn',
    'dueOn',
    'amount',
    'open',
    'currency',
    'poNumber',
  ),
  description: word,
})

const table = z.discriminatedUnion('becomes', [
  documents,
  settledInvoices,
  accounts,
  pricedProducts,
  people,
  opportunities,
  customers,
  openInvoices,
])

const presetSchema = z.strictObject({
  name: word,
  version: z.int().positive(),
  about: word,
  /** The company that an empty folder gets; without one the command line must name it. */
  company: z.object({ name: word, reportingCurrency: currencyWord }).optional(),
  entity: z
    .object({
      code: word,
      name: word,
      country: word,
      currency: currencyWord,
      zone: word,
      language: word,
      addressLines: z.array(word).default([]),
    })
    .optional(),
  /** Where the money came to, for presets that bring receipts. */
  bankAccount: z.object({ name: word, accountNumber: word }).optional(),
  /** Names of countries beside those of the language data. */
  countries: z.record(word, word).default({}),
  /** In the order in which they are taken, whatever the order of the files. */
  tables: z.array(table).min(1),
})

export type Preset = z.output<typeof presetSchema>
export type Table = Preset['tables'][number]
export type TableOf<Becomes extends Table['becomes']> = Extract<Table, { readonly becomes: Becomes }>

const folder = join(import.meta.dirname, 'presets')

export const presetNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted()

/** A preset of the product, by its name. */
export function presetNamed(name: string): Preset {
  if (!presetNames().includes(name)) throw new Refused('preset_is_unknown', { preset: name, presets: presetNames() })
  return parsePreset(readFileSync(join(folder, `${name}.json`), 'utf8'))
}

export function parsePreset(text: string): Preset {
  const json: unknown = JSON.parse(text)
  return presetSchema.parse(json)
}
