import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { formatId } from '#kernel/id'
import * as parties from '#contracts/parties'
import { openChromium } from './chromium.ts'
import { openCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
before(async () => {
  browser = await openChromium()
})
after(() => browser.close())

test('colleagues speak to each other: a mention rings, help is asked and answered, the palette finds it all', async (t) => {
  const company = await openCompany({ today: '2025-03-07' })
  t.after(() => company.close())
  const annaId = formatId('stf', await company.staffId('sales_rep', 'Anna Reuter'))
  await company.staffId('collector', 'Lena Brandt')
  const manager = company.as('sales_manager', 'Vera Manger')
  const customer = await manager.do(parties.createCustomer, {
    name: 'Keßler Pumpen GmbH',
    country: 'DE',
    currency: 'EUR',
    ownerId: annaId,
  })

  const lena = await company.look(browser, 'collector', `/customers/${customer.id}`, { name: 'Lena Brandt' })
  const field = lena.page.getByRole('textbox', { name: 'Write a comment' })
  await field.click()
  await field.pressSequentially('Who signs their bills, @Ann')
  await lena.page.getByRole('option', { name: 'Anna Reuter' }).waitFor()
  await screenshot(lena.page, 'comment-mention')
  await field.press('Enter')
  await field.pressSequentially('?')
  await lena.page.getByRole('button', { name: 'Comment', exact: true }).click()
  await lena.page.getByText('@Anna Reuter').waitFor()
  await lena.page.getByRole('button', { name: 'Ask for help' }).click()
  await lena.page.getByLabel('What do you need?').fill('Can you open the door to Mrs Kern?')
  await lena.page.getByLabel('Answer by').fill('2025-03-12')
  await screenshot(lena.page, 'help-ask')
  await lena.page.getByRole('dialog').getByRole('button', { name: 'Ask for help' }).click()
  await lena.page.getByText('Can you open the door to Mrs Kern?').first().waitFor()
  await screenshot(lena.page, 'customer-talk')
  await fits(lena.page)
  await axe(lena.page)

  const anna = await company.look(browser, 'sales_rep', '/', { name: 'Anna Reuter' })
  await anna.page.getByText('Can you open the door to Mrs Kern?').waitFor()
  await screenshot(anna.page, 'today-help')
  await anna.page.getByRole('button', { name: 'Notices, 2 not read' }).click()
  await anna.page.getByRole('button', { name: /Lena Brandt speaks to you/ }).waitFor()
  await screenshot(anna.page, 'bell')
  await axe(anna.page)
  await anna.page.getByRole('button', { name: /Lena Brandt speaks to you/ }).click()
  await anna.page.getByRole('heading', { name: 'Keßler Pumpen GmbH' }).waitFor()
  await anna.page.getByRole('button', { name: 'Notices, 1 not read' }).waitFor()
  await anna.page.getByRole('button', { name: 'Answer' }).click()
  await anna.page.getByLabel('Your answer').fill('I call her on Monday.')
  await anna.page.getByRole('button', { name: 'Send' }).click()
  await anna.page.getByText('I call her on Monday.').first().waitFor()

  await anna.page.keyboard.press('Control+k')
  const palette = anna.page.getByRole('dialog', { name: 'Find, go, do' })
  await palette.getByRole('option', { name: 'Enter an order' }).waitFor()
  await screenshot(anna.page, 'palette')
  await axe(anna.page)
  await anna.page.keyboard.type('kess')
  await palette.getByRole('option', { name: /^Keßler Pumpen GmbH/ }).waitFor()
  await palette.getByRole('option', { name: 'Log a call with Keßler Pumpen GmbH' }).waitFor()
  await screenshot(anna.page, 'palette-found')
  await anna.page.keyboard.press('Escape')
  await palette.waitFor({ state: 'hidden' })
  await anna.page.keyboard.press('Control+k')
  await anna.page.keyboard.type('notices')
  await palette.getByRole('option', { name: 'Notices', exact: true }).waitFor()
  await anna.page.keyboard.press('Enter')
  await anna.page.getByRole('heading', { name: 'Notices' }).waitFor()
  await screenshot(anna.page, 'notices')
  await fits(anna.page)
  await axe(anna.page)
  await anna.page.goto(`${company.url}/help?view=ended`)
  await anna.page.getByRole('heading', { name: 'Help between us' }).waitFor()
  await screenshot(anna.page, 'help-page')
  await axe(anna.page)
  await anna.page.goto(`${company.url}/settings`)
  await anna.page.getByText('The mail of the day comes at').waitFor()
  await screenshot(anna.page, 'notice-settings')
  await axe(anna.page)
  assert.deepEqual([...lena.complaints, ...anna.complaints], [])
})
