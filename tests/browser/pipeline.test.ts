import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import * as sales from '#contracts/sales'
import { openChromium } from './chromium.ts'
import { openCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
before(async () => {
  browser = await openChromium()
})
after(() => browser.close())

test('a sales rep enters a lead, makes it an opportunity, loses it and takes it up again', async (t) => {
  const company = await openCompany({ today: '2025-03-07' })
  t.after(() => company.close())
  await company.staffId('sales_rep', 'Jonas Pfeil')
  const jonas = company.as('sales_rep', 'Jonas Pfeil')
  const known = { companyName: 'Lindauer Maschinenbau GmbH', source: 'referral', country: 'DE' } as const
  const lead = await jonas.do(sales.enterLead, { ...known, contactName: 'K. Ahlers' })
  await jonas.do(
    sales.qualifyLead,
    {
      leadId: lead.id,
      title: 'Bearings for 2025',
      currency: 'EUR',
      value: { amount: '48000.00', currency: 'EUR' },
      expectedOn: '2025-05-15',
      nextStep: 'Call Mr Brandt',
    },
    { version: 1 },
  )

  const { page, complaints } = await company.look(browser, 'sales_rep', '/pipeline/leads', { name: 'Jonas Pfeil' })
  await page.getByRole('button', { name: 'New lead' }).first().click()
  await page.getByLabel('Company').fill('Keßler Pumpen GmbH')
  await page.getByLabel('Contact').fill('Eva Kern')
  await screenshot(page, 'pipeline-new-lead')
  await page.getByRole('button', { name: 'Enter lead' }).click()
  await page.getByRole('heading', { name: 'Keßler Pumpen GmbH' }).waitFor()
  await screenshot(page, 'pipeline-lead')
  await axe(page)
  await page.getByRole('button', { name: 'Qualify' }).click()
  await page.getByLabel('What it is about').fill('Pumps for hall 3')
  await page.getByLabel('Value, EUR').fill('12500,00')
  await page.getByRole('button', { name: 'Make it an opportunity' }).click()
  await page.getByRole('heading', { name: 'Pumps for hall 3' }).waitFor()
  await page.getByRole('button', { name: 'Lost' }).click()
  await page.getByRole('combobox', { name: 'Why' }).click()
  await page.getByRole('option', { name: 'delivery time' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Lost' }).click()
  await page.getByRole('button', { name: 'Take up again' }).click()
  await page.getByRole('button', { name: 'Change' }).waitFor()
  await screenshot(page, 'pipeline-opportunity')
  await fits(page)
  await axe(page)
  await page.goto(`${company.url}/pipeline/opportunities`)
  await page.getByText('Bearings for 2025').waitFor()
  await screenshot(page, 'pipeline-opportunities')
  await fits(page)
  await axe(page)
  assert.deepEqual(complaints, [])
  await page.context().close()

  const phone = await company.look(browser, 'sales_rep', '/pipeline/opportunities', {
    name: 'Jonas Pfeil',
    width: 'phone',
  })
  await phone.page.getByText('Pumps for hall 3').waitFor()
  await screenshot(phone.page, 'pipeline-phone')
  await fits(phone.page)
  assert.deepEqual(phone.complaints, [])
  await phone.page.context().close()
})
