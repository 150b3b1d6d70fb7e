import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, plusDays } from '#kernel/day'
import { formatId, type Id } from '#kernel/id'
import { parseMoney, currency } from '#kernel/money'
import { sql } from '#platform/sql'
import * as behaviour from '#contracts/behaviour'
import { learnBounce, learnFromCash, learnReceipt, learnRefusal, learnVerdict } from '#modules/behaviour'
import { itemsOf, unallocate } from '#modules/ledger'
import { bankPaper } from '../world/bank-paper.ts'
import { openCashDesk, type CashDesk } from '../world/cash-desk.ts'

const iban = 'DE75512108001245126199'

/** Bills of a year, a month apart, each paid in full so many days after its issue. */
async function pays(desk: CashDesk, customerId: Id<'cus'>, days: readonly number[]) {
  const items: Id<'itm'>[] = []
  for (const [index, after] of days.entries()) {
    const issuedOn = plusDays(day('2024-03-01'), index * 20)
    const number = `RE-2024-${String(index + 101).padStart(5, '0')}`
    items.push(await desk.bill(customerId, number, `${1000 + index}.00`, { issuedOn }))
    const line = { amount: `${1000 + index}.00`, payer: 'Lindauer Maschinenbau GmbH', iban, text: number }
    await desk.load(bankPaper({ day: plusDays(issuedOn, after), lines: [line] }))
  }
  await desk.settle()
  return items
}

const habitOf = (desk: CashDesk, customerId: Id<'cus'>) =>
  desk.as('collector', 'Svenja Rohde').ask(behaviour.readHabit, { customerId: formatId('cus', customerId) })

test('a habit is learnt from the bank’s value days, and says when silence is unusual', async (t) => {
  const desk = await openCashDesk({ today: '2024-12-02' })
  t.after(() => desk.close())
  const lindauer = await desk.customer('Lindauer Maschinenbau')
  const nobody = await habitOf(desk, lindauer)
  assert.deepEqual([nobody.settled, nobody.isKnown, nobody.usualDay, nobody.history], [0, false, 28, []])

  await pays(desk, lindauer, [28, 29, 30, 29, 28, 30])
  await desk.bill(lindauer, 'RE-2024-00900', '500.00', { issuedOn: '2024-11-02' })
  await desk.settle()
  const habit = await habitOf(desk, lindauer)
  assert.deepEqual(
    [habit.settled, habit.withinTerm, habit.isKnown, habit.isRoutine, habit.usualDay],
    [6, 6, true, true, 29],
  )
  assert.deepEqual(
    habit.history.map((each) => each.days),
    [30, 28, 29, 30, 29, 28],
  )
  // Day 31 is 3 December.
  assert.deepEqual(
    habit.open.map((item) => [item.number, item.days, item.remindOn, item.because]),
    [['RE-2024-00900', 30, '2024-12-03', 'routine_payer']],
  )
})

test('money that goes back takes its day with it, and news that comes twice changes nothing', async (t) => {
  const desk = await openCashDesk({ today: '2024-12-02' })
  t.after(() => desk.close())
  const lindauer = await desk.customer('Lindauer Maschinenbau')
  const [first] = await pays(desk, lindauer, [28, 45])
  assert.ok(first)
  const rows = () => desk.work(({ tx }) => tx.many(sql`select * from behaviour.sample order by item_id`))
  const links = await desk.work(({ tx }) =>
    tx.many<{ allocationId: Id<'alc'>; itemId: Id<'itm'> }>(sql`
      select id as "allocationId", debit_item_id as "itemId" from ledger.allocation order by id`),
  )
  const before = await rows()
  assert.equal(before.length, 2)
  await desk.work((work) => learnFromCash(work, { allocations: links }))
  assert.deepEqual(await rows(), before)

  const link = links.find((each) => each.itemId === first)
  assert.ok(link)
  await desk.work(async (work) => {
    await unallocate(work, { allocationIds: [link.allocationId], postedOn: day('2024-12-02') })
    await learnFromCash(work, { allocations: [link] })
  })
  assert.deepEqual(
    (await habitOf(desk, lindauer)).history.map((each) => each.days),
    [45],
  )
})

test('a delay that we caused is shown and does not count', async (t) => {
  const desk = await openCashDesk({ today: '2024-12-02' })
  t.after(() => desk.close())
  const lindauer = await desk.customer('Lindauer Maschinenbau')
  const [bounced, wrong] = await pays(desk, lindauer, [60, 70, 29])
  assert.ok(bounced && wrong)
  const items = await desk.work(({ tx }) => itemsOf(tx, [bounced, wrong]))
  const documentId = items.find((item) => item.id === bounced)?.documentId
  assert.ok(documentId)
  const refusal = { caseId: 1n as Id<'dsp'>, itemId: wrong, gross: parseMoney('100.00', currency('EUR')) }
  await desk.work(async (work) => {
    await learnBounce(work, { purpose: 'reminder', about: { kind: 'inv', id: documentId } })
    await learnBounce(work, { purpose: 'document', about: { kind: 'inv', id: documentId } })
    // The end of the case is heard before its beginning.
    await learnVerdict(work, { ...refusal, verdict: 'ours' })
    await learnRefusal(work, refusal)
  })
  const shown = async () => (await habitOf(desk, lindauer)).history.map((each) => [each.days, each.leftOut])
  assert.deepEqual(await shown(), [
    [70, 'our_fault'],
    [29, null],
    [60, 'bounced'],
  ])
  assert.equal((await habitOf(desk, lindauer)).settled, 1)

  await desk.work((work) => learnReceipt(work, { documentId, receivedOn: day('2024-03-11') }))
  assert.deepEqual((await shown()).at(-1), [50, 'bounced'])
})

test('whoever may not see the books does not see habits', async (t) => {
  const desk = await openCashDesk({ today: '2024-12-02' })
  t.after(() => desk.close())
  const customerId = formatId('cus', await desk.customer('Lindauer Maschinenbau'))
  const answer = await desk.as('operations', 'Jens Harms').refused(behaviour.readHabit, { customerId })
  assert.equal(answer.code, 'not_allowed')
})
