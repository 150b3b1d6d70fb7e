import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import * as parties from '#contracts/parties'
import { openChromium } from './chromium.ts'
import { openCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
before(async () => {
  browser = await openChromium()
})
after(() => browser.close())

test('a manager shares a view with its columns; a colleague opens the list with it, and it can be taken back', async (t) => {
  const company = await openCompany({ today: '2025-03-07' })
  t.after(() => company.close())
  const manager = company.as('sales_manager', 'Vera Manger')
  for (const [name, country] of [
    ['Keßler Pumpen GmbH', 'DE'],
    ['Moser Hydraulik AG', 'CH'],
  ] as const) {
    await manager.do(parties.createCustomer, { name, country, currency: 'EUR' })
  }
  const vera = await company.look(browser, 'sales_manager', '/customers?country=CH', { name: 'Vera Manger' })
  await vera.page.getByText('Moser Hydraulik AG').waitFor()
  await vera.page.getByRole('button', { name: 'Choose columns' }).click()
  await vera.page.getByRole('menuitem', { name: 'Terms' }).click()
  await vera.page.keyboard.press('Escape')
  await vera.page.getByRole('button', { name: 'Save this view' }).click()
  await vera.page.getByLabel('Name of the view').fill('Swiss')
  await vera.page.getByLabel('Everybody has it').check()
  await screenshot(vera.page, 'view-save')
  await vera.page.getByRole('button', { name: 'Save', exact: true }).click()
  const views = vera.page.getByRole('navigation', { name: 'Views' })
  await views.getByRole('button', { name: 'Swiss' }).waitFor()

  const lena = await company.look(browser, 'collector', '/customers', { name: 'Lena Brandt' })
  await lena.page.getByText('Keßler Pumpen GmbH').waitFor()
  const hers = lena.page.getByRole('navigation', { name: 'Views' })
  await hers.getByRole('button', { name: 'Swiss' }).click()
  await lena.page.getByText('Keßler Pumpen GmbH').waitFor({ state: 'hidden' })
  assert.equal(await lena.page.getByRole('columnheader', { name: 'Terms' }).count(), 0)
  await hers.getByRole('button', { name: 'What to do with this view' }).click()
  await screenshot(lena.page, 'view-menu')
  await lena.page.getByRole('menuitem', { name: 'Open the list with it' }).click()
  await lena.page.getByText('The list opens with this view').waitFor()
  await lena.page.goto(`${company.url}/customers`)
  await lena.page.getByText('Moser Hydraulik AG').waitFor()
  await lena.page.getByText('Keßler Pumpen GmbH').waitFor({ state: 'hidden' })
  await fits(lena.page)
  await axe(lena.page)

  await views.getByRole('button', { name: 'What to do with this view' }).click()
  await vera.page.getByRole('menuitem', { name: 'Rename' }).click()
  await vera.page.getByLabel('Name of the view').fill('Switzerland')
  await vera.page.getByRole('button', { name: 'Save', exact: true }).click()
  await views.getByRole('button', { name: 'Switzerland' }).waitFor()
  await views.getByRole('button', { name: 'Remove this view' }).click()
  await views.getByRole('button', { name: 'Switzerland' }).waitFor({ state: 'hidden' })
  await vera.page.getByRole('button', { name: 'Undo' }).last().click()
  await views.getByRole('button', { name: 'Switzerland' }).waitFor()
  assert.deepEqual([...vera.complaints, ...lena.complaints], [])
})
