import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { makePlace } from '../machine/folder.ts'
import { startWithPages, type Started } from '../machine/quittance.ts'
import { openChromium } from './chromium.ts'
import { axe, fits, openLook, screenshot } from './looking.ts'

// The program as people start it, on a folder where nothing is.
let browser: Browser
let running: Started
let undo = () => {}
before(async () => {
  const dataDir = join(makePlace({ after: (given) => (undo = given) }), 'data')
  ;[browser, running] = await Promise.all([openChromium(), startWithPages(['--data', dataDir])])
})
after(async () => {
  await browser.close()
  await running.stop()
  undo()
})

async function looksGood(page: Page, name: string) {
  await screenshot(page, name)
  await fits(page)
  await axe(page)
}

const answer = async (page: Page, fields: Readonly<Record<string, string>>, button = 'Next') => {
  for (const [label, text] of Object.entries(fields)) await page.getByRole('textbox', { name: label }).fill(text)
  await page.getByRole('button', { name: button }).click()
}

test('from an empty folder to a company that can work, by five questions', async () => {
  const { page, complaints } = await openLook(browser)
  await page.goto(running.url)
  await page.getByRole('heading', { name: 'Who sets this up?' }).waitFor()
  assert.ok(await page.getByRole('checkbox', { name: 'I work alone for now' }).isChecked())
  await looksGood(page, 'first-run-administrator')
  await answer(page, { 'Your name': 'Ida Kolbe', 'E-mail': 'ida@quellwerk.example', Password: 'a long enough one' })
  await page.getByRole('textbox', { name: 'Name of the company' }).fill('Quellwerk GmbH')
  await page.getByRole('combobox', { name: 'Country' }).fill('German')
  await page.getByRole('option', { name: 'Germany' }).click()
  await looksGood(page, 'first-run-company')
  await answer(page, { Address: 'Am Stichkanal 12\n33719 Bielefeld' })
  assert.equal(await page.getByRole('combobox', { name: 'Time zone' }).inputValue(), 'Europe/Berlin')
  await answer(page, {})
  await answer(page, { 'VAT number': 'DE12', IBAN: 'DE89 3704 0044 0532 0130 00' })
  await answer(page, {}, 'Set up')
  // The server knows what the page does not: the number cannot be, and the page goes back to where it is asked for.
  await page.getByText('This cannot be a VAT number of that country').waitFor()
  await page.getByRole('heading', { name: 'Tax number and bank account' }).waitFor()
  await looksGood(page, 'first-run-refused')
  await answer(page, { 'VAT number': 'DE 123 456 789' })
  await answer(page, {}, 'Set up')
  await page.getByRole('heading', { name: 'All is set up' }).waitFor()
  await page.getByRole('link', { name: 'Bring your data' }).click()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'customers.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('number;name;country\n7001;Lindauer Brauhaus;DE'),
    })
  await page.getByText('1 line would be taken.').waitFor()
  await looksGood(page, 'first-run-bring-data')
  await page.keyboard.press('r')
  await page.getByText('1 line taken.').waitFor()
  await page.getByRole('link', { name: 'Today' }).first().click()
  await page.getByRole('heading', { name: 'Good day, Ida.' }).waitFor()
  await looksGood(page, 'first-run-today')

  const stranger = await openLook(browser)
  await stranger.page.goto(`${running.url}/welcome`)
  await stranger.page.getByRole('button', { name: 'Sign in' }).waitFor()
  assert.deepEqual([...complaints, ...stranger.complaints], [])
})
