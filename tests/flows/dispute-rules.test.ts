import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { formatId } from '#kernel/id'
import * as contract from '#contracts/disputes'
import { listMail } from '#contracts/messages'
import { disputedOf, watchClocks } from '#modules/disputes'
import { openDisputeDesk, type Bill, type DisputeDesk } from '../world/dispute-desk.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
let desk: DisputeDesk
before(async () => {
  world = await openWorld({ today: '2025-03-07' })
  desk = await openDisputeDesk(world)
  for (const [role, name] of [
    ['sales_manager', 'Vera Manger'],
    ['finance_lead', 'Ruth Lead'],
  ] as const) {
    await world.staffId(role, name)
  }
})
after(() => world.close())

const clerk = () => world.as('billing_clerk', 'Ida Kolbe')
let sales = 0
// No two sales of a week are alike, or order entry would ask whether the second is a duplicate.
const sell = () => {
  sales += 1
  return desk.sell([
    { sku: 'bearing', quantity: '10' },
    { sku: 'freight', quantity: `1.${String(sales).padStart(2, '0')}` },
  ])
}
const money = (amount: string) => ({ amount, currency: 'EUR' })
const first = (bill: Bill) => bill.lineIds[0] ?? ''
const open = (bill: Bill, request: object = {}) =>
  clerk().do(contract.openDispute, {
    documentId: bill.id,
    cause: 'quantity',
    lines: [{ lineId: first(bill), quantity: '2' }],
    text: 'Two are missing.',
    origin: 'customer',
    ...request,
  })

test('64 clients refuse the same bill at once: together never more than is open', async () => {
  const bill = await sell()
  // 965.00 net: 19 of 50.00 fit, and none of the others.
  const request = {
    documentId: bill.id,
    cause: 'quantity',
    lines: [{ lineId: first(bill), net: money('50.00') }],
    text: 'race',
    origin: 'customer',
  }
  const codes = await Promise.all(Array.from({ length: 64 }, (_, index) => insistent(request, `race-of-many-${index}`)))
  assert.deepEqual(new Set(codes), new Set(['opened', 'dispute_exceeds_line']))
  assert.equal(codes.filter((code) => code === 'opened').length, 19)
  assert.equal(codes.filter((code) => code === 'dispute_exceeds_line').length, 45)
  const [held] = await world.work(({ tx }) => disputedOf(tx, [bill.document.itemId]))
  assert.deepEqual([held?.disputed, held?.cases], [1_130_50n, 19])
})

/** A client whose turn does not come in time asks again under the same key, as every client should. */
async function insistent(request: Readonly<Record<string, unknown>>, key: string): Promise<unknown> {
  for (let tries = 0; tries < 20; tries += 1) {
    const answer = await clerk().call(contract.openDispute, request, { key })
    if (answer.status === 200) return 'opened'
    const code = codeOf(await answer.json())
    if (answer.status < 500) return code
  }
  return 'never'
}

const codeOf = (problem: unknown) =>
  typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : problem

test('every way in which a claim cannot be is refused with its code', async () => {
  const bill = await sell()
  const refused = async (request: object) =>
    (
      await clerk().refused(contract.openDispute, {
        documentId: bill.id,
        cause: 'quantity',
        lines: [],
        text: 'no',
        origin: 'customer',
        ...request,
      })
    ).code
  const line = { lineId: first(bill) }
  assert.equal(await refused({}), 'dispute_has_no_lines')
  assert.equal(await refused({ lines: [{ ...line, quantity: '11' }] }), 'dispute_exceeds_line')
  assert.equal(await refused({ lines: [{ ...line, net: money('0.00') }] }), 'dispute_is_not_positive')
  assert.equal(
    await refused({ lines: [{ ...line, net: { amount: '1.00', currency: 'USD' } }] }),
    'dispute_currency_differs',
  )
  assert.equal(await refused({ lines: [{ ...line, agreedPrice: '96.50' }] }), 'agreed_price_is_not_lower')
  assert.equal(await refused({ lines: [{ ...line, quantity: '1' }], amount: money('1.00') }), 'dispute_names_both')
  const twice = [
    { ...line, quantity: '1' },
    { ...line, quantity: '1' },
  ]
  assert.equal(await refused({ lines: twice }), 'line_named_twice')
  const other = await sell()
  assert.equal(await refused({ lines: [{ lineId: first(other), quantity: '1' }] }), 'line_is_not_on_the_invoice')
  await desk.pay(bill, '1000.00', '2025-03-07')
  assert.equal(await refused({ lines: [{ ...line, quantity: '2' }] }), 'dispute_exceeds_open')
  const rep = world.as('sales_rep', 'Somebody Else')
  assert.equal((await rep.refused(contract.readDisputable, { documentId: bill.id })).status, 404)
  const admin = world.as('administrator', 'Admin')
  assert.equal((await admin.refused(contract.listDisputes, {})).status, 403)
})

