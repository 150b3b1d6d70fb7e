import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkBooks } from '#app/check-books'
import * as contract from '#contracts/disputes'
import { listMail } from '#contracts/messages'
import { formatId } from '#kernel/id'
import { sql } from '#platform/sql'
import { openDisputeDesk, type DisputeDesk } from '../world/dispute-desk.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
let desk: DisputeDesk
before(async () => {
  world = await openWorld({ today: '2025-03-07' })
  desk = await openDisputeDesk(world)
})
after(() => world.close())

const clerk = () => world.as('billing_clerk', 'Ida Kolbe')
const lead = () => world.as('finance_lead', 'Ruth Lead')
const stand = () => world.as('billing_clerk', 'Sven Stand')
const idOf = async (role: 'billing_clerk' | 'finance_lead' | 'sales_rep', name: string) =>
  formatId('stf', await world.staffId(role, name))

/** A dispute over so much that only the finance lead may agree to its credit. */
async function askForCredit(quantity: string) {
  const bill = await desk.sell([{ sku: 'bearing', quantity }])
  const found = await clerk().do(contract.openDispute, {
    documentId: bill.id,
    cause: 'quantity',
    lines: [{ lineId: bill.lineIds[0] ?? '', quantity: '5' }],
    text: 'Five are missing.',
    origin: 'customer',
  })
  const decision = { caseId: found.id, verdict: 'ours', outcome: 'credit', reason: 'The carrier confirms.' } as const
  return clerk().do(contract.decideDispute, decision, { version: found.version })
}

test('a substitute agrees in the place of who is away, from day to day, under his own name; the maker’s is nobody’s', async () => {
  const ruth = await idOf('finance_lead', 'Ruth Lead')
  const sven = await idOf('billing_clerk', 'Sven Stand')
  const ida = await idOf('billing_clerk', 'Ida Kolbe')
  const waiting = await askForCredit('20')
  assert.equal(waiting.approval?.needs.join(), 'finance_lead')
  const approve = { approvalId: waiting.approval?.id ?? '' }
  const version = { version: waiting.approval?.version ?? 0 }
  assert.equal((await stand().refused(contract.approveDispute, approve, version)).code, 'approval_needs_another_role')

  const days = { from: '2025-03-10', to: '2025-03-14' }
  const name = (request: object) => lead().refused(contract.nameSubstitute, { substituteId: sven, ...days, ...request })
  const rep = await idOf('sales_rep', 'Jonas Pfeil')
  assert.equal((await name({ substituteId: ruth })).code, 'substitute_is_the_same')
  assert.equal((await name({ substituteId: rep })).code, 'substitute_may_not_approve')
  assert.equal((await name({ staffId: rep })).code, 'absent_may_not_approve')
  assert.equal((await name({ from: '2025-03-15' })).code, 'days_are_turned')
  assert.equal((await name({ from: '2025-03-01', to: '2025-03-06' })).code, 'days_are_over')
  const forOthers = { staffId: ruth, substituteId: sven, ...days }
  assert.equal((await clerk().refused(contract.nameSubstitute, forOthers)).code, 'only_a_lead_names_others')
  const made = await lead().do(contract.nameSubstitute, { substituteId: sven, ...days })
  assert.equal((await name({ substituteId: ida })).code, 'substitute_is_set')

  // Not yet: the days begin on Monday.
  assert.equal((await stand().refused(contract.approveDispute, approve, version)).code, 'approval_needs_another_role')
  await world.clock.set('2025-03-10')
  const [row] = (await stand().ask(contract.listApprovals, {})).rows
  assert.equal(row?.mine, true)
  const done = await stand().do(contract.approveDispute, approve, version)
  assert.equal(done.state, 'executed')
  const agreed = done.happenings.find(({ kind }) => kind === 'approved_for')
  assert.deepEqual([agreed?.staffName, agreed?.personName], ['Sven Stand', 'Ruth Lead'])

  // A case that comes up meanwhile is his at once; back earlier, it is hers again.
  const next = await askForCredit('24')
  assert.equal(next.ownerName, 'Sven Stand')
  const { substitutes } = await stand().ask(contract.listSubstitutes, {})
  assert.deepEqual(
    substitutes.map(({ absent, substitute, state, mayEnd }) => [absent.name, substitute.name, state, mayEnd]),
    [['Ruth Lead', 'Sven Stand', 'now', false]],
  )
  await lead().do(contract.endSubstitute, { substituteId: made.id })
  const late = { approvalId: next.approval?.id ?? '' }
  const lateVersion = { version: next.approval?.version ?? 0 }
  assert.equal((await stand().refused(contract.approveDispute, late, lateVersion)).code, 'approval_needs_another_role')
  await lead().do(contract.approveDispute, late, lateVersion)
  assert.deepEqual((await world.work(({ tx }) => checkBooks(tx))).findings, [])
})

