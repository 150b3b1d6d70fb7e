import type { Id } from '#kernel/id'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import type { Role } from '#platform/rights'

/** A list as somebody likes to see it: what is asked for, in which order, with which columns. */
export type SavedView = {
  readonly id: Id<'sav'>
  /** The page of the list: '/customers'. */
  readonly list: string
  readonly ownerId: Id<'stf'>
  readonly ownerName: string
  /** Everybody has it among their views. */
  readonly shared: boolean
  readonly title: string
  readonly filters: Readonly<Record<string, string>>
  readonly sort: string | null
  /** Those that are shown; empty for those that the page shows by itself. */
  readonly columns: readonly string[]
  readonly deleted: boolean
  readonly version: number
}

const sharingRoles: readonly Role[] = ['sales_manager', 'credit_manager', 'finance_lead', 'administrator']

export const mayShare = (roles: readonly Role[]): boolean => roles.some((role) => sharingRoles.includes(role))

type Refusal = 'view_is_not_yours' | 'views_are_shared_by_managers'

/** One's own view is changed by oneself; one that all have, by whoever leads a department. */
export function mayKeep(
  view: Pick<SavedView, 'ownerId' | 'shared'>,
  after: { readonly shared: boolean },
  who: { readonly staffId: bigint | null; readonly roles: readonly Role[] },
): Outcome<true, Refusal> {
  if (view.ownerId !== who.staffId && !(view.shared && mayShare(who.roles))) return refuse('view_is_not_yours')
  if ((view.shared || after.shared) && !mayShare(who.roles)) return refuse('views_are_shared_by_managers')
  return accept(true)
}
