import type { z } from 'zod'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import type { tryItems as contract } from './contract.ts'
import { withCredits, type Candidate, type LineFacts } from './proposal.ts'
import { bareNumber } from './references.ts'
import { todayOf } from './read-workbench.ts'
import { receiptOf } from './store.ts'
import { customerSum, itemsShown, type ItemShown } from './store-line.ts'
import { lineRow } from './store-lines.ts'
import { shareShown } from './read-line.ts'

type Asked = { readonly receiptId: Id<'rec'>; readonly items?: readonly Id<'itm'>[] | undefined }

/**
 * What a line would pay if it were applied to these items: credit notes first, then by due day as far as the money goes. The desk
 * asks with every tick, so that it shows the sums of the same rule that will do it.
 */
export async function tryItems(
  work: Work,
  { receiptId, items: asked = [] }: Asked,
): Promise<z.output<typeof contract.response>> {
  const row = found(await lineRow(work.tx, receiptId, await todayOf(work)))
  const receipt = await receiptOf(work.tx, receiptId)
  const items = await itemsShown(work.tx, asked)
  const stranger = items.find((item) => item.currency !== row.currency || item.entityId !== receipt.entityId)
  if (stranger) throw new Refused('entities_differ', { debit: stranger.number })
  const debts = items.filter((item) => item.kind === 'invoice')
  const credits = items.filter((item) => item.kind === 'credit_note')
  const left = row.unapplied
  const poured =
    debts.length === 0
      ? null
      : withCredits({ ...nothing, amount: left }, debts.map(candidate), credits.map(candidate), grounds)
  const pays = new Map<Id<'itm'>, bigint>([
    ...(poured?.shares ?? []).map(({ itemId, amount }) => [itemId, amount] as const),
    ...(poured?.credits ?? []).map(({ itemId, amount }) => [itemId, -amount] as const),
  ])
  const open = items.reduce((sum, item) => sum + signed(item), 0n)
  const paid = items.reduce((sum, item) => sum + (pays.get(item.itemId) ?? 0n), 0n)
  const customerId = receipt.customerId ?? debts[0]?.customerId ?? null
  const account = customerId === null ? null : await customerSum(work.tx, { ...receipt, customerId })
  const inCurrency = (amount: bigint) => money(amount, row.currency)
  return {
    items: items.map((item) => shareShown(item, pays.get(item.itemId) ?? 0n)),
    line: inCurrency(left),
    open: inCurrency(open),
    pays: inCurrency(paid),
    rest: inCurrency(left - paid),
    short: inCurrency(open - paid),
    from: receipt.itemId === null ? 2100 : 2110,
    customer: account && {
      items: account.items,
      open: inCurrency(account.open),
      after: inCurrency(account.open - paid),
    },
  }
}

const signed = (item: ItemShown) => (item.kind === 'credit_note' ? -item.open : item.open)
const candidate = (item: ItemShown): Candidate => ({ ...item, bare: bareNumber(item.number), discount: 0n, missed: 0n })
const grounds = { method: 'exact_set', probability: 1, reasons: [] } as const
const nothing: LineFacts = {
  amount: 0n,
  reference: null,
  mentions: [],
  ending: [],
  named: [],
  payers: [],
  ofPayers: [],
  credits: [],
  sameAmount: [],
}