test('a short payment becomes a case without a line, for the collector', async () => {
  const bill = await sell()
  const found = await open(bill, { cause: 'deduction', lines: [], amount: money('22.97'), origin: 'short_payment' })
  assert.deepEqual([found.net.amount, found.tax.amount, found.ownerRole], ['19.30', '3.67', 'collector'])
  assert.equal(found.trace?.department, 'customer')
  const decide = { caseId: found.id, verdict: 'goodwill' as const, outcome: 'credit' as const, reason: 'small' }
  const seen = { version: found.version }
  assert.equal((await clerk().refused(contract.decideDispute, decide, seen)).code, 'credit_needs_lines')
  const lines = [{ lineId: first(bill), net: money('19.31') }]
  assert.equal(
    (await clerk().refused(contract.decideDispute, { ...decide, lines }, seen)).code,
    'credit_exceeds_dispute',
  )
})

test('“I’ll sort it out” has a limit, an extension by the manager, and one name', async () => {
  await world.clock.set('2025-03-10')
  const found = await open(await sell())
  const harms = world.as('operations', 'Jens Harms')
  const manager = world.as('sales_manager', 'Vera Manger')
  const about = { caseId: found.id }
  const promise = (day: string, version: number) => harms.refused(contract.sortItOut, { ...about, day }, { version })
  assert.equal((await promise('2025-03-18', found.version)).code, 'promise_is_too_far')
  assert.equal((await promise('2025-03-09', found.version)).code, 'promise_is_in_the_past')
  const extend = (day: string, version: number, who = manager) =>
    who.refused(contract.extendPromise, { ...about, day, reason: 'more time' }, { version })
  assert.equal((await extend('2025-03-20', found.version)).code, 'no_promise_is_open')
  const promised = await harms.do(contract.sortItOut, { ...about, day: '2025-03-12' }, { version: found.version })
  assert.equal(promised.latestPromise, '2025-03-19')
  assert.equal((await promise('2025-03-12', promised.version)).code, 'promise_is_open')
  assert.equal((await harms.refused(contract.sortItOut, { ...about, day: '2025-03-12' }, { version: 1 })).status, 412)
  assert.equal((await extend('2025-03-14', promised.version, clerk())).code, 'only_a_manager_extends')
  assert.equal((await extend('2025-03-12', promised.version)).code, 'promise_is_not_later')
  assert.equal((await extend('2025-03-20', promised.version)).code, 'promise_is_too_far')
  const handing = { ...about, role: 'collector' }
  assert.equal((await harms.refused(contract.handOver, handing, { version: promised.version })).code, 'promise_is_open')
  const more = await manager.do(
    contract.extendPromise,
    { ...about, day: '2025-03-19', reason: 'The carrier answers on Tuesday.' },
    { version: promised.version },
  )
  assert.deepEqual([more.promise?.day, more.promise?.firstDay, more.actBy], ['2025-03-19', '2025-03-12', '2025-03-19'])
  assert.equal((await extend('2025-03-20', more.version)).code, 'promise_was_extended')
  const own = await open(await sell())
  const mine = await manager.do(contract.sortItOut, { caseId: own.id, day: '2025-03-12' }, { version: own.version })
  const self = { caseId: own.id, day: '2025-03-13', reason: 'mine' }
  assert.equal(
    (await manager.refused(contract.extendPromise, self, { version: mine.version })).code,
    'maker_is_checker',
  )
})

test('our clock stands still while the customer has the move, and goes on with what was left', async () => {
  await world.clock.set('2025-03-10')
  const found = await open(await sell())
  assert.equal(found.clockOn, '2025-03-17')
  await world.clock.set('2025-03-12')
  const harms = world.as('operations', 'Jens Harms')
  const about = { caseId: found.id, note: 'photo' }
  const early = await harms.refused(contract.answerCame, about, { version: found.version })
  assert.equal(early.code, 'case_is_not_with_customer')
  const waiting = await harms.do(contract.waitForCustomer, about, { version: found.version })
  assert.deepEqual([waiting.actBy, waiting.why], [null, 'with_customer'])
  const again = await harms.refused(contract.waitForCustomer, about, { version: waiting.version })
  assert.equal(again.code, 'case_is_with_customer')
  await world.clock.set('2025-03-31')
  await world.work((work) => watchClocks(work, desk.entity.id))
  const back = await harms.do(contract.answerCame, about, { version: waiting.version })
  assert.deepEqual([back.clockOn, back.level], ['2025-04-03', 0])
  await world.clock.set('2025-04-04')
  await world.work((work) => watchClocks(work, desk.entity.id))
  const late = await clerk().ask(contract.readDispute, { caseId: found.id })
  assert.deepEqual([late.level, late.ownerName, late.clockOn], [1, 'Vera Manger', '2025-04-03'])
  await world.clock.set('2025-04-08')
  await world.work((work) => watchClocks(work, desk.entity.id))
  const top = await clerk().ask(contract.readDispute, { caseId: found.id })
  assert.deepEqual([top.level, top.ownerName], [2, 'Ruth Lead'])
})

