import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { addTaxCodesOf } from '#modules/catalog'
import { createEntities } from '#modules/company'
import { importFile } from '#contracts/exchange'
import { listCustomers } from '#contracts/parties'
import { openChromium } from './chromium.ts'
import { openCompany, type BrowserCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
let company: BrowserCompany
before(async () => {
  ;[browser, company] = await Promise.all([openChromium(), openCompany({ today: '2026-06-30' })])
  await company.work(async (work) => {
    await createEntities(work, [{ code: 'QUELLWERK', name: 'Quellwerk Industriebedarf GmbH', country: 'DE' }])
    await addTaxCodesOf(work, { country: 'DE', language: 'en' })
  })
})
after(async () => {
  await browser.close()
  await company.close()
})

async function looksGood(page: Page, name: string) {
  await screenshot(page, `bring-${name}`)
  await fits(page)
  await axe(page)
}

const customers = [
  'Kundennummer;Firma;Straße;PLZ;Stadtteil;Ort;Land;Zahlungsziel;USt-IdNr',
  '1001;Bergmann Maschinenbau GmbH;Werkstr. 4;33609;Mitte;Bielefeld;Deutschland;30 Tage;DE123456789',
  '1002;Jansen Pompen B.V.;Kade 2;1011 AB;;Amsterdam;Niederlande;2/10,net:30;',
  '1003;Nordwind Energie AG;Deichweg 9;26721;Hafen;Emden;DE;14;',
  '1004;Ferne Inseln Ltd;;;;;Utopia;30;',
  '1005;Voss & Söhne KG;Hafenstr. 1;24103;;Kiel;DE;irgendwann;',
].join('\r\n')

const give = (page: Page, name: string, text: string) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const customersHere = async () => (await company.as('billing_clerk').ask(listCustomers, {})).count

test('a list is looked at, tried, put right and taken; what was left out comes back as a file', async () => {
  const { page, complaints } = await company.look(browser, 'billing_clerk', '/bring-data', { name: 'Petra Harms' })
  await page.getByRole('heading', { name: 'Bring your data' }).waitFor()
  await page.getByText('Drop the file here').waitFor()
  await looksGood(page, 'begin')

  await give(page, 'kunden.csv', customers)
  await page.getByText('3 lines would be taken.').waitFor()
  await page.getByText('2 lines left out').waitFor()
  await page.getByText('This is not a country.').waitFor()
  const townPart = page.getByRole('combobox', { name: 'What “Stadtteil” is here' })
  assert.equal(await townPart.inputValue(), '')
  assert.equal(await page.getByRole('combobox', { name: 'What “Firma” is here' }).inputValue(), 'name')
  await page.getByText('Bergmann Maschinenbau GmbH').first().waitFor()
  await looksGood(page, 'tried')
  assert.equal(await customersHere(), 0)

  await page.getByRole('combobox', { name: 'What “Firma” is here' }).selectOption('')
  await page.getByText('Say which column is: Name.').waitFor()
  await looksGood(page, 'missing')
  await townPart.selectOption('language')
  await page.getByRole('combobox', { name: 'What “Firma” is here' }).selectOption('name')
  await townPart.selectOption('')
  await page.getByText('3 lines would be taken.').waitFor()

  await press(page, 'Take 3 lines')
  await page.getByText('3 lines taken.').waitFor()
  assert.equal(await customersHere(), 3)
  await page.getByRole('table', { name: 'What was brought so far' }).getByText('kunden.csv').waitFor()
  await looksGood(page, 'taken')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download what was left out' }).click(),
  ])
  assert.match(readFileSync(await download.path(), 'utf8'), /kunden\.csv,5,Land,Utopia,country_is_unknown/)

  await press(page, 'Next: products')
  await page.getByText('Drop the file here').waitFor()
  await page.getByText('One line for each product').waitFor()
  await page.locator('label', { hasText: 'Customers' }).click()
  await give(page, 'kunden.csv', customers)
  await page.getByText('There is nothing new to take. 3 lines known from before.').waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('days that can be read in two ways are asked, and a file that is no list is refused in words', async () => {
  const customer = { name: 'kunde.csv', bytes: 'number,name\n7001,Albers Hydraulik GmbH\n' }
  await company.as('billing_clerk').do(importFile, { preset: 'customers' }, { file: customer })
  const { page, complaints } = await company.look(browser, 'finance_lead', '/bring-data', { width: 'phone' })
  await page.getByText('Open invoices', { exact: true }).click()
  await give(
    page,
    'offen.csv',
    'number;date;open;customer number\nR-1;01/02/2026;119,00;7001\nR-2;03/04/2026;50,00;9999',
  )
  await page.getByRole('combobox', { name: 'Days are written' }).waitFor()
  await looksGood(page, 'question')
  await page.getByRole('combobox', { name: 'Days are written' }).selectOption('DD/MM/YYYY')
  await page.getByText('1 line would be taken.').waitFor()
  await page.keyboard.press('r')
  await page.getByText('1 line taken.').waitFor()

  await give(page, 'offen.xlsx', 'PK\u0003\u0004 xl/workbook.xml')
  await page.getByRole('alert').getByText('Save the sheet as CSV').waitFor()
  await looksGood(page, 'refused')
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('whoever may not bring data is told who does', async () => {
  const { page, complaints } = await company.look(browser, 'administrator', '/bring-data', { name: 'Ida Kolbe' })
  await page.getByText('Bringing data is not for your role').waitFor()
  await looksGood(page, 'not-yours')
  assert.deepEqual(complaints, [])
  await page.context().close()
})
