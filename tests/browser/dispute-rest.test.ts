import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import * as contract from '#contracts/disputes'
import { formatId } from '#kernel/id'
import { openDisputeDesk } from '../world/dispute-desk.ts'
import { openChromium } from './chromium.ts'
import { openCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
before(async () => {
  browser = await openChromium()
})
after(() => browser.close())

test('a dispute from the bill credited by line, an enquiry answered with one click, a proposed rule and a substitute', async (t) => {
  const company = await openCompany({ today: '2025-03-03' })
  t.after(() => company.close())
  const desk = await openDisputeDesk(company)
  const clerk = company.as('billing_clerk', 'Ida Kolbe')
  const lead = company.as('finance_lead', 'Ruth Lead')
  for (const [week, quantity] of [40, 30, 20].entries()) {
    await company.clock.set(`2025-03-${String(3 + 7 * week).padStart(2, '0')}`)
    const sold = await desk.sell([{ sku: 'seal', quantity: String(quantity) }])
    const found = await clerk.do(contract.openDispute, {
      documentId: sold.id,
      cause: 'price',
      lines: [{ lineId: sold.lineIds[0] ?? '', agreedPrice: '48' }],
      text: 'Agreed price is 48.00.',
      origin: 'customer',
    })
    const decision = { caseId: found.id, verdict: 'ours', outcome: 'credit', reason: 'The mail says 48.00.' } as const
    const { approval } = await clerk.do(contract.decideDispute, decision, { version: found.version })
    await lead.do(contract.approveDispute, { approvalId: approval?.id ?? '' }, { version: approval?.version ?? 0 })
  }
  const customerId = formatId('cus', desk.customerId)
  await clerk.do(contract.openEnquiry, { customerId, wanted: 'other', text: 'Can you send us the papers of March?' })
  const bill = await desk.sell([{ sku: 'bearing', quantity: '12' }])

  // From the bill: what is wrong, in a dialog; then credited by line, less than was refused.
  const desk1 = await company.look(browser, 'billing_clerk', `/billing/${bill.id}`, { name: 'Ida Kolbe' })
  const { page } = desk1
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'They refuse part of it' }).click()
  await page.getByRole('combobox', { name: 'What is wrong?' }).click()
  await page.getByRole('option', { name: 'Short delivery' }).click()
  await page.getByLabel('Lagersatz 6205-2RS', { exact: true }).check()
  await page.getByLabel('By how much is “Lagersatz 6205-2RS” wrong?').fill('2')
  await page.getByLabel('What does the customer say?').fill('Two are missing.')
  await page.getByRole('button', { name: 'Open the dispute' }).click()
  await page.getByRole('button', { name: /^Decide/ }).click()
  await page.getByLabel('Credited of “Lagersatz 6205-2RS”, net').fill('96,50')
  await page.getByLabel('Reason, for colleagues').fill('One came later.')
  await screenshot(page, 'decide-by-line')
  await page.getByRole('button', { name: 'Decide, and ask for the yes' }).click()
  await page.getByText('114.84').first().waitFor()

  await page.goto(`${company.url}/disputes/enquiries`)
  await page.getByRole('button', { name: 'Send copy and proof to Lindauer Maschinenbau GmbH' }).waitFor()
  await screenshot(page, 'enquiries')
  await fits(page)
  await axe(page)
  await page.getByRole('button', { name: 'Send copy and proof to Lindauer Maschinenbau GmbH' }).click()
  await page.getByRole('combobox', { name: 'Which bill?' }).click()
  await page.getByRole('option').first().click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('No enquiry waits').waitFor()
  assert.deepEqual(desk1.complaints, [])
  await page.context().close()

  const manager = await company.look(browser, 'sales_manager', '/disputes/approvals', { name: 'Vera Manger' })
  await manager.page.getByRole('button', { name: 'Accept the rule' }).waitFor()
  await screenshot(manager.page, 'rule-proposed')
  await fits(manager.page)
  await axe(manager.page)
  await manager.page.getByRole('button', { name: 'Accept the rule' }).click()
  await manager.page.getByText('The rule is in force').waitFor()
  await manager.page.getByRole('button', { name: 'Substitutes' }).click()
  await manager.page.getByRole('combobox', { name: 'Who stands in?' }).click()
  await manager.page.getByRole('option', { name: 'Ruth Lead' }).click()
  await manager.page.getByRole('button', { name: 'Name the substitute' }).click()
  await manager.page.getByText('Ruth Lead for Vera Manger').waitFor()
  await screenshot(manager.page, 'substitutes')
  assert.deepEqual(manager.complaints, [])
  await manager.page.context().close()
})
