import type { Id } from '#kernel/id'
import type { Money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { itemsOf, type OpenItem } from '#modules/ledger'
import { lockLine } from './lock-lines.ts'
import { settleLines } from './settle-lines.ts'
import { closeProposals } from './store-proposals.ts'

export type Application = {
  readonly receiptId: Id<'rec'>
  readonly items: readonly { readonly itemId: Id<'itm'>; readonly amount: Money }[]
}

/** A person says what a line pays: debts, and credit notes that are taken off them. Its payer is then who owes the first. */
export async function applyLine(work: Work, { receiptId, items: asked }: Application): Promise<void> {
  const itemIds = asked.map((each) => each.itemId)
  const receipt = await lockLine(work, receiptId, { itemIds: [...new Set(itemIds)] })
  const items = new Map((await itemsOf(work.tx, itemIds)).map((item) => [item.id, item]))
  const wanted = asked.map(({ itemId, amount }) => {
    const item = found(items.get(itemId))
    if (amount.currency !== item.currency || item.currency !== receipt.currency)
      throw new Refused('currencies_differ', { credit: receipt.currency, debit: item.currency })
    if (item.entityId !== receipt.entityId) throw new Refused('entities_differ', { debit: item.number })
    if (amount.amount <= 0n) throw new Refused('amount_is_not_positive', { amount })
    if (item.kind === 'receipt') throw new Refused('items_do_not_meet', { debit: item.number })
    return { item, itemId, amount: amount.amount }
  })
  const debts = wanted.filter(({ item }) => item.kind === 'invoice')
  const [first] = debts
  if (!first) throw new Refused('nothing_is_chosen', { receiptId })
  refuseTooMuch(await moneyLeft(work, receipt), wanted)
  await settleLines(work, [
    {
      receipt,
      customerId: receipt.customerId ?? first.item.customerId,
      shares: debts,
      credits: wanted.filter(({ item }) => item.kind === 'credit_note'),
      how: 'manual',
      probability: null,
      decisionId: null,
      proposalId: null,
    },
  ])
  await closeProposals(work.tx, [receipt.id], [])
}

const moneyLeft = async (
  work: Work,
  receipt: { itemId: Id<'itm'> | null; amount: bigint; currency: Money['currency'] },
) => ({
  amount: receipt.itemId === null ? receipt.amount : ((await itemsOf(work.tx, [receipt.itemId])).at(0)?.open ?? 0n),
  currency: receipt.currency,
})

function refuseTooMuch(left: Money, wanted: readonly { readonly item: OpenItem; readonly amount: bigint }[]): void {
  const sum = wanted.reduce((total, { item, amount }) => total + (item.kind === 'invoice' ? amount : -amount), 0n)
  if (sum > left.amount)
    throw new Refused('more_than_the_line_has', { left, asked: { amount: sum, currency: left.currency } })
}
