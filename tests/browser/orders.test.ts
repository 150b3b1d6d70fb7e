import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import * as contract from '#contracts/orders'
import { limitOf, goods, openQuellwerk, type Quellwerk } from '../world/quellwerk.ts'
import { openChromium } from './chromium.ts'
import { openCompany, type BrowserCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
let company: BrowserCompany
let made: Quellwerk
before(async () => {
  ;[browser, company] = await Promise.all([openChromium(), openCompany({ today: '2025-05-07' })])
  made = await company.work((work) => openQuellwerk(work))
  await company.work((work) => limitOf(work, made.aumann, '40000.00'))
  await company.work((work) => limitOf(work, made.kessler, '25000.00'))
})
after(async () => {
  await browser.close()
  await company.close()
})

/** As if somebody pasted a spreadsheet's rows into the field that has the focus. */
const paste = (page: Page, text: string) =>
  page.evaluate(`(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', ${JSON.stringify(text)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })()`)

async function looksGood(page: Page, name: string, complaints: readonly string[]) {
  await screenshot(page, name)
  await fits(page)
  await axe(page)
  assert.deepEqual(complaints, [])
}

test('an order is entered: the customer fills it, checks stand beside the fields, lines are pasted, and it is placed', async () => {
  const { page, complaints } = await company.look(browser, 'sales_manager', '/orders/new', { name: 'Anna Reuter' })
  await page.getByRole('combobox', { name: 'Customer' }).fill('Aumann')
  await page.getByRole('combobox', { name: 'Customer' }).press('Enter')
  await page.getByRole('combobox', { name: 'Product 1' }).fill('SK-40')
  await page.getByRole('combobox', { name: 'Product 1' }).press('Enter')
  await page.getByRole('textbox', { name: 'Quantity 1' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.type('20')
  await page.keyboard.press('Enter')
  await page.getByText('as agreed, contract 22').waitFor()
  await paste(page, 'Pieces\tNumber\n10\t6305\n2\tNB-32-125\n1\tFREIGHT\n4\tX-1')
  await page.getByText('Row 5, no such product').waitFor()
  await page.getByRole('button', { name: 'Seen' }).click()
  await page.getByRole('textbox', { name: 'Quantity 4' }).fill('3')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Control+d')
  await page.getByRole('combobox', { name: 'Product 6' }).waitFor()
  await page.keyboard.press('Control+Delete')
  await page.getByText('Pump NB 32-125 taken out').waitFor()
  await page.getByRole('combobox', { name: 'Product 6' }).waitFor({ state: 'detached' })
  await page.getByRole('textbox', { name: 'Quantity 4' }).fill('1')
  await page.getByText('draft, kept').waitFor()
  await page.getByRole('button', { name: 'why' }).first().click()
  await page.getByText('51.30, because contract 22 says so; list 2025 says 54.00.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Terms' }).click()
  await page.getByRole('option', { name: '60 days net' }).click()
  await page.getByText('Did we promise that?').waitFor()
  await page.getByText('1 question would stop it').waitFor()
  await page.getByRole('button', { name: 'It is right' }).click()
  await page.keyboard.type('Katrin Vogel, by phone')
  await page.keyboard.press('Enter')
  await page.getByText('it goes straight through').waitFor()
  await page.getByRole('button', { name: 'ask after all' }).click()
  await page.getByText('1 question would stop it').waitFor()
  await looksGood(page, 'order-entry', complaints)
  await page.getByRole('button', { name: 'as on record' }).click()
  await page.getByText('it goes straight through').waitFor()
  await page.getByLabel('What did we promise?').fill('Delivery on 20 May')
  await page.keyboard.press('Control+Enter')
  await page.getByText('to deliver').first().waitFor()
  await looksGood(page, 'order-accepted', complaints)
  await page.getByRole('button', { name: 'why' }).first().click()
  await page.getByText('agreed in contract 22').waitFor()
  await page.context().close()
})

test('an order that was accepted is changed, a part of it is cancelled, and that is taken back', async () => {
  const placed = await company.as('finance_lead', 'Paul Renken').do(contract.placeOrder, {
    entityId: made.wire.entityId,
    customerId: made.wire.aumann,
    lines: [
      { sku: goods.seals, quantity: '20' },
      { sku: goods.bearings, quantity: '10' },
    ],
  })
  const { page, complaints } = await company.look(browser, 'sales_manager', `/orders/${placed.id}`, {
    name: 'Anna Reuter',
  })
  await page.getByRole('button', { name: 'Change the order' }).click()
  await page.getByLabel('Quantity of Seal kit SK-40').fill('24')
  await page.getByLabel('Their PO').fill('4500118240')
  await page.getByLabel('Why', { exact: true }).fill('Katrin Vogel rang: four more')
  await page.getByText('it goes on as it is').waitFor()
  await looksGood(page, 'order-change', complaints)
  await page.getByRole('dialog').getByRole('button', { name: 'Change the order' }).click()
  await page.getByText('quantity of Seal kit SK-40 20 → 24').waitFor()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Cancel the order or a part' }).click()
  await page.getByText('A part', { exact: true }).click()
  await page.getByLabel('Quantity of Bearing set 6305').fill('4')
  await page.getByLabel('Why', { exact: true }).fill('Six are enough')
  await screenshot(page, 'order-cancel')
  await page.getByRole('button', { name: 'Cancel this part' }).click()
  await page.getByText('Cancelled in part: quantity of Bearing set 6305 10 → 6').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await looksGood(page, 'order-changed', complaints)
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByText('The last change was taken back').waitFor()
  await page.goto(`${company.url}/orders/new?customer=${made.wire.aumann}`)
  await page.getByRole('combobox', { name: 'Product 1' }).click()
  await page.keyboard.press('Escape')
  await page.getByText('What they usually take').waitFor()
  await page.keyboard.press('Alt+ArrowDown')
  await page.getByText('usual lines filled in').waitFor()
  await page.getByText('as agreed, contract 22').waitFor()
  await looksGood(page, 'order-basket', complaints)
  await page.getByText('draft, kept').waitFor()
  await page.getByRole('button', { name: 'Throw away' }).click()
  await page.getByText('The draft is thrown away').waitFor()
  await page.context().close()
})

test('a question is answered in its queue, and a held order is released by somebody else', async () => {
  const lead = company.as('finance_lead', 'Paul Renken')
  await lead.do(contract.placeOrder, {
    entityId: made.wire.entityId,
    customerId: made.wire.lindauer,
    lines: [{ sku: goods.seals, quantity: '10' }],
  })
  const held = await lead.do(contract.placeOrder, {
    entityId: made.wire.entityId,
    customerId: made.wire.kessler,
    promised: 'Pumps on the test bench on 20 May',
    lines: [{ sku: goods.pump, quantity: '20' }],
  })
  assert.equal(held.status, 'held')
  const sales = await company.look(browser, 'sales_manager', '/orders/queries', { name: 'Anna Reuter' })
  await sales.page.getByRole('heading', { name: /purchase order number/ }).waitFor()
  await looksGood(sales.page, 'order-queries', sales.complaints)
  await sales.page.keyboard.press('t')
  await sales.page.getByText('Nothing is asked').waitFor()
  await sales.page.keyboard.press('z')
  await sales.page.getByRole('heading', { name: /purchase order number/ }).waitFor()
  await sales.page.getByText('Today: 0 of 1 answered').waitFor()
  await sales.page.keyboard.press('e')
  await sales.page.keyboard.type('4500098117')
  await sales.page.keyboard.press('Enter')
  await sales.page.getByText('1 question answered today').waitFor()
  await sales.page.goto(`${company.url}/orders`)
  await sales.page.getByText('Kessler Anlagenbau GmbH').first().waitFor()
  await looksGood(sales.page, 'orders', sales.complaints)
  await sales.page.context().close()

  const credit = await company.look(browser, 'credit_manager', '/orders/holds', { name: 'Henrike Lohmann' })
  await credit.page.getByText('Over the limit: pay or deposit 4,512.00').first().waitFor()
  await credit.page.getByText('headroom').waitFor()
  await looksGood(credit.page, 'holds', credit.complaints)
  await credit.page.keyboard.press('r')
  await credit.page.getByRole('checkbox', { name: 'A smaller first lot' }).check()
  await looksGood(credit.page, 'hold-refuse', credit.complaints)
  await credit.page.keyboard.press('Escape')
  await credit.page.getByRole('dialog').waitFor({ state: 'hidden' })
  await credit.page.keyboard.press('e')
  await credit.page.keyboard.type('Deposit of 30 % arrives on Monday')
  await credit.page.keyboard.press('Control+Enter')
  await credit.page.getByText('Nothing is held').waitFor()
  await credit.page.keyboard.press('z')
  await credit.page.getByText('is held again').waitFor()
  await credit.page.getByRole('button', { name: 'Release once' }).waitFor()
  await credit.page.keyboard.press('e')
  await credit.page.keyboard.type('Deposit is here')
  await credit.page.keyboard.press('Control+Enter')
  await credit.page.getByText('Nothing is held').waitFor()
  await credit.page.context().close()
})

test('in the yard a delivery is confirmed on a phone with a few taps', async () => {
  const { page, complaints } = await company.look(browser, 'operations', '/orders/deliveries', {
    name: 'Jens Harms',
    width: 'phone',
  })
  await page.getByRole('button', { name: 'Confirm the delivery' }).first().waitFor()
  await looksGood(page, 'deliveries', complaints)
  await page.getByRole('button', { name: 'Confirm the delivery' }).first().click()
  const title = await page.getByRole('dialog').getByRole('heading').textContent()
  const number = title?.match(/SO-\d+-\d+/)?.[0]
  assert.ok(number, `the dialog names its order: ${title}`)
  await page.getByLabel('Signed by').fill('K. Vogel')
  await screenshot(page, 'deliver')
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await page.getByText('ready to bill').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  // The order itself is waited for: how many others there are may change while the list is read again.
  await page.getByText(number, { exact: true }).waitFor({ state: 'detached' })
  await page.context().close()
})

test('a limit is set with its reason beside the held order, and stands in the history of the customer', async () => {
  const credit = await company.look(browser, 'credit_manager', `/customers/${made.wire.kessler}`, {
    name: 'Henrike Lohmann',
  })
  await credit.page.getByRole('button', { name: 'Set a limit' }).click()
  await credit.page.getByLabel('Limit, EUR').fill('32000')
  await credit.page.getByLabel('Why', { exact: true }).fill('Accounts of 2024 read')
  await looksGood(credit.page, 'limit-form', credit.complaints)
  await credit.page.getByRole('dialog').getByRole('button', { name: 'Set the limit' }).click()
  await credit.page.getByText('Accounts of 2024 read').waitFor()
  await credit.page.getByRole('dialog').waitFor({ state: 'hidden' })
  await looksGood(credit.page, 'limit-history', credit.complaints)
  await credit.page.context().close()
})
