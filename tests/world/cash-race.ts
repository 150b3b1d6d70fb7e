import assert from 'node:assert/strict'
import type { Id } from '#kernel/id'
import { currency, money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { itemsOf } from '#modules/ledger'
import { applyLine } from '#modules/cash'
import { sql } from '#platform/sql'
import { bankPaper } from './bank-paper.ts'
import type { CashDesk } from './cash-desk.ts'

export type Race = {
  readonly clients: number
  readonly receipts: number
  readonly invoices: number
  readonly seed: number
}
export type Raced = { readonly won: number; readonly refused: Readonly<Record<string, number>> }

/**
 * Many clients apply the same few receipts to the same few invoices at the same time. Whoever comes too late is refused; nothing is
 * ever applied beyond what the line has or the invoice has open.
 */
export async function raceForCash(desk: CashDesk, race: Race): Promise<Raced> {
  const chance = seeded(race.seed)
  const customerId = await desk.customer(`Race ${race.seed}`)
  const invoices: Id<'itm'>[] = []
  for (let at = 0; at < race.invoices; at += 1)
    invoices.push(await desk.bill(customerId, `RC-${race.seed}-${1000 + at}`, `${50 + chance(100)}.00`))
  const lines = Array.from({ length: race.receipts }, (_, at) => ({
    amount: `${40 + chance(120)}.00`,
    text: 'race',
    reference: `${race.seed}/${at}`,
  }))
  const before = await idsOf(desk)
  await desk.load(bankPaper({ day: '2025-04-04', number: `R${race.seed}`, opening: `${race.seed}.00`, lines }))
  const receipts = (await idsOf(desk)).filter((id) => !before.includes(id))
  const tries = Array.from({ length: race.clients }, () => ({
    receiptId: pick(receipts, chance),
    itemId: pick(invoices, chance),
    amount: money(BigInt(100 * (1 + chance(60))), currency('EUR')),
  }))
  const answers = await Promise.all(
    tries.map(({ receiptId, itemId, amount }) =>
      desk
        .work((work) => applyLine(work, { receiptId, items: [{ itemId, amount }] }))
        .then(
          () => 'won',
          (error: unknown) => {
            if (error instanceof Refused) return error.code
            throw error
          },
        ),
    ),
  )
  const items = await desk.work(({ tx }) => itemsOf(tx, invoices))
  const won = tries.filter((_, at) => answers[at] === 'won')
  for (const item of items) {
    const paid = won.filter(({ itemId }) => itemId === item.id).reduce((sum, each) => sum + each.amount.amount, 0n)
    assert.equal(item.total - item.open, paid, 'what is settled is what was won')
    assert.ok(item.open >= 0n)
  }
  await desk.proven()
  const refused = answers.filter((each) => each !== 'won')
  return {
    won: won.length,
    refused: Object.fromEntries([...Map.groupBy(refused, (code) => code)].map(([code, all]) => [code, all.length])),
  }
}

const idsOf = (desk: CashDesk) =>
  desk.work(async ({ tx }) =>
    (await tx.many<{ id: Id<'rec'> }>(sql`select id from cash.receipt order by id`)).map((row) => row.id),
  )

function pick<T>(values: readonly T[], chance: (below: number) => number): T {
  const value = values[chance(values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

/** The same seed, the same race: a failure can be run again. */
function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
