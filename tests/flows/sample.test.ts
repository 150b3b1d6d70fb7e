import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkBooks } from '#app/check-books'
import { lifeOf } from '#app/live-sample'
import { day } from '#kernel/day'
import { makeSample } from '#modules/exchange'
import { seededChance } from '#platform/chance'
import { sql } from '#platform/sql'
import { testFiles } from '../world/files.ts'
import { openWorld, type World } from '../world/world.ts'

// What a company is, as one text: every row of these, but for what the clock on the wall would say.
const tables = [
  'company.staff',
  'parties.customer',
  'parties.contact',
  'orders.sales_order',
  'orders.order_line',
  'orders.order_query',
  'billing.document',
  'billing.document_line',
  'cash.receipt',
  'ledger.entry',
  'ledger.posting',
  'ledger.open_item',
  'ledger.allocation',
  'disputes.dispute_case',
  'collections.reminder',
  'collections.promise',
  'incentives.entry',
  'sales.opportunity',
]

// Two reactions may draw the numbers of their origins in either order.
const origins = ['origin_id', 'price_origin_id', 'quantity_origin_id', 'traced_origin_id', 'field_origins', 'touch_id']

async function lived(world: World, seed: string, days: number): Promise<string> {
  const from = {
    database: world.database,
    chance: seededChance(seed),
    clock: { now: world.clock.now },
    files: testFiles,
  }
  const life = lifeOf({ from, settle: world.settle })
  await makeSample(life, { seed, until: day('2026-06-10'), days, historyMonths: 2 })
  const prints = await world.work(async ({ tx }) => {
    const found: string[] = []
    for (const table of tables) {
      const { print } = await tx.one<{ print: string }>(sql`
        select ${table} || ' ' || count(*) || ' ' || md5(coalesce(string_agg(fields, '' order by fields), '')) as print
        from (select (to_jsonb(row) - ${origins}::text[])::text as fields from ${sql.raw(table)} row) rows`)
      found.push(print)
    }
    return found
  })
  return prints.join('\n')
}

test('the same seed makes the same company, row for row, and its books are proven', async (t) => {
  const worlds = [await openWorld({ today: '2026-06-01' }), await openWorld({ today: '2026-06-01' })]
  for (const world of worlds) t.after(() => world.close())
  const [first, second] = await Promise.all(worlds.map((world) => lived(world, 'twins', 5)))
  assert.equal(first, second)
  assert.match(first ?? '', /orders\.sales_order [1-9]/)
  assert.match(first ?? '', /cash\.receipt [1-9]/)
  for (const world of worlds) assert.deepEqual((await world.work(({ tx }) => checkBooks(tx))).findings, [])
})
