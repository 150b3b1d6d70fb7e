import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { day } from '#kernel/day'
import { formatId, parseId } from '#kernel/id'
import * as contract from '#contracts/billing'
import { askForRun, issueInvoices, performRun } from '#modules/billing'
import { sql } from '#platform/sql'
import { openShop } from '../world/shop.ts'
import { openWorld } from '../world/world.ts'

async function open(t: TestContext, orders: number) {
  const world = await openWorld({ today: '2025-03-06' })
  t.after(() => world.close())
  const shop = await openShop(world)
  for (let index = 0; index < orders; index += 1) {
    const lines = [{ productId: shop.seal, quantity: String(20 + index) }]
    const { id } = await shop.order({ poNumber: `450009${String(8000 + index)}`, lines })
    await shop.deliver(id)
  }
  let passed = 0
  const watch = { elapsedMs: () => (passed += 1) }
  return { world, shop, watch, clerk: world.as('billing_clerk') }
}

const numbersOf = (work: Parameters<Parameters<Awaited<ReturnType<typeof openWorld>>['work']>[0]>[0]) =>
  work.tx.many<{ number: string }>(sql`select number from billing.document where kind = 'invoice' order by number`)

test('a run bills what is ready, leaves out what is held back, and done twice it bills nothing twice', async (t) => {
  const { world, watch, clerk } = await open(t, 4)
  const waiting = await clerk.ask(contract.listBillables, { sort: 'net' })
  const [smallest] = waiting.rows
  await clerk.do(contract.holdBack, { orderIds: [smallest?.orderId ?? ''], reason: 'a question is open' })
  await world.clock.set('2025-03-07')
  const preview = await clerk.ask(contract.previewBillingRun, { until: '2025-03-07' })
  assert.deepEqual([preview.orders, preview.bills, preview.lines, preview.heldBack.orders], [3, 3, 3, 1])

  const asked = await clerk.do(contract.startBillingRun, { until: '2025-03-07' })
  assert.equal(asked.state, 'waiting')
  const other = await clerk.refused(contract.startBillingRun, { until: '2025-03-06' })
  assert.equal(other.code, 'run_is_under_way')
  const run = await world.work((work) => askForRun(work, { until: day('2025-03-07') }))
  assert.equal(formatId('run', run.id), asked.id, 'a run that has not ended is gone on with')
  const ended = await performRun((verb) => world.work(verb), run.id, watch)
  assert.deepEqual([ended.state, ended.documents, ended.lines, ended.heldBack], ['done', 3, 3, 1])

  const shown = await clerk.ask(contract.showBillingRun, { runId: asked.id })
  assert.deepEqual(shown.sums, preview.sums, 'it did what was foreseen, to the cent')
  const listed = await clerk.ask(contract.listDocuments, { runId: asked.id })
  assert.equal(listed.count, 3)
  assert.equal((await performRun((verb) => world.work(verb), run.id, watch)).documents, 3)
  const next = await world.work((work) => askForRun(work, { until: day('2025-03-07'), key: 'march' }))
  assert.equal((await performRun((verb) => world.work(verb), next.id, watch)).documents, 0)
  const same = await world.work((work) => askForRun(work, { until: day('2025-03-07'), key: 'march' }))
  assert.equal(same.id, next.id, 'the same key is the same run')
  assert.equal((await clerk.ask(contract.listBillingRuns, {})).count, 2)
  const early = await clerk.refused(contract.startBillingRun, { until: '2025-03-08' })
  assert.deepEqual([early.code, early.facts?.['today']], ['day_is_in_the_future', '2025-03-07'])
  assert.equal((await world.as('sales_rep').refused(contract.startBillingRun, { until: '2025-03-07' })).status, 403)
})

test('a run that is stopped in the middle is gone on with: no bill is missing and none is double', async (t) => {
  const { world, watch } = await open(t, 6)
  const run = await world.work((work) => askForRun(work, { until: day('2025-03-06') }))
  const planned = await world.work(({ tx }) =>
    tx.many<{ id: bigint }>(sql`select id from billing.billable where document_line_id is null order by id limit 2`),
  )
  await world.work((work) => issueInvoices(work, { billableIds: planned.map(({ id }) => id), runId: run.id }))
  let chunks = 0
  const stopped = performRun(
    (verb) => {
      chunks += 1
      if (chunks > 2) throw new Error('the power went')
      return world.work(verb)
    },
    run.id,
    watch,
  )
  await assert.rejects(stopped, /the power went/)
  const ended = await performRun((verb) => world.work(verb), run.id, watch)
  assert.equal(ended.state, 'done')
  const numbers = await world.work(numbersOf)
  assert.deepEqual(
    numbers.map(({ number }) => number),
    [1, 2, 3, 4, 5, 6].map((running) => `${numbers[0]?.number.slice(0, -1)}${running}`),
  )
})

