import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import * as contract from '#contracts/company'
import { addTaxCodesOf } from '#modules/catalog'
import { createBankAccounts, createEntities } from '#modules/company'
import { currency } from '#kernel/money'
import { openChromium } from './chromium.ts'
import { openCompany, type BrowserCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
let company: BrowserCompany
before(async () => {
  ;[browser, company] = await Promise.all([openChromium(), openCompany({ today: '2026-06-30' })])
  await company.work(async (work) => {
    const sellers = [
      {
        code: 'QUELLWERK',
        name: 'Quellwerk Industriebedarf GmbH',
        country: 'DE',
        addressLines: ['Am Stichkanal 12', '33719 Bielefeld'],
        vatNumber: 'DE123456789',
      },
      { code: 'CORRIB', name: 'Corrib Supplies Ltd', country: 'IE', currency: currency('GBP') },
    ]
    const [first] = await createEntities(work, sellers)
    assert.ok(first)
    await createBankAccounts(work, [{ entityId: first, currency: currency('EUR'), iban: 'DE89370400440532013000' }])
    await addTaxCodesOf(work, { country: 'DE', language: 'en' })
  })
})
after(async () => {
  await browser.close()
  await company.close()
})

async function looksGood(page: Page, name: string) {
  await screenshot(page, `settings-${name}`)
  await fits(page)
  await axe(page)
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const dialog = (page: Page) => page.getByRole('dialog')

test('an administrator adds a seller, and changes one', async () => {
  const { page, complaints } = await company.look(browser, 'administrator', '/settings/company', { name: 'Ida Kolbe' })
  await page.getByText('Quellwerk Industriebedarf GmbH').first().waitFor()
  await page.getByText('Trial company').waitFor()
  await looksGood(page, 'company')
  await press(page, 'Add a company that sells')
  await dialog(page).getByLabel('Name, as it is registered').fill('Alster Handel GmbH')
  await dialog(page).getByRole('combobox', { name: 'Country' }).fill('German')
  await page.getByRole('option', { name: 'Germany' }).click()
  await dialog(page).getByLabel('VAT number').fill('DE12')
  await looksGood(page, 'company-panel')
  await press(page, 'Add the company')
  await page.getByText('This cannot be a VAT number').waitFor()
  await dialog(page).getByLabel('VAT number').fill('DE 987 654 321')
  await press(page, 'Add the company')
  await page.getByText('Alster Handel GmbH added').waitFor()
  await page.getByText('DE987654321').waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('a new bank account waits for a second person, who confirms it', async () => {
  const first = await company.look(browser, 'administrator', '/settings/bank-accounts', { name: 'Ida Kolbe' })
  await company.look(browser, 'finance_lead', '/', { name: 'Frieda Lind' })
  await press(first.page, 'Add a bank account')
  await dialog(first.page).getByLabel('IBAN', { exact: true }).fill('DE02 1203 0000 0000 2020 51')
  await dialog(first.page).getByRole('button', { name: 'Add a bank account' }).click()
  await first.page.getByText('waits for a second person').waitFor()
  await looksGood(first.page, 'bank')
  const second = await company.look(browser, 'finance_lead', '/settings/bank-accounts', { name: 'Frieda Lind' })
  await press(second.page, 'Confirm')
  await second.page.getByText('confirmed by Frieda Lind').waitFor()
  assert.deepEqual([...first.complaints, ...second.complaints], [])
  await first.page.context().close()
  await second.page.context().close()
})

test('numbers, taxes, calendar and rates are seen and set', async () => {
  const { page, complaints } = await company.look(browser, 'administrator', '/settings/numbers', { name: 'Ida Kolbe' })
  await page.getByText('RE-2026-00001').first().waitFor()
  await looksGood(page, 'numbers')
  await page.getByRole('link', { name: 'Taxes' }).click()
  await press(page, 'New rate').catch(() => page.getByRole('button', { name: 'New rate' }).first().click())
  await dialog(page).getByLabel('Per cent').fill('20,5')
  await dialog(page).getByLabel('From').fill('2027-01-01')
  await dialog(page).getByRole('button', { name: 'New rate' }).click()
  await page.getByText('20.5 % from').waitFor()
  await looksGood(page, 'taxes')
  await page.getByRole('link', { name: 'Calendar' }).click()
  await page.getByText('holiday of the country').first().waitFor()
  await page.getByRole('button', { name: 'Add a day off' }).first().click()
  await dialog(page).getByLabel('Day').fill('2026-07-10')
  await dialog(page).getByLabel('What is it?').fill('Works outing')
  await dialog(page).getByRole('button', { name: 'Add a day off' }).click()
  await page.getByText('Works outing').waitFor()
  await looksGood(page, 'calendar')
  await page.getByRole('link', { name: 'Exchange rates' }).click()
  await press(page, 'Enter a rate')
  await dialog(page).getByLabel('Rate').fill('1,17')
  await dialog(page).getByRole('button', { name: 'Enter a rate' }).click()
  await page.getByRole('cell', { name: '1.17' }).waitFor()
  await looksGood(page, 'rates')
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('somebody is added, follows the link, and signs in; a key is told once', async () => {
  const { page, complaints } = await company.look(browser, 'administrator', '/settings/people', { name: 'Ida Kolbe' })
  await press(page, 'Add somebody')
  await dialog(page).getByLabel('Name').fill('Anna Reuter')
  await dialog(page).getByLabel('E-mail').fill('anna@quellwerk.example')
  await dialog(page).getByLabel('Sales rep').check()
  await looksGood(page, 'people-panel')
  await dialog(page).getByRole('button', { name: 'Add somebody' }).click()
  const link = await page.locator('output code').innerText()
  await looksGood(page, 'people')
  const anna = await browser.newPage()
  await anna.goto(link)
  await looksGood(anna, 'invitation')
  await anna.getByLabel('Password').first().fill('a sentence that is long')
  await anna.getByRole('button', { name: 'Set the password' }).click()
  await anna.getByRole('heading', { name: 'Good day, Anna.' }).waitFor()

  await anna.goto(`${company.url}/settings/api-keys`)
  await anna.getByRole('button', { name: 'Make a key' }).click()
  await anna.getByRole('dialog').getByLabel('What is it for?').fill('Price list')
  await anna.getByRole('dialog').getByLabel('order.read').check()
  await anna.getByRole('dialog').getByRole('button', { name: 'Make a key' }).click()
  assert.match(await anna.locator('output code').innerText(), /^qk_/)
  await looksGood(anna, 'keys')
  const { staff } = await company.as('administrator', 'Ida Kolbe').ask(contract.listStaff, {})
  assert.equal(staff.find(({ name }) => name === 'Anna Reuter')?.signsIn, 'yes')
  assert.deepEqual(complaints, [])
  await anna.context().close()
  await page.context().close()
})

test('the finance lead closes the months, and everybody has settings of their own', async () => {
  const { page, complaints } = await company.look(browser, 'finance_lead', '/settings/months', { name: 'Frieda Lind' })
  await page.getByRole('button', { name: 'Close May 2026' }).first().click()
  await page.getByText('May 2026 is closed').waitFor()
  await looksGood(page, 'months')
  await page.getByRole('link', { name: 'Yours' }).click()
  await page.getByLabel('Telephone').fill('+49 521 1234')
  await press(page, 'Save')
  await page.getByText('Your telephone number is on file').waitFor()
  await looksGood(page, 'yours')
  assert.deepEqual(complaints, [])
  await page.context().close()
})
