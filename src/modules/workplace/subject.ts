import type { Id, Prefix } from '#kernel/id'
import type { Permission } from '#platform/rights'

/** What can be spoken of, and what somebody must be allowed to read it. */
export const subjectPermissions = {
  cus: 'customer.read',
  ord: 'order.read',
  inv: 'invoice.read',
  rec: 'cash.read',
  dsp: 'dispute.read',
  quo: 'sales.read',
} as const satisfies Readonly<Record<string, Permission>>

export type SubjectKind = keyof typeof subjectPermissions
export const isSubjectKind = (kind: string): kind is SubjectKind => kind in subjectPermissions

/** A thing as it is named in a sentence. */
export type NamedSubject = {
  readonly kind: SubjectKind
  readonly id: bigint
  readonly name: string
  readonly customerId: Id<'cus'> | null
  readonly customerName: string | null
}

/** What a notice is about: any of those, or a request for help. */
export type NoticeThing = Omit<NamedSubject, 'kind'> & { readonly kind: Prefix }
