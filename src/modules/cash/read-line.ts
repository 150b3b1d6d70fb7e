import type { z } from 'zod'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { customersOf } from '#modules/parties'
import type { bankLine } from './contract.ts'
import { sure } from './match.ts'
import { bareNumber, mentions } from './references.ts'
import { todayOf } from './read-workbench.ts'
import { partsOf, receiptOf } from './store.ts'
import { deedsOf } from './store-deeds.ts'
import { itemsShown, paidBefore, paidBy, type ItemShown } from './store-line.ts'
import { lineOf, lineRow, reasonOf } from './store-lines.ts'
import { itemsByBareNumber } from './store-match.ts'
import { openProposals, type KeptProposal } from './store-proposals.ts'

/** Everything about one bank line. */
export async function readLine(
  work: Work,
  { receiptId }: { readonly receiptId: Id<'rec'> },
): Promise<z.output<typeof bankLine>> {
  const { tx } = work
  const row = found(await lineRow(tx, receiptId, await todayOf(work)))
  const receipt = await receiptOf(tx, receiptId)
  const before = row.payerAccount === null ? [] : await paidBefore(tx, { ...row, payerAccount: row.payerAccount })
  const deeds = await deedsOf(tx, receiptId)
  const applied = receipt.itemId === null ? [] : await paidBy(tx, receipt.itemId)
  const last = deeds.find((deed) => deed.undoneAt === null)
  return {
    ...lineOf(row),
    bankCode: receipt.bankCode,
    endToEndId: receipt.endToEndId,
    returnReason: receipt.returnReason,
    returnsId: receipt.returnsId,
    partOfId: receipt.partOfId,
    parts: (await partsOf(tx, receiptId)).map((part) => part.id),
    marks: await marksOf(work, receipt),
    proposals: await proposalsOf(work, receiptId, row.currency),
    applied: applied.map((item) => shareShown(item, item.pays)),
    deeds: deeds.map((deed) => ({ ...deed, amount: money(deed.amount, row.currency) })),
    canUndo: last !== undefined && last.kind !== 'returned',
    sureFrom: sure,
    paidBefore: before
      .slice(0, 5)
      .map(({ currency, amount, ...rest }) => ({ ...rest, amount: money(amount, currency) })),
    paymentsBefore: before.length,
  }
}

async function proposalsOf(work: Work, receiptId: Id<'rec'>, currency: Currency) {
  const proposals = await openProposals(work.tx, [receiptId])
  const ids = proposals.flatMap((each) => [...each.shares, ...each.credits].map((share) => share.itemId))
  const items = new Map((await itemsShown(work.tx, [...new Set(ids)])).map((item) => [item.itemId, item]))
  const customers = await customersOf(work.tx, [...new Set(proposals.map((each) => each.customerId))])
  const names = new Map(customers.map((customer) => [customer.id, customer.name]))
  return proposals.map((proposal) => proposalShown(proposal, { items, names, currency }))
}

type Known = {
  readonly items: ReadonlyMap<Id<'itm'>, ItemShown>
  readonly names: ReadonlyMap<Id<'cus'>, string>
  readonly currency: Currency
}

function proposalShown(proposal: KeptProposal, { items, names, currency }: Known) {
  const of = (itemId: Id<'itm'>) => {
    const item = items.get(itemId)
    return item ? [item] : []
  }
  const debts = proposal.shares.flatMap(({ itemId, amount }) => of(itemId).map((item) => ({ item, pays: amount })))
  const credits = proposal.credits.flatMap(({ itemId, amount }) => of(itemId).map((item) => ({ item, pays: -amount })))
  const all = [...debts, ...credits]
  const open = all.reduce((sum, { item }) => sum + (item.kind === 'credit_note' ? -item.open : item.open), 0n)
  const pays = all.reduce((sum, share) => sum + share.pays, 0n)
  return {
    id: proposal.id,
    customerId: proposal.customerId,
    customerName: names.get(proposal.customerId) ?? '',
    method: proposal.method,
    probability: proposal.probability,
    reasons: proposal.reasons.map((reason) => reasonOf(reason, currency)),
    items: all.map(({ item, pays: amount }) => shareShown(item, amount)),
    open: money(open, currency),
    pays: money(pays, currency),
    rest: money(proposal.rest, currency),
    short: money(open - pays, currency),
  }
}

/** An item as the desk shows it; a credit note takes away, so its amounts have a minus. */
export const shareShown = ({ currency, open, ...item }: ItemShown, pays: bigint) => ({
  itemId: item.itemId,
  documentId: item.documentId,
  number: item.number,
  kind: item.kind,
  customerName: item.customerName,
  issuedOn: item.issuedOn,
  dueOn: item.dueOn,
  open: money(item.kind === 'credit_note' ? -open : open, currency),
  pays: money(pays, currency),
})

/** Where the text speaks of documents: those we know, and others that look like one of ours. */
async function marksOf(work: Work, line: { remittance: string | null; entityId: Id<'ent'>; currency: Currency }) {
  if (line.remittance === null) return []
  const candidates = mentions(line.remittance).filter((mention) => mention.bare.length >= 4)
  const known = new Set(
    (
      await itemsByBareNumber(
        work.tx,
        line,
        candidates.map((mention) => mention.bare),
      )
    ).map((item) => bareNumber(item.number)),
  )
  const marks: { from: number; to: number; known: boolean }[] = []
  for (const { from, to } of candidates.filter((mention) => known.has(mention.bare)))
    if (!marks.some((mark) => mark.from < to && from < mark.to)) marks.push({ from, to, known: true })
  return marks.toSorted((a, b) => a.from - b.from)
}
