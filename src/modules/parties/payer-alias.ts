import { foldedKey } from '#kernel/folded'
import type { Id } from '#kernel/id'

export type AliasKind = 'account' | 'name'

/** How a payer shows himself on a statement. */
export type PayerAlias = {
  readonly id: Id<'als'>
  readonly customerId: Id<'cus'>
  readonly kind: AliasKind
  /** As the bank wrote it. */
  readonly value: string
  readonly folded: string
  /** How many times a person said that this payer pays for this customer. */
  readonly confirmed: number
}

/** Two spellings of one payer have one key: accounts without blanks, names without case, accents and signs. */
export const aliasKey = (kind: AliasKind, value: string): string =>
  kind === 'account'
    ? value.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()
    : foldedKey(value.replaceAll(/[^\p{L}\p{N}]+/gu, ' '))
