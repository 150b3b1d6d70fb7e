import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import * as pay from '#contracts/incentives'
import { formatId } from '#kernel/id'
import { settlePay } from '#modules/incentives'
import { bankPaper } from '../world/bank-paper.ts'
import { atCashDesk } from '../world/cash-desk.ts'
import { openChromium } from './chromium.ts'
import { openCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
before(async () => {
  browser = await openChromium()
})
after(() => browser.close())

test('a salesperson accepts the plan and reads what came in, line by line, and what waits', async (t) => {
  const desk = await atCashDesk(await openCompany({ today: '2025-01-02' }))
  t.after(() => desk.close())
  const pfeil = await desk.staffId('sales_rep', 'Jonas Pfeil')
  const lead = desk.as('finance_lead', 'Paul Renken')
  await lead.do(pay.makePayPlan, {
    entityId: formatId('ent', desk.entityId),
    name: 'Sales 2025',
    from: '2025-01-01',
    rates: { goods: '5', service: '6', freight: '0' },
    members: [formatId('stf', pfeil)],
  })
  const { page, complaints } = await desk.look(browser, 'sales_rep', '/pay', { name: 'Jonas Pfeil' })
  await page.getByRole('button', { name: 'Accept plan “Sales 2025”, version 1' }).click()
  await page.getByText('Plan accepted').waitFor()
  await page.getByText('No money came in on your deals yet').waitFor()

  const lindauer = await desk.customer('Lindauer Maschinenbau GmbH', { ownerId: pfeil })
  const sold = { issuedOn: '2025-03-07', salespersonId: pfeil }
  await desk.bill(lindauer, 'RE-2025-00188', '12400.50', sold)
  await desk.bill(lindauer, 'RE-2025-00201', '3790.00', { ...sold, issuedOn: '2025-02-10' })
  await desk.clock.set('2025-04-07')
  const lines = [
    { amount: '400.00', payer: 'Lindauer Maschinenbau GmbH', text: 'RE-2025-00188', endToEndId: 'LS-1' },
    { amount: '3790.00', payer: 'Lindauer Maschinenbau GmbH', text: 'RE-2025-00201' },
  ]
  await desk.load(bankPaper({ day: '2025-04-04', lines }))
  await desk.settle()
  await page.reload()
  await page.getByRole('cell', { name: 'Balance carried forward' }).waitFor()
  assert.equal(await page.getByRole('row').filter({ hasText: 'RE-2025-00201' }).count(), 1)
  // A line says how its cent came about.
  await page.getByRole('button', { name: 'Lindauer Maschinenbau GmbH' }).first().click()
  await page.getByText('400.00 / 12,400.50').waitFor()
  await page.getByRole('button', { name: 'share RE-2025-00188' }).waitFor()
  // What the bank takes back says whose doing it was.
  const back = { ...lines[0], amount: '-400.00', returns: true }
  await desk.load(bankPaper({ day: '2025-04-07', opening: '4190.00', lines: [{ ...back, text: 'RE-2025-00188' }] }))
  await desk.settle()
  await page.reload()
  await page.getByText('What was taken back, and why').waitFor()
  await screenshot(page, 'pay-statement')
  await fits(page)
  await axe(page)
  assert.deepEqual(complaints, [])
  await page.context().close()

  // Settled in July; two people agree, payroll pays.
  await desk.clock.set('2025-07-08')
  await desk.work((work) => settlePay(work, desk.entityId))
  const manager = await desk.look(browser, 'sales_manager', '/pay?quarter=2025-04-01', { name: 'Vera Sandmann' })
  await manager.page.getByLabel('Choose Jonas Pfeil').click()
  await manager.page.getByRole('button', { name: 'Propose for payroll' }).click()
  await manager.page.getByText('waits for a second yes').waitFor()
  await manager.page.context().close()

  const all = await desk.look(browser, 'finance_lead', '/', { name: 'Paul Renken' })
  await all.page.getByText('1 waits for your yes').waitFor()
  await screenshot(all.page, 'pay-today')
  await all.page.getByRole('link', { name: 'Quarter 2 of 2025' }).click()
  await all.page.getByLabel('Choose Jonas Pfeil').click()
  await screenshot(all.page, 'pay-people')
  await all.page.getByRole('button', { name: 'Agree' }).click()
  await all.page.getByText('agreed by two').waitFor()
  await all.page.getByLabel('Choose Jonas Pfeil').click()
  await all.page.getByRole('button', { name: 'Hand to payroll' }).click()
  await all.page.getByRole('button', { name: 'Lines for payroll' }).waitFor()
  await axe(all.page)
  await screenshot(all.page, 'pay-paid')

  await all.page.goto(`${desk.url}/pay/plans`)
  await all.page.getByText('Jonas Pfeil, accepted').waitFor()
  await screenshot(all.page, 'pay-plans')
  await all.page.getByRole('button', { name: 'Write next version' }).click()
  await all.page.getByLabel('Goods, %').fill('6')
  await all.page.getByRole('button', { name: 'Add a band' }).click()
  await all.page.getByLabel('Quota a quarter, EUR').fill('10000')
  await all.page.getByRole('button', { name: 'Try it on last quarter' }).click()
  await all.page.getByText('What it would have paid').waitFor()
  await screenshot(all.page, 'pay-plan-editor')
  await axe(all.page)
  await all.page.getByRole('button', { name: 'Publish version 2' }).click()
  await all.page.getByText('Jonas Pfeil: not accepted yet').waitFor()
  await fits(all.page)
  assert.deepEqual(all.complaints, [])
  await all.page.context().close()
})
