import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '../../src/modules/cash/contract.ts'
import { bankPaper } from '../world/bank-paper.ts'
import { openCashDesk } from '../world/cash-desk.ts'
import { raceForCash } from '../world/cash-race.ts'

test('64 clients never apply more than the line has or the invoice has open', { timeout: 300_000 }, async (t) => {
  const desk = await openCashDesk({ today: '2025-04-07' })
  t.after(() => desk.close())
  for (const seed of [1, 2, 3]) {
    const raced = await raceForCash(desk, { clients: 64, receipts: 3, invoices: 3, seed })
    assert.ok(raced.won > 0 && raced.won < 64, JSON.stringify(raced))
    assert.deepEqual(
      Object.keys(raced.refused).filter((code) => code !== 'more_than_the_line_has' && code !== 'item_not_open_enough'),
      [],
      'every no is a clear one',
    )
  }
})

test('one proposal, 64 people who say yes: it is applied once', { timeout: 300_000 }, async (t) => {
  const desk = await openCashDesk({ today: '2025-04-07' })
  t.after(() => desk.close())
  const aumann = await desk.customer('Aumann Technik')
  const item = await desk.bill(aumann, 'RE-2025-00001', '80.00')
  await desk.load(bankPaper({ day: '2025-04-04', lines: [{ amount: '80.00', payer: 'Aumann Technik' }] }))
  const [line] = await desk.lines()
  assert.ok(line?.best)
  const lines = [{ receiptId: line.id, proposalId: line.best.id, version: line.version }]
  const answers = await Promise.all(
    Array.from({ length: 64 }, async () => (await desk.clerk.call(contract.acceptProposals, { lines })).status),
  )
  assert.equal(answers.filter((status) => status === 200).length, 1)
  assert.deepEqual(new Set(answers), new Set([200, 412]))
  assert.equal(await desk.open(item), '0.00')
  await desk.proven()
})
