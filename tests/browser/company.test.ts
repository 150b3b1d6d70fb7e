import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openChromium } from './chromium.ts'
import { openCompany, type BrowserCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
let company: BrowserCompany
before(async () => {
  ;[browser, company] = await Promise.all([openChromium(), openCompany()])
})
after(async () => {
  await browser.close()
  await company.close()
})

test('somebody who has signed in is greeted by the server’s own pages, and sees the sections of their role', async () => {
  const { page, complaints } = await company.look(browser, 'finance_lead', '/', { name: 'Ida Kolbe' })
  await page.getByRole('heading', { name: 'Good day, Ida.' }).waitFor()
  await page.getByRole('navigation', { name: 'Sections' }).first().getByRole('link', { name: 'Insight' }).click()
  await page.waitForURL('**/insight**')
  await screenshot(page, 'insight-real')
  await fits(page)
  await axe(page)
  assert.deepEqual(complaints, [])
  await page.context().close()
})
