import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openMarket } from '../world/market.ts'
import { openChromium } from './chromium.ts'
import { openCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
before(async () => {
  browser = await openChromium()
})
after(() => browser.close())

test('the collector keeps, drops, comments and signs; the salesperson takes one line and declines another', async (t) => {
  const world = await openCompany({ today: '2025-01-06' })
  t.after(() => world.close())
  await openMarket(world)
  const desk = await world.look(browser, 'collector', '/customers/report', { name: 'Heike Brandt' })
  const { page } = desk
  await page.getByRole('button', { name: 'Draft now' }).click()
  await page.getByText('3 lines drafted').waitFor()
  await page.getByRole('button', { name: 'Comment: Lindauer Maschinenbau GmbH' }).click()
  await page.getByRole('textbox', { name: 'Comment' }).fill('Their new buyer buys in Hamburg.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Their new buyer').waitFor()
  await page.getByRole('button', { name: 'Drop: Spaeth Antriebe' }).click()
  await page.getByRole('button', { name: 'Keep the other 2' }).click()
  await page.getByText('2 lines are kept').waitFor()
  await screenshot(page, 'report-to-sign')
  await fits(page)
  await axe(page)
  await page.getByRole('button', { name: 'Sign 2 lines' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign 2 lines' }).click()
  await page.getByText('2 lines are signed').waitFor()
  assert.deepEqual(desk.complaints, [])
  await page.context().close()

  const sales = await world.look(browser, 'sales_rep', '/pipeline/from-collections', { name: 'Jonas Pfeil' })
  await sales.page.getByRole('button', { name: 'Accept: Stern Pumpen GmbH' }).waitFor()
  await screenshot(sales.page, 'report-for-sales')
  await sales.page.getByRole('button', { name: 'Accept: Stern Pumpen GmbH' }).click()
  await sales.page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click()
  await sales.page.getByText('It is your task now').waitFor()
  await sales.page.getByRole('button', { name: 'Decline: Lindauer Maschinenbau GmbH' }).click()
  await sales.page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click()
  await sales.page.getByText('Nothing new from collections').waitFor()
  await sales.page.getByRole('button', { name: 'My tasks' }).click()
  await sales.page.getByRole('button', { name: 'Done: Stern Pumpen GmbH' }).waitFor()
  await screenshot(sales.page, 'report-tasks')
  await fits(sales.page)
  await axe(sales.page)
  assert.deepEqual(sales.complaints, [])
  await sales.page.context().close()
})