test('a run that is stopped leaves the rest waiting, and goes on when it is taken up', async (t) => {
  const { world, watch, clerk } = await open(t, 3)
  const { id: runId } = await clerk.do(contract.startBillingRun, { until: '2025-03-06' })
  const early = await clerk.refused(contract.takeUpBillingRun, { runId })
  assert.deepEqual([early.status, early.code], [409, 'run_has_not_stopped'])
  assert.equal((await world.as('sales_rep').refused(contract.stopBillingRun, { runId })).status, 403)
  const stopped = await clerk.do(contract.stopBillingRun, { runId })
  assert.equal(stopped.state, 'stopped')
  const run = parseId('run', runId)
  assert.equal((await performRun((verb) => world.work(verb), run, watch)).documents, 0, 'what is stopped stays so')
  assert.equal((await clerk.refused(contract.stopBillingRun, { runId })).code, 'run_has_ended')
  const other = await clerk.do(contract.startBillingRun, { until: '2025-03-05' })
  assert.equal((await clerk.refused(contract.takeUpBillingRun, { runId })).code, 'run_is_under_way')
  await clerk.do(contract.stopBillingRun, { runId: other.id })
  assert.equal((await clerk.do(contract.takeUpBillingRun, { runId })).state, 'waiting')
  const ended = await performRun((verb) => world.work(verb), run, watch)
  assert.deepEqual([ended.state, ended.documents], ['done', 3])
})

test('a run that dies of something ends as failed with the reason, and bills the rest when that is mended', async (t) => {
  const { world, watch, clerk } = await open(t, 2)
  const { id: runId } = await clerk.do(contract.startBillingRun, { until: '2025-03-06' })
  await world.asOwner((tx) =>
    tx.run(sql`alter table billing.document add constraint forbidden check (customer_id < 0) not valid`),
  )
  const failed = await performRun((verb) => world.work(verb), parseId('run', runId), watch)
  assert.equal(failed.state, 'failed')
  const shown = await clerk.ask(contract.showBillingRun, { runId })
  assert.match(shown.error ?? '', /forbidden/)
  assert.deepEqual([shown.documents, shown.endedAt === null], [0, false])
  await world.asOwner((tx) => tx.run(sql`alter table billing.document drop constraint forbidden`))
  await clerk.do(contract.takeUpBillingRun, { runId })
  const ended = await performRun((verb) => world.work(verb), parseId('run', runId), watch)
  assert.deepEqual([ended.state, ended.documents, ended.error], ['done', 2, null])
  const numbers = (await world.work(numbersOf)).map(({ number }) => Number(number.slice(-5)))
  assert.deepEqual(numbers, [1, 2], 'what failed took no number')
})

test('64 clients bill at once and some fail after the number was drawn: no gap and no double', async (t) => {
  const { world, watch } = await open(t, 32)
  const rows = await world.work(({ tx }) =>
    tx.many<{ id: bigint }>(sql`select id from billing.billable where document_line_id is null order by id`),
  )
  const outcomes = await Promise.allSettled(
    [...rows, ...rows].map(({ id }, index) =>
      world.work(async (work) => {
        await issueInvoices(work, { billableIds: [id] })
        if (index % 3 === 0) throw new Error('forced to fail with the number in hand')
      }),
    ),
  )
  assert.ok(
    outcomes.some(({ status }) => status === 'rejected'),
    'some failed, as they were told',
  )
  const rest = await world.work((work) => askForRun(work, { until: day('2025-03-06') }))
  await performRun((verb) => world.work(verb), rest.id, watch)
  const numbers = (await world.work(numbersOf)).map(({ number }) => Number(number.slice(-5)))
  assert.deepEqual(
    numbers,
    Array.from({ length: 32 }, (_, index) => index + 1),
  )
  const next = await world.work(({ tx }) =>
    tx.one<{ next: bigint }>(sql`
      select next from company.counter join company.series on series.id = counter.series_id where series.kind = 'invoice'`),
  )
  assert.equal(next.next, 33n)
})

test('an issued document is never changed and never deleted, not even by the owner of the tables', async (t) => {
  const { world, watch } = await open(t, 1)
  const run = await world.work((work) => askForRun(work, { until: day('2025-03-06') }))
  await performRun((verb) => world.work(verb), run.id, watch)
  const attempts = [
    sql`update billing.document set gross = gross + 1, net = net + 1`,
    sql`update billing.document set number = 'RE-1'`,
    sql`update billing.document set due_on = due_on + 30`,
    sql`delete from billing.document`,
    sql`update billing.document_line set unit_price = 1`,
    sql`delete from billing.document_line`,
    sql`update billing.document_tax set tax = 0`,
  ]
  for (const attempt of attempts) {
    await assert.rejects(
      world.asOwner((tx) => tx.run(attempt)),
      /issued/,
    )
  }
  await world.asOwner((tx) => tx.run(sql`update billing.document set received_on = issued_on, version = version + 1`))
})
