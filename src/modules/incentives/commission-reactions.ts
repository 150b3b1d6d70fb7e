import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { allocationsOf, itemsOf } from '#modules/ledger'
import { accrue } from './accrue.ts'

/** Money paid documents: whoever sold them has earned. */
export const earnOnCash = (
  work: Work,
  { allocations }: { readonly allocations: readonly { readonly documentId: Id<'inv'> | null }[] },
) => accrue(work, { documentIds: allocations.flatMap(({ documentId }) => documentId ?? []) })

/** Links were taken back, so the money is not theirs any more. */
export async function takeBackOnReturn(
  work: Work,
  { allocations }: { readonly allocations: readonly { readonly allocationId: Id<'alc'> }[] },
) {
  const links = await allocationsOf(
    work.tx,
    allocations.map(({ allocationId }) => allocationId),
  )
  const items = await itemsOf(
    work.tx,
    links.map((link) => link.debitItemId),
  )
  return accrue(work, { documentIds: items.flatMap(({ documentId }) => documentId ?? []) })
}

/** A credit note lowers what its invoice pays on. */
export const adjustOnCredit = (
  work: Work,
  { documents }: { readonly documents: readonly { readonly originalId: Id<'inv'> | null }[] },
) => accrue(work, { documentIds: documents.flatMap(({ originalId }) => originalId ?? []) })

/** What is refused is paid last, so it earns last; once it is refused no more, it earns like the rest. */
export const adjustOnDispute = (work: Work, { documentId }: { readonly documentId: Id<'inv'> }) =>
  accrue(work, { documentIds: [documentId] })
