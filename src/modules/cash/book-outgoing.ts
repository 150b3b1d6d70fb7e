import type { Id } from '#kernel/id'
import { announce } from '#platform/events'
import type { Work } from '#platform/work'
import { post, releaseMoney, standingLinks, unallocate, withdrawAllowances } from '#modules/ledger'
import { lockCustomers } from '#modules/parties'
import { bookUnidentified, inCurrency } from './booking.ts'
import type { NewLine } from './book-lines.ts'
import { cashUnapplied } from './events.ts'
import type { Receipt } from './receipt.ts'
import { insertReceipts, lockReceipts, receiptsGivenBack, updateReceipts } from './store.ts'
import { insertDeeds } from './store-deeds.ts'
import { supersedeProposals } from './store-proposals.ts'

/**
 * Books money that left the account. A line that gives a known receipt back goes against it; any other stands on 2100 until
 * somebody says what it was. Answers how many were returns.
 */
export async function bookOutgoing(work: Work, lines: readonly NewLine[], originId: Id<'org'>): Promise<number> {
  const [first] = lines
  if (!first) return 0
  const originals = await originalsOf(work, first.bankAccountId, lines)
  await lockCustomers(
    work,
    [...originals.values()].flatMap(({ customerId }) => (customerId === null ? [] : [customerId])),
  )
  await lockReceipts(
    work.tx,
    [...originals.values()].map((receipt) => receipt.id),
  )
  await insertReceipts(
    work.tx,
    lines.map((line) => ({
      ...line,
      entityAmount: givenBackFrom(originals.get(line.id)) ?? line.entityAmount,
      state: 'outgoing' as const,
      customerId: originals.get(line.id)?.customerId ?? null,
      itemId: null,
      returnsId: originals.get(line.id)?.id ?? null,
      leftUnappliedReason: null,
      whyItWaits: null,
    })),
    originId,
  )
  const toTheUnknown = lines.filter((line) => (originals.get(line.id)?.itemId ?? null) === null)
  await post(
    work,
    toTheUnknown.map((line) =>
      bookUnidentified({ ...line, state: 'outgoing', customerId: null, itemId: null, returnsId: null }),
    ),
  )
  for (const line of lines) {
    const original = originals.get(line.id)
    if (original) await giveBack(work, line, original, originId)
  }
  return originals.size
}

/** What went out is what had come in, at the rate of that day. */
const givenBackFrom = (original: Receipt | undefined) => (original?.itemId ? -original.entityAmount : undefined)

// Programs that write "1" or "INV" for every payment do not say which one it was.
const longEnough = 6

/** Certain only: one receipt with the same end-to-end id and amount, and no second one. */
async function originalsOf(
  work: Work,
  bankAccountId: Id<'bnk'>,
  lines: readonly NewLine[],
): Promise<Map<Id<'rec'>, Receipt>> {
  const asked = lines.flatMap((line) =>
    line.endToEndId !== null && (line.returnReason !== null || line.endToEndId.length >= longEnough)
      ? [{ ...line, endToEndId: line.endToEndId }]
      : [],
  )
  if (asked.length === 0) return new Map()
  const found = await receiptsGivenBack(work.tx, bankAccountId, asked)
  const keyOf = (endToEndId: string | null, amount: bigint) => `${endToEndId} ${amount}`
  const byKey = Map.groupBy(found, (receipt) => keyOf(receipt.endToEndId, receipt.amount))
  const wanted = Map.groupBy(asked, (line) => keyOf(line.endToEndId, -line.amount))
  return new Map(
    asked.flatMap((line) => {
      const key = keyOf(line.endToEndId, -line.amount)
      const [original, second] = byKey.get(key) ?? []
      return original && !second && wanted.get(key)?.length === 1 ? [[line.id, original] as const] : []
    }),
  )
}

/** The links of the receipt are taken back on the day of the return, for until then the debt was paid. */
async function giveBack(work: Work, line: NewLine, original: Receipt, originId: Id<'org'>): Promise<void> {
  if (original.itemId !== null) {
    const links = await standingLinks(work.tx, [original.itemId])
    const allocationIds = links.map((link) => link.id)
    if (links.length > 0) {
      const days = { postedOn: line.postedOn, valueOn: line.valueOn }
      await unallocate(work, { allocationIds, ...days })
      const debitItemIds = links.map((link) => link.debitItemId)
      await withdrawAllowances(work, { receiptId: original.id, debitItemIds, ...days })
      await announce(work, cashUnapplied, {
        allocations: links.map((link) => ({
          allocationId: link.id,
          receiptId: original.id,
          amount: inCurrency(original, link.amount),
        })),
        returned: true,
      })
    }
    await releaseMoney(work, [
      {
        itemId: original.itemId,
        amount: original.amount,
        to: 1000,
        receiptId: line.id,
        valueOn: line.valueOn,
        postedOn: line.postedOn,
      },
    ])
  }
  await updateReceipts(work.tx, [{ ...original, state: 'returned', whyItWaits: null }])
  await supersedeProposals(work.tx, [original.id])
  await insertDeeds(
    work.tx,
    [
      {
        receiptId: original.id,
        kind: 'returned',
        how: 'auto',
        customerId: original.customerId,
        identified: false,
        allocationIds: [],
        proposalId: null,
        learned: [],
        amount: original.amount,
      },
    ],
    { at: work.at, staffId: work.who.staffId, originId },
  )
}
