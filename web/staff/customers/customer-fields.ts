import type { Customer } from './customer.ts'

/** The form's fields as they are typed; empty is unknown. */
export type CustomerFields = {
  readonly number: string
  readonly name: string
  readonly kind: Customer['kind']
  readonly parentId: string | null
  readonly country: string
  readonly language: string
  readonly currency: string
  readonly vatNumber: string
  readonly registration: string
  readonly terms: string
  readonly ownerId: string | null
  readonly collectorId: string | null
  readonly poRequired: boolean
  readonly poPattern: string
  readonly invoiceChannel: Customer['invoiceChannel']
  readonly invoiceEmail: string
}

/** A new customer is most often of the seller's own country. */
export const freshForm = (
  home: { readonly country: string; readonly currency: string } | undefined,
): CustomerFields => ({
  number: '',
  name: '',
  kind: 'business',
  parentId: null,
  country: home?.country ?? '',
  language: languageOf(home?.country ?? ''),
  currency: home?.currency ?? '',
  vatNumber: '',
  registration: '',
  terms: 'net:30',
  ownerId: null,
  collectorId: null,
  poRequired: false,
  poPattern: '',
  invoiceChannel: 'email',
  invoiceEmail: '',
})

export const formOf = (customer: Customer): CustomerFields => ({
  number: customer.number,
  name: customer.name,
  kind: customer.kind,
  parentId: customer.parent?.id ?? null,
  country: customer.country,
  language: customer.language,
  currency: customer.currency,
  vatNumber: customer.vatNumber ?? '',
  registration: customer.registration ?? '',
  terms: customer.terms,
  ownerId: customer.owner?.id ?? null,
  collectorId: customer.collector?.id ?? null,
  poRequired: customer.poRule === 'required',
  poPattern: customer.poPattern ?? '',
  invoiceChannel: customer.invoiceChannel,
  invoiceEmail: customer.invoiceEmail ?? '',
})

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** What the server is told. */
export const sentBy = ({ number, poRequired, ...fields }: CustomerFields) => ({
  ...fields,
  ...(number.trim() === '' ? {} : { number: number.trim() }),
  vatNumber: orNull(fields.vatNumber),
  registration: orNull(fields.registration),
  poRule: poRequired ? ('required' as const) : ('optional' as const),
  poPattern: orNull(fields.poPattern),
  invoiceEmail: orNull(fields.invoiceEmail),
})

/** In which we write to somebody of a country, of the languages that our letters have. */
export const letterLanguages = ['de', 'en', 'es', 'fr', 'nl'] as const

const spoken: Readonly<Record<string, string>> = {
  AT: 'de',
  DE: 'de',
  CH: 'de',
  LI: 'de',
  ES: 'es',
  FR: 'fr',
  LU: 'fr',
  NL: 'nl',
  BE: 'nl',
}

export const languageOf = (country: string): string => spoken[country] ?? 'en'
