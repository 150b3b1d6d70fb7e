import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkBooks } from '#app/check-books'
import { askForCreditNote, showDocument } from '#contracts/billing'
import * as contract from '#contracts/disputes'
import { countNotices, listNotices } from '#contracts/workplace'
import { formatId } from '#kernel/id'
import { openDisputeDesk, type Bill, type DisputeDesk } from '../world/dispute-desk.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
let desk: DisputeDesk
before(async () => {
  world = await openWorld({ today: '2025-03-07' })
  desk = await openDisputeDesk(world)
})
after(() => world.close())

const ida = () => world.as('billing_clerk', 'Ida Kolbe')
const sven = () => world.as('billing_clerk', 'Sven Stand')
const ruth = () => world.as('finance_lead', 'Ruth Lead')
const mark = () => world.as('sales_manager', 'Mark Manager')

const ask = (bill: Bill, net: string) =>
  ida().do(askForCreditNote, {
    documentId: bill.id,
    lines: [{ lineId: bill.lineIds[0] ?? '', net: { amount: net, currency: 'EUR' } }],
    reason: 'Agreed by telephone',
  })

test('a credit note waits for another hand, is told to whoever may give it, and never issued by whoever asked', async () => {
  await Promise.all([ruth().ask(listNotices, {}), mark().ask(listNotices, {}), sven().ask(listNotices, {})])
  const bill = await desk.sell([{ sku: 'bearing', quantity: '40' }])
  const asked = await ask(bill, '100.00')
  assert.deepEqual(asked.needs, ['billing_clerk or finance_lead'])
  const before = await ida().ask(showDocument, { documentId: bill.id })
  assert.equal(before.creditNotes.length, 0, 'nothing is issued yet')
  await world.settle()
  const notices = (await sven().ask(listNotices, {})).rows
  assert.equal(notices[0]?.kind, 'credit_approval')
  assert.equal((await ida().ask(listNotices, {})).rows.length, 0, 'whoever asked is not asked')

  const about = { approvalId: asked.approvalId }
  const version = { version: asked.version }
  const [row] = (await sven().ask(contract.listApprovals, {})).rows
  assert.deepEqual([row?.caseId, row?.documentNumber, row?.mine, row?.asked], [null, bill.document.number, true, false])
  const [own] = (await ida().ask(contract.listApprovals, {})).rows
  assert.deepEqual([own?.mine, own?.asked], [false, true])
  assert.equal((await ida().refused(contract.approveCreditNote, about, version)).code, 'maker_is_checker')
  assert.equal((await mark().refused(contract.approveCreditNote, about, version)).code, 'approval_needs_another_role')
  // Not by the way of cases either: there it does not exist.
  assert.equal((await sven().refused(contract.approveDispute, about, version)).status, 404)
  const given = await sven().do(contract.approveCreditNote, about, version)
  const note = await ida().ask(showDocument, { documentId: given.creditNoteId ?? '' })
  assert.deepEqual([note.kind, note.number, note.net.amount], ['credit_note', given.number, '100.00'])
  await world.settle()
  assert.equal((await sven().ask(countNotices, {})).unread, 0, 'it is off the list')
  const again = await ruth().refused(contract.approveCreditNote, about, { version: 2 })
  assert.equal(again.code, 'approval_is_ended')
})

test('small credits of one month add up to what a higher hand must agree to, with cases and without', async () => {
  const bill = await desk.sell([{ sku: 'bearing', quantity: '30' }])
  // 119.00 were credited above; 238.00 more are above 250 in the month.
  const second = await ask(bill, '200.00')
  assert.deepEqual(second.needs, ['finance_lead'])
  const third = await ask(bill, '2000.00')
  assert.deepEqual(third.needs, ['finance_lead', 'sales_manager'], 'what only waits counts as well')
  const about = { approvalId: third.approvalId }
  const one = await ruth().do(contract.approveCreditNote, about, { version: 1 })
  assert.deepEqual([one.creditNoteId, one.needs], [null, ['sales_manager']])
  assert.equal((await ruth().refused(contract.approveCreditNote, about, { version: 2 })).code, 'hand_is_given')
  const two = await mark().do(contract.approveCreditNote, about, { version: 2 })
  assert.ok(two.creditNoteId)

  const found = await ida().do(contract.openDispute, {
    documentId: bill.id,
    cause: 'quantity',
    lines: [{ lineId: bill.lineIds[0] ?? '', quantity: '1' }],
    text: 'One is missing.',
    origin: 'customer',
  })
  const decision = { caseId: found.id, verdict: 'ours', outcome: 'credit', reason: 'It is.' } as const
  const decided = await ida().do(contract.decideDispute, decision, { version: found.version })
  assert.deepEqual(decided.approval?.needs, ['finance_lead', 'sales_manager'], 'the case counts them too')
})

test('a request is taken back by whoever asked, or sent back; a substitute stands in', async () => {
  const customerId = await desk.addCustomer('2002', 'Zweitkunde GmbH')
  const bill = await desk.sell([{ sku: 'bearing', quantity: '30' }], customerId)
  const first = await ask(bill, '50.00')
  await ida().do(contract.returnCreditNote, { approvalId: first.approvalId, reason: 'Wrong bill' }, { version: 1 })
  const second = await ask(bill, '500.00')
  assert.deepEqual(second.needs, ['finance_lead'])
  const about = { approvalId: second.approvalId }
  const no = await sven().refused(contract.returnCreditNote, { ...about, reason: 'No' }, { version: 1 })
  assert.equal(no.code, 'approval_needs_another_role')
  await ruth().do(contract.nameSubstitute, {
    substituteId: formatId('stf', await world.staffId('billing_clerk', 'Sven Stand')),
    from: '2025-03-07',
    to: '2025-03-10',
  })
  assert.ok((await sven().do(contract.approveCreditNote, about, { version: 1 })).creditNoteId)
  assert.deepEqual((await world.work(({ tx }) => checkBooks(tx))).findings, [])
})