test('whoever is named as the cause owns up or leaves it to others; an approval may be sent back', async () => {
  await world.clock.set('2025-04-09')
  const found = await open(await sell(), { cause: 'damaged' })
  const both = world.as(['operations', 'billing_clerk'], 'Jens Harms the clerk')
  const named = await clerk().do(
    contract.decideDispute,
    {
      caseId: found.id,
      verdict: 'ours',
      outcome: 'credit',
      causeStaffId: formatId('stf', await world.staffId(['operations', 'billing_clerk'], 'Jens Harms the clerk')),
      reason: 'broken in our yard',
    },
    { version: found.version },
  )
  const { approval } = named
  assert.ok(approval)
  const about = { approvalId: approval.id }
  const own = await both.refused(contract.approveDispute, about, { version: approval.version })
  assert.equal(own.code, 'own_cause_is_decided_by_others')
  const waiting = { caseId: found.id, note: 'x' }
  assert.equal(
    (await clerk().refused(contract.waitForCustomer, waiting, { version: named.version })).code,
    'case_waits_for_approval',
  )
  const lead = world.as('finance_lead', 'Ruth Lead')
  const returned = await lead.do(
    contract.returnApproval,
    { ...about, reason: 'Where is the photo?' },
    { version: approval.version },
  )
  assert.deepEqual([returned.state, returned.verdict, returned.ownerName], ['investigating', null, 'Ida Kolbe'])
  const theirs = {
    caseId: found.id,
    verdict: 'theirs' as const,
    outcome: 'upheld' as const,
    reason: 'no',
    reply: 'No.',
  }
  const blamed = await both.refused(
    contract.decideDispute,
    {
      ...theirs,
      causeStaffId: formatId('stf', await world.staffId(['operations', 'billing_clerk'], 'Jens Harms the clerk')),
    },
    { version: returned.version },
  )
  assert.equal(blamed.code, 'own_cause_is_decided_by_others')
})

test('an enquiry stops nothing: copy and statement leave with one click, a question waits for a person', async () => {
  const bill = await sell()
  const ask = { customerId: formatId('cus', desk.customerId), documentId: bill.id, text: 'Please send it again.' }
  const before = (await clerk().ask(listMail, {})).count
  const copy = await clerk().do(contract.openEnquiry, { ...ask, wanted: 'copy' })
  assert.deepEqual([copy.state, copy.kind, copy.gross.amount], ['answered', 'enquiry', '0.00'])
  await clerk().do(contract.openEnquiry, { ...ask, wanted: 'statement' })
  const mails = await clerk().ask(listMail, {})
  assert.equal(mails.count, before + 2)
  assert.ok(mails.rows.some(({ subject }) => subject === `Kopie von ${bill.document.number}`))
  assert.deepEqual(await world.work(({ tx }) => disputedOf(tx, [bill.document.itemId])), [])
  assert.equal((await clerk().refused(contract.openEnquiry, { ...ask, wanted: 'proof' })).code, 'no_proof_on_file')
  const { documentId: _, ...without } = ask
  assert.equal(
    (await clerk().refused(contract.openEnquiry, { ...without, wanted: 'copy' })).code,
    'enquiry_needs_a_bill',
  )
  const stranger = await desk.addCustomer('10999', 'Norden Metallbau GmbH')
  const theirs = { ...ask, customerId: formatId('cus', stranger), wanted: 'copy' as const }
  assert.equal((await clerk().refused(contract.openEnquiry, theirs)).code, 'bill_is_of_another_customer')
  const nowhere = { customerId: theirs.customerId, wanted: 'statement' as const, text: 'Statement please.' }
  assert.equal((await clerk().refused(contract.openEnquiry, nowhere)).code, 'no_address_on_file')
  const question = await clerk().do(contract.openEnquiry, { ...nowhere, wanted: 'other' })
  assert.deepEqual([question.state, question.can.includes('answer')], ['opened', true])
  const about = { caseId: question.id }
  const decide = { ...about, verdict: 'ours' as const, outcome: 'credit' as const, reason: 'x' }
  assert.equal(
    (await clerk().refused(contract.decideDispute, decide, { version: question.version })).code,
    'case_is_an_enquiry',
  )
  const answered = await clerk().do(
    contract.answerEnquiry,
    { ...about, note: 'on the phone' },
    { version: question.version },
  )
  assert.equal(answered.state, 'answered')
})

test('evidence is kept and read back by those who may see the case', async () => {
  const found = await open(await sell())
  const withFile = await clerk().do(
    contract.addDisputeFile,
    { caseId: found.id },
    { file: { name: 'mail.txt', bytes: 'Preis 48,00 wie besprochen', mediaType: 'text/plain' } },
  )
  const [file] = withFile.files
  assert.ok(file)
  const read = await clerk().download(contract.readDisputeFile, { caseId: found.id, fileId: file.fileId })
  assert.equal(Buffer.from(read.bytes).toString(), 'Preis 48,00 wie besprochen')
  const noted = await clerk().do(contract.commentDispute, { caseId: found.id, text: 'Ask Mr Pfeil first.' })
  assert.equal(noted.happenings[0]?.note, 'Ask Mr Pfeil first.')
  const taken = await clerk().do(
    contract.withdrawDispute,
    { caseId: found.id, reason: 'They found the two.' },
    { version: noted.version },
  )
  assert.deepEqual([taken.state, taken.verdict], ['withdrawn', null])
})
