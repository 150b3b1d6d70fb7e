import type { Day } from '#kernel/day'
import { id, type Id } from '#kernel/id'
import type { Money } from '#kernel/money'
import type { Subject } from '#platform/wire'
import type { Work } from '#platform/work'
import { allocationsOf, itemsOfDocument } from '#modules/ledger'
import { learn } from './learn.ts'
import { saveRefusal, setBounced, setReceived } from './store.ts'

type Linked = { readonly allocations: readonly { readonly allocationId: Id<'alc'> }[] }

/** Money paid invoices, or their links were taken back. */
export async function learnFromCash(work: Work, { allocations }: Linked) {
  const links = await allocationsOf(
    work.tx,
    allocations.map(({ allocationId }) => allocationId),
  )
  await learn(work, { itemIds: links.map((link) => link.debitItemId) })
}

/** A credit note lowers what is waited for. */
export async function learnFromCredit(
  work: Work,
  { documents }: { readonly documents: readonly { readonly originalId: Id<'inv'> | null }[] },
) {
  for (const { originalId } of documents) {
    if (originalId !== null) await learn(work, { itemIds: await itemsBilledBy(work, originalId) })
  }
}

type Issued = { readonly itemId: Id<'itm'>; readonly issuedOn: Day; readonly imported?: boolean | undefined }

/** Customers had what another system billed long ago; nobody will tell us the day, so it is the day of issue. */
export async function learnImported(work: Work, { documents }: { readonly documents: readonly Issued[] }) {
  const bills = documents
    .filter((document) => document.imported)
    .map(({ itemId, issuedOn }) => ({ itemId, receivedOn: issuedOn }))
  await learn(work, { itemIds: bills.map((bill) => bill.itemId), note: () => setReceived(work.tx, bills) })
}

export async function learnReceipt(
  work: Work,
  { documentId, receivedOn }: { readonly documentId: Id<'inv'>; readonly receivedOn: Day },
) {
  const itemIds = await itemsBilledBy(work, documentId)
  await learn(work, {
    itemIds,
    note: () =>
      setReceived(
        work.tx,
        itemIds.map((itemId) => ({ itemId, receivedOn })),
      ),
  })
}

/** A bill did not arrive: the delay that follows is ours. */
export async function learnBounce(
  work: Work,
  { purpose, about }: { readonly purpose: string; readonly about: Subject },
) {
  if (purpose !== 'document' || about.kind !== 'inv') return
  const itemIds = await itemsBilledBy(work, id<'inv'>(about.id))
  await learn(work, { itemIds, note: () => setBounced(work.tx, itemIds) })
}

type Case = { readonly caseId: Id<'dsp'>; readonly itemId: Id<'itm'>; readonly gross: Money }

export const learnRefusal = (work: Work, { caseId, itemId, gross }: Case) =>
  learn(work, {
    itemIds: [itemId],
    note: () => saveRefusal(work.tx, { caseId, itemId, gross: gross.amount, closed: false, ours: false }),
  })

export const learnVerdict = (
  work: Work,
  { caseId, itemId, gross, verdict }: Case & { readonly verdict: string | null },
) =>
  learn(work, {
    itemIds: [itemId],
    note: () => saveRefusal(work.tx, { caseId, itemId, gross: gross.amount, closed: true, ours: verdict === 'ours' }),
  })

const itemsBilledBy = async ({ tx }: Work, documentId: Id<'inv'>) =>
  (await itemsOfDocument(tx, documentId)).map((item) => item.id)
