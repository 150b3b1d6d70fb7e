import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { day, plusDays } from '#kernel/day'
import { formatId, type Id } from '#kernel/id'
import { bankPaper } from '../world/bank-paper.ts'
import { atCashDesk } from '../world/cash-desk.ts'
import { openChromium } from './chromium.ts'
import { openCompany, type BrowserCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
let company: BrowserCompany
let lindauer: Id<'cus'>
before(async () => {
  ;[browser, company] = await Promise.all([openChromium(), openCompany({ today: '2024-12-02' })])
  const desk = await atCashDesk(company)
  lindauer = await desk.customer('Lindauer Maschinenbau')
  for (const [index, days] of [28, 29, 30, 29, 28, 30, 29].entries()) {
    const issuedOn = plusDays(day('2024-03-01'), index * 20)
    const number = `RE-2024-${String(index + 101).padStart(5, '0')}`
    await desk.bill(lindauer, number, '1190.00', { issuedOn })
    const line = { amount: '1190.00', payer: 'Lindauer Maschinenbau', iban: 'DE75512108001245126199', text: number }
    await desk.load(bankPaper({ day: plusDays(issuedOn, days), lines: [line] }))
  }
  await desk.bill(lindauer, 'RE-2024-00900', '500.00', { issuedOn: '2024-11-02' })
  await company.settle()
})
after(async () => {
  await browser.close()
  await company.close()
})

test('a customer’s page shows when he pays and when he may be asked', async () => {
  const path = `/customers/${formatId('cus', lindauer)}`
  const { page, complaints } = await company.look(browser, 'collector', path, { name: 'Lena Brandt' })
  await page.getByText('7 of 7 within the term').waitFor()
  await page.getByText('today, day 30').waitFor()
  await page.getByText('always pays within the term').waitFor()
  await screenshot(page, 'customer-habit')
  await fits(page)
  await axe(page)
  assert.deepEqual(complaints, [])
  await page.context().close()
})
