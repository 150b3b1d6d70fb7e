import type { Id } from '#kernel/id'

export const contactFunctions = ['purchasing', 'accounts_payable', 'operations', 'management', 'other'] as const
export type ContactFunction = (typeof contactFunctions)[number]

/** A person on the customer's side, by what they do there: who buys is seldom who pays. */
export type Contact = {
  readonly id: Id<'con'>
  readonly customerId: Id<'cus'>
  readonly name: string
  readonly function: ContactFunction
  readonly email: string | null
  readonly phone: string | null
  /** Null: the customer's. */
  readonly language: string | null
  readonly active: boolean
  readonly version: number
}

export type ContactDraft = Omit<Contact, 'id' | 'active' | 'version'>
