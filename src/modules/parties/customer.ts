import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import { readVatNumber } from '#kernel/vat-number'
import { parseTerms, type Terms } from './terms.ts'

export const customerKinds = ['business', 'public_body', 'counter'] as const
export type CustomerKind = (typeof customerKinds)[number]
export const poRules = ['optional', 'required'] as const
export type PoRule = (typeof poRules)[number]
export const invoiceChannels = ['email', 'post', 'portal', 'einvoice', 'none'] as const
export type InvoiceChannel = (typeof invoiceChannels)[number]

/** Whom we sell to: the one record that sales, credit, billing and collections share. */
export type Customer = {
  readonly id: Id<'cus'>
  readonly number: string
  readonly name: string
  readonly kind: CustomerKind
  readonly parentId: Id<'cus'> | null
  readonly country: string
  readonly language: string
  readonly currency: Currency
  readonly vatNumber: string | null
  readonly registration: string | null
  readonly terms: Terms
  readonly ownerId: Id<'stf'> | null
  readonly collectorId: Id<'stf'> | null
  /** What the customer demands of an order: a purchase order number, perhaps of a form. */
  readonly poRule: PoRule
  /** A regular expression over the whole number, such as '45\d{8}'. */
  readonly poPattern: string | null
  readonly invoiceChannel: InvoiceChannel
  readonly invoiceEmail: string | null
  readonly active: boolean
  readonly since: Day | null
  readonly version: number
}

type Asked = 'name' | 'country' | 'currency'

/** What must be said of a new customer. Without a number it gets the next free one. */
export type CustomerDraft = Pick<Customer, Asked> &
  Partial<Omit<Customer, Asked | 'id' | 'number' | 'version'>> & {
    readonly number?: string | null | undefined
    /** Where the draft came from, when not the whole write came from one place. */
    readonly originId?: Id<'org'> | undefined
  }

export type CustomerChange = Partial<Omit<Customer, 'id' | 'version'>>

/** The draft with what usually holds; VAT number and PO pattern are checked. */
export function completeCustomer(draft: CustomerDraft): Outcome<Omit<Customer, 'id' | 'number' | 'version'>> {
  return checkCustomer({
    name: draft.name,
    kind: draft.kind ?? 'business',
    parentId: draft.parentId ?? null,
    country: draft.country,
    language: draft.language ?? 'en',
    currency: draft.currency,
    vatNumber: draft.vatNumber ?? null,
    registration: draft.registration ?? null,
    terms: draft.terms ?? parseTerms('net:30'),
    ownerId: draft.ownerId ?? null,
    collectorId: draft.collectorId ?? null,
    poRule: draft.poRule ?? 'optional',
    poPattern: draft.poPattern ?? null,
    invoiceChannel: draft.invoiceChannel ?? 'email',
    invoiceEmail: draft.invoiceEmail ?? null,
    active: draft.active ?? true,
    since: draft.since ?? null,
  })
}

/** Refuses what cannot be right, naming the field; answers the rest with its VAT number in its usual form. */
export function checkCustomer<C extends Pick<Customer, 'vatNumber' | 'country' | 'poPattern'>>(
  customer: C,
): Outcome<C> {
  if (customer.poPattern !== null && !isPoPattern(customer.poPattern)) {
    return refuse('po_pattern_is_wrong', { field: 'poPattern', pattern: customer.poPattern })
  }
  if (customer.vatNumber === null) return accept(customer)
  const vat = readVatNumber(customer.vatNumber, customer.country)
  if (vat.ok) return accept({ ...customer, vatNumber: vat.value })
  return refuse('vat_number_is_malformed', { field: 'vatNumber', country: customer.country, example: vat.example })
}

/** The purchase order number is one that the customer would recognise. */
export const poNumberFits = ({ poPattern }: Pick<Customer, 'poPattern'>, poNumber: string): boolean =>
  poPattern === null || new RegExp(`^(?:${poPattern})$`, 'u').test(poNumber)

// Without groups no pattern can take long, whatever number it is asked about.
function isPoPattern(text: string): boolean {
  if (text.length > 60 || /[()|]/.test(text)) return false
  try {
    return new RegExp(`^(?:${text})$`, 'u').source.length > 0
  } catch {
    return false
  }
}
