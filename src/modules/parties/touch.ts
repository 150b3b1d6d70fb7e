import type { Id, Prefix } from '#kernel/id'
import type { Money } from '#kernel/money'

export const departments = [
  'sales',
  'credit',
  'billing',
  'cash',
  'collections',
  'operations',
  'customer',
  'machine',
] as const
export type Department = (typeof departments)[number]

/** The touches at which two people spoke. */
export const talkKinds = ['call', 'email', 'meeting'] as const

/** A thing that a touch is about: 'inv' and the number of the invoice's row. */
export type TouchSubject = { readonly kind: Prefix; readonly id: bigint }

/** One moment between us and a customer: a call, a note, a bill that went out, an order that was held. */
export type Touch = {
  readonly id: Id<'tou'>
  readonly customerId: Id<'cus'>
  readonly at: Date
  readonly department: Department
  /** 'note', 'call', 'email', 'meeting' by people; the machine names its own, such as 'invoice.issued'. */
  readonly kind: string
  readonly staffId: Id<'stf'> | null
  readonly contactId: Id<'con'> | null
  /** What the machine says: a sentence of the catalogue and its values, so that each reader gets it in his language. */
  readonly text: { readonly key: string; readonly values: Readonly<Record<string, string | number>> } | null
  /** What a person wrote. */
  readonly note: string | null
  readonly amount: Money | null
  readonly subject: TouchSubject | null
}

type Asked = 'customerId' | 'department' | 'kind'

/** Without a moment it is now, and without a person it is whoever is at work. */
export type TouchDraft = Pick<Touch, Asked> & Partial<Omit<Touch, Asked | 'id'>>
