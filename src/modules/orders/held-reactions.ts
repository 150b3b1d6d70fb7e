import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { acceptReleased, recheckHeld } from './release-order.ts'

type Customers = readonly { readonly customerId: Id<'cus'> }[]

/** Orders that credit let go by a rule may be delivered. */
export const acceptAfterRelease = (work: Work, news: { readonly orderIds: readonly Id<'ord'>[] }) =>
  acceptReleased(work, news.orderIds)

/** A limit was raised, or a temporary one begins: what waited for it is asked again. */
export const recheckAfterLimit = (work: Work, { customerId }: Customers[number]) =>
  recheckHeld(work, { customerIds: [customerId] })

/** A bill was credited: less is at stake now. */
export const recheckAfterCredit = (work: Work, { documents }: { readonly documents: Customers }) =>
  recheckHeld(work, { customerIds: [...new Set(documents.map((document) => document.customerId))] })

/** Money paid bills: what waited for it is asked again, the longest waiting first. */
export const recheckAfterCash = (work: Work, { allocations }: { readonly allocations: Customers }) =>
  recheckHeld(work, { customerIds: [...new Set(allocations.map((each) => each.customerId))] })
