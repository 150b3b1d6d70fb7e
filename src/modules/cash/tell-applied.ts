import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { announce } from '#platform/events'
import type { Work } from '#platform/work'
import { itemsOf, type Allocation, type LinkRequest } from '#modules/ledger'
import { cashApplied } from './events.ts'

/** Money pays a document on the day it came, but not before the document was there: a prepaid bill is paid when it is issued. */
export async function laterDay(work: Work, links: readonly LinkRequest[]): Promise<LinkRequest[]> {
  const ids = [...new Set(links.map((link) => link.debitItemId))]
  const issuedOn = new Map<Id<'itm'>, Day>((await itemsOf(work.tx, ids)).map((item) => [item.id, item.issuedOn]))
  return links.map((link) => {
    const issued = issuedOn.get(link.debitItemId)
    return issued !== undefined && issued > link.valueOn ? { ...link, valueOn: issued } : link
  })
}

/** Tells the upper floors which documents were paid. */
export async function tellApplied(work: Work, allocations: readonly Allocation[]): Promise<void> {
  const paid = allocations.flatMap(({ id, receiptId, customerId, documentId, amount, valueOn }) =>
    receiptId === null ? [] : [{ allocationId: id, receiptId, customerId, documentId, amount, valueOn }],
  )
  if (paid.length > 0) await announce(work, cashApplied, { allocations: paid })
}
