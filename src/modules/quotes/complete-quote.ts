import { compareDecimals, decimalOf, type Decimal } from '#kernel/decimal'
import { plusDays, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { contactsOf, formatTerms, parseTerms, type Contact, type Customer } from '#modules/parties'
import type { LineDraft } from './price-quote.ts'
import type { QuoteContent } from './quote.ts'

export type LineRequest =
  | {
      readonly kind: 'product'
      readonly productId: Id<'prd'>
      readonly quantity: Decimal
      readonly unitPrice?: Decimal | null | undefined
      readonly discountPercent?: Decimal | null | undefined
      readonly description?: string | null | undefined
      readonly detail?: string | null | undefined
    }
  | { readonly kind: 'text'; readonly description: string; readonly detail?: string | null | undefined }

/** A quote as somebody says it: undefined is what he left out. */
export type ContentRequest = { readonly [K in keyof QuoteContent]?: QuoteContent[K] | undefined } & {
  readonly lines: readonly LineRequest[]
}

export function lineDrafts(lines: readonly LineRequest[]): LineDraft[] {
  return lines.map((line, index): LineDraft => {
    const detail = line.detail ?? null
    if (line.kind === 'text') return { kind: 'text', description: line.description, detail }
    const discountPercent = line.discountPercent ?? null
    if (discountPercent && (discountPercent.digits < 0n || compareDecimals(discountPercent, decimalOf(100n)) > 0)) {
      throw new Refused('discount_is_wrong', { field: `lines[${index}].discountPercent` })
    }
    return {
      kind: 'product',
      productId: line.productId,
      quantity: line.quantity,
      unitPrice: line.unitPrice ?? null,
      discountPercent,
      description: line.description ?? null,
      detail,
    }
  })
}

type Around = { readonly customer: Customer; readonly today: Day; readonly validDays: number }

/** What a quote says before anybody wrote anything: the customer's terms, and whoever buys there. */
export async function usualContent(work: Work, { customer, today, validDays }: Around): Promise<QuoteContent> {
  const buyer = buyerOf(await contactsOf(work.tx, [customer.id]))
  return {
    contactId: buyer?.id ?? null,
    email: buyer?.email ?? null,
    terms: formatTerms(customer.terms),
    deliveryTerms: null,
    validUntil: plusDays(today, validDays),
    wishedOn: null,
    intro: null,
    closing: null,
    promised: null,
  }
}

const buyerOf = (contacts: readonly Contact[]): Contact | null => {
  const reached = contacts.filter(({ active, email }) => active && email !== null)
  return reached.find((contact) => contact.function === 'purchasing') ?? reached[0] ?? null
}

/** The content with what was said of it; what cannot be is refused with the field's name. */
export async function completeContent(
  work: Work,
  { lines: _, ...asked }: ContentRequest,
  before: QuoteContent,
  { customer, today }: Pick<Around, 'customer' | 'today'>,
): Promise<QuoteContent> {
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
  const content: QuoteContent = { ...before, ...said }
  if (content.validUntil < today) throw new Refused('valid_until_is_past', { field: 'validUntil', today })
  const contact = await contactOf(work, customer, content.contactId)
  return {
    ...content,
    terms: readTerms(content.terms),
    // Whoever is chosen gets it at his address, unless another was written.
    email: asked.email === undefined && asked.contactId !== undefined ? (contact?.email ?? null) : content.email,
  }
}

async function contactOf(work: Work, customer: Customer, contactId: Id<'con'> | null): Promise<Contact | null> {
  if (contactId === null) return null
  const contact = (await contactsOf(work.tx, [customer.id])).find(({ id }) => id === contactId)
  if (!contact) throw new Refused('contact_is_not_theirs', { field: 'contactId' })
  return contact
}

export function readTerms(text: string): string {
  try {
    return formatTerms(parseTerms(text))
  } catch (error) {
    if (error instanceof RangeError) throw new Refused('terms_are_wrong', { field: 'terms', terms: text })
    throw error
  }
}
