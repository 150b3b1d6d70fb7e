import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { formatId } from '#kernel/id'
import { issueInvoices } from '#contracts/billing'
import * as contract from '#contracts/parties'
import { openShop, type Shop } from '../world/shop.ts'
import { openChromium } from './chromium.ts'
import { openCompany, type BrowserCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
let company: BrowserCompany
let shop: Shop
before(async () => {
  ;[browser, company] = await Promise.all([openChromium(), openCompany({ today: '2025-03-06' })])
  shop = await openShop(company)
  await trade()
})
after(async () => {
  await browser.close()
  await company.close()
})

/** Two bills, one of them late, an order that waits, people, payers and some talk. */
async function trade() {
  const customerId = formatId('cus', shop.customerId)
  const clerk = company.as('billing_clerk', 'Ida Kolbe')
  for (const [on, poNumber] of [
    ['2025-03-06', '4500098117'],
    ['2025-04-14', '4500098240'],
  ] as const) {
    await company.clock.set(on)
    const placed = await shop.order({ poNumber, dealOn: on })
    await shop.deliver(placed.id, { on })
    await clerk.do(issueInvoices, { orderIds: [formatId('ord', placed.id)] })
  }
  await company.clock.set('2025-04-28')
  await company.settle()
  const manager = company.as('sales_manager', 'Mira Sandvoss')
  const lena = formatId('stf', await company.staffId('collector', 'Lena Brandt'))
  const known = await manager.ask(contract.readCustomer, { customerId })
  await manager.do(
    contract.changeCustomer,
    {
      customerId,
      collectorId: lena,
      vatNumber: 'DE811128135',
      poRule: 'required',
      poPattern: '45\\d{8}',
      terms: '2/10,net:30',
      since: '2019-04-01',
    },
    { version: known.version },
  )
  const cash = company.as('cash_clerk', 'Olaf Timm')
  await cash.do(contract.confirmPayerAlias, { customerId, kind: 'account', value: 'DE02 1203 0000 0000 2020 51' })
  const { contacts } = await manager.ask(contract.listContacts, { customerId })
  const hanna = contacts.find(({ name }) => name === 'Hanna Vogel')
  assert.ok(hanna)
  await manager.do(
    contract.changeContact,
    { contactId: hanna.id, phone: '+49 8382 5550 17' },
    { version: hanna.version },
  )
  const collector = company.as('collector', 'Lena Brandt')
  await collector.do(contract.recordTouch, {
    customerId,
    kind: 'call',
    contactId: hanna.id,
    at: '2025-04-23T09:10:00Z',
    note: 'The bill of 7 March waits for a second signature; in the run of 30 April.',
  })
  await manager.do(contract.nameContactRule, {
    customerId,
    talks: 'both',
    vip: true,
    reason: 'A tender for the second line is open',
    until: '2025-10-31',
    replaces: null,
  })
  await company.as('operations', 'Kai Sommer').do(contract.recordTouch, {
    customerId,
    kind: 'note',
    note: 'Second line in Lindau opens in October; they asked who services the pumps.',
  })
  for (const [name, country] of [
    ['Aumann Fördertechnik GmbH', 'DE'],
    ['Corrib Pumps Ltd', 'GB'],
    ['Hansa Förderanlagen AG', 'DE'],
  ] as const) {
    const currency = country === 'GB' ? 'GBP' : 'EUR'
    await manager.do(contract.createCustomer, { name, country, currency })
  }
}

async function looksGood(page: Page, name: string, complaints: readonly string[]) {
  await screenshot(page, name)
  await fits(page)
  await axe(page)
  assert.deepEqual(complaints, [])
}

test('the list of customers is searched and leads to one of them', async () => {
  const { page, complaints } = await company.look(browser, 'finance_lead', '/customers')
  await page.getByText('4 customers').waitFor()
  await looksGood(page, 'customers', complaints)
  await page.goto(`${company.url}/customers?search=forder`)
  await page.getByText('2 customers').waitFor()
  await page.getByRole('link', { name: 'Aumann Fördertechnik GmbH' }).click()
  await page.getByRole('heading', { name: 'Aumann Fördertechnik GmbH' }).waitFor()
  await looksGood(page, 'customer-new', complaints)
  await page.context().close()
})

test('the page of a customer shows the whole relation, and a call is logged in two taps', async () => {
  const path = `/customers/${formatId('cus', shop.customerId)}`
  const { page, complaints } = await company.look(browser, ['collector', 'cash_clerk'], path, { name: 'Lena Brandt' })
  await page.getByRole('heading', { name: 'Lindauer Maschinenbau GmbH' }).waitFor()
  await page.getByText('21 days overdue').waitFor()
  await page.getByText('second signature').waitFor()
  await looksGood(page, 'customer', complaints)
  await page.getByRole('button', { name: 'Call', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Hanna Vogel' }).click()
  await page.getByText('Call with Hanna Vogel').nth(1).waitFor()
  await page.context().close()
})

test('a customer is put on file with terms that say what they mean, and a double one is noticed', async () => {
  const { page, complaints } = await company.look(browser, 'finance_lead', '/customers', { name: 'Ida Dralle' })
  await page.getByRole('button', { name: 'New customer' }).click()
  await page.getByLabel('Name', { exact: true }).fill('HANSA Förderanlagen')
  await page.getByText('This may be somebody whom you know already.').waitFor()
  await page.getByLabel('Tax number').fill('DE12')
  await page.getByRole('textbox', { name: 'A bill of' }).fill('2025-04-16')
  await page.getByText('due Fri 16 May 2025').waitFor()
  await screenshot(page, 'customer-form')
  await page.getByRole('button', { name: 'Put on file' }).click()
  await page.getByText('does not have the form of its country').first().waitFor()
  await page.getByLabel('Tax number').fill('')
  await page.getByRole('button', { name: 'Put on file' }).click()
  await page.getByRole('button', { name: 'It is somebody else: put on file' }).click()
  await page.getByRole('heading', { name: 'HANSA Förderanlagen' }).waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('the statement is on the screen and on paper as at any day', async () => {
  const path = `/customers/${formatId('cus', shop.customerId)}/statement?asAt=2025-04-10`
  const { page, complaints } = await company.look(browser, 'finance_lead', path)
  await page.getByRole('heading', { name: 'Statement of Lindauer Maschinenbau GmbH' }).waitFor()
  await page.getByRole('cell', { name: '3,772.30' }).first().waitFor()
  await looksGood(page, 'statement', complaints)
  await page.context().close()
})

test('products have prices with days, and one sentence says which holds', async () => {
  const { page, complaints } = await company.look(browser, 'finance_lead', '/products')
  await page.getByText('3 products').waitFor()
  await looksGood(page, 'products', complaints)
  await page
    .getByRole('link', { name: /LG-6208-C3|Bearing set/ })
    .first()
    .click()
  await page.getByRole('heading', { name: /Bearing set 6208 C3/ }).waitFor()
  await page.getByText('contract 14').waitFor()
  await looksGood(page, 'product', complaints)
  await page.getByRole('button', { name: 'Set a price' }).click()
  await page.getByLabel('Price of one unit').fill('101,72')
  await page.getByLabel('Name of the list').fill('list 2026')
  await page.getByLabel('From', { exact: true }).fill('2026-01-01')
  await screenshot(page, 'price-form')
  await page.getByRole('button', { name: 'Set the price' }).click()
  await page.getByText('to come').waitFor()
  await page.context().close()
})

test('the list of VIPs says who named whom and until when', async () => {
  const { page, complaints } = await company.look(browser, 'collector', '/customers/rules', { name: 'Lena Brandt' })
  await page.getByText('A tender for the second line is open').waitFor()
  await screenshot(page, 'contact-rules')
  await fits(page)
  await axe(page)
  assert.deepEqual(complaints, [])
})
