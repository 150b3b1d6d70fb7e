import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { allocationsOf, itemsOf } from '#modules/ledger'
import { accrue } from './accrue.ts'
import { noteBonusCash, noteBonusDispute } from './note-bonus.ts'

/** A bill is out: what it will earn is expected, and stands in the books. */
export const expectCommission = (
  work: Work,
  { documents }: { readonly documents: readonly { readonly documentId: Id<'inv'> }[] },
) => accrue(work, { documentIds: documents.map(({ documentId }) => documentId) })

/** Money paid documents: whoever sold them has earned, and whoever looks after their customers has a part in it. */
export async function earnOnCash(
  work: Work,
  { allocations }: { readonly allocations: readonly { readonly documentId: Id<'inv'> | null }[] },
) {
  const documentIds = allocations.flatMap(({ documentId }) => documentId ?? [])
  await accrue(work, { documentIds })
  await noteBonusCash(work, { documentIds })
}

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
  const documentIds = items.flatMap(({ documentId }) => documentId ?? [])
  await accrue(work, { documentIds })
  await noteBonusCash(work, { documentIds })
}

/** A credit note lowers what its invoice pays on. */
export const adjustOnCredit = (
  work: Work,
  { documents }: { readonly documents: readonly { readonly originalId: Id<'inv'> | null }[] },
) => accrue(work, { documentIds: documents.flatMap(({ originalId }) => originalId ?? []) })

/** What is refused is paid last, so it earns last; once it is refused no more, it earns like the rest. */
export const adjustOnDispute = (work: Work, { documentId }: { readonly documentId: Id<'inv'> }) =>
  accrue(work, { documentIds: [documentId] })

/** A dispute that was closed inside its clock is part of the collectors' bonus. */
export const countDispute = noteBonusDispute