test('an enquiry that waits is answered with the copy and the proofs in one click', async () => {
  const bill = await desk.sell([{ sku: 'freight', quantity: '3' }])
  const customerId = formatId('cus', desk.customerId)
  const asked = await clerk().do(contract.openEnquiry, { customerId, wanted: 'other', text: 'Which one was it?' })
  assert.deepEqual([asked.state, asked.can.includes('answer')], ['opened', true])
  const about = { caseId: asked.id }
  const version = { version: asked.version }
  assert.equal((await clerk().refused(contract.sendPapers, about, version)).code, 'enquiry_needs_a_bill')
  const mails = async () => (await clerk().ask(listMail, {})).count
  const before = await mails()
  const answered = await clerk().do(contract.sendPapers, { ...about, documentId: bill.id }, version)
  assert.deepEqual([answered.state, answered.happenings[0]?.kind], ['answered', 'sent_copy'])
  assert.equal(await mails(), before + 1)
  const list = await clerk().ask(contract.listDisputes, { kind: 'enquiry' })
  assert.deepEqual(
    list.rows.map(({ number, state, clockOn }) => [number, state, clockOn]),
    [[asked.number, 'answered', '2025-03-12']],
  )
  const again = await clerk().refused(contract.sendPapers, about, { version: answered.version })
  assert.equal(again.code, 'case_is_closed')
})

test('check names a case that holds more than was open, a credit that nobody wrote, and a hand that is the asker’s', async () => {
  const findings = async () => (await world.work(({ tx }) => checkBooks(tx))).findings.map(({ invariant }) => invariant)
  assert.deepEqual(await findings(), [])
  const spoilt = async (statement: ReturnType<typeof sql>, back: ReturnType<typeof sql>) => {
    await world.asOwner((tx) => tx.run(statement))
    const found = await findings()
    await world.asOwner((tx) => tx.run(back))
    return found
  }
  const first = sql`select min(id) from disputes.dispute_case where kind = 'dispute'`
  assert.deepEqual(
    await spoilt(
      sql`update disputes.dispute_case set net = net + 100000000, gross = gross + 100000000 where id = (${first})`,
      sql`update disputes.dispute_case set net = net - 100000000, gross = gross - 100000000 where id = (${first})`,
    ),
    ['what was refused of a bill when a case was opened was open then', 'the lines of a case make its net and tax'],
  )
  assert.deepEqual(
    await spoilt(
      sql`update disputes.dispute_case set credit_note_id = document_id where id = (${first})`,
      sql`update disputes.dispute_case set credit_note_id = (
        select id from billing.document where original_id = dispute_case.document_id) where id = (${first})`,
    ),
    ['a case that ended with a credit has its credit note, and no other case has one'],
  )
  const hand = sql`update disputes.approval set asked_by = asked_by`
  const byAsker = sql`
    update disputes.approval_hand set for_staff_id = (
      select asked_by from disputes.approval where id = approval_id) where for_staff_id is not null`
  assert.deepEqual(await spoilt(byAsker, hand), ['what was agreed to has all its hands, and none is the asker’s'])
})
