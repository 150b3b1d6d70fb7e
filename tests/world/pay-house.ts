import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { checkBooks } from '#app/check-books'
import * as pay from '#contracts/incentives'
import { formatId } from '#kernel/id'
import { settlePay } from '#modules/incentives'
import { bankPaper, type PaperLine } from './bank-paper.ts'
import { atCashDesk } from './cash-desk.ts'
import { openWorld } from './world.ts'

/** A seller whose salespeople are paid 5 % of what comes in, and those who decide on pay. */
export async function openPayHouse(t: TestContext, today = '2025-01-02') {
  const desk = await atCashDesk(await openWorld({ today }))
  t.after(() => desk.close())
  const entityId = formatId('ent', desk.entityId)
  const lead = desk.as('finance_lead', 'Paul Renken')
  const manager = desk.as('sales_manager', 'Vera Sandmann')
  const rep = async (name: string) => {
    const id = await desk.staffId('sales_rep', name)
    return { id, wire: formatId('stf', id), client: desk.as('sales_rep', name) }
  }
  type Rep = Awaited<ReturnType<typeof rep>>
  const plan = async (reps: readonly Rep[], over: Record<string, unknown> = {}) => {
    const made = await lead.do(pay.makePayPlan, {
      entityId,
      name: 'Sales 2025',
      from: '2025-01-01',
      rates: { goods: '5', service: '6', freight: '0' },
      members: reps.map(({ wire }) => wire),
      ...over,
    })
    for (const { client } of reps) await client.do(pay.acceptPayPlan, { planId: made.id })
    return made
  }
  let balance = 0
  return {
    desk,
    entityId,
    lead,
    manager,
    rep,
    plan,
    /** What the bank says on a day, and everybody's reaction to it. */
    bank: async (on: string, ...lines: PaperLine[]) => {
      if (desk.clock.now().toISOString().slice(0, 10) < on) await desk.clock.set(on)
      const opening = (balance / 100).toFixed(2)
      for (const line of lines) balance += Math.round(Number(line.amount) * 100)
      await desk.load(bankPaper({ day: on, opening, lines }))
      await desk.settle()
    },
    statement: (of: Rep, quarter?: string) =>
      of.client.ask(pay.readPayStatement, { entityId, ...(quarter ? { quarter } : {}) }),
    freeze: async (on: string) => {
      await desk.clock.set(on)
      return desk.work((work) => settlePay(work, desk.entityId))
    },
    clean: async () => assert.deepEqual((await desk.work(({ tx }) => checkBooks(tx))).findings, []),
    settledIds: async (quarter: string) =>
      (await lead.ask(pay.listSettledPay, { entityId, quarter })).statements.map(({ id }) => id),
  }
}
