import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import * as billing from '#contracts/billing'
import { importBankFile } from '#contracts/cash'
import * as orders from '#contracts/orders'
import { currency } from '#kernel/money'
import { createBankAccounts } from '#modules/company'
import type { Role } from '#platform/rights'
import { bankPaper } from '../world/bank-paper.ts'
import { ourIban } from '../world/cash-desk.ts'
import { goods, limitOf, openQuellwerk, type Quellwerk } from '../world/quellwerk.ts'
import { openChromium } from './chromium.ts'
import { openCompany, type BrowserCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
let company: BrowserCompany
let made: Quellwerk
before(async () => {
  ;[browser, company] = await Promise.all([openChromium(), openCompany({ today: '2025-03-10' })])
})
after(async () => {
  await browser.close()
  await company.close()
})

const place = (customerId: string, sku: string, quantity: string, poNumber?: string) =>
  company.as('sales_rep', 'Jonas Pfeil').do(orders.placeOrder, {
    entityId: made.wire.entityId,
    customerId,
    poNumber: poNumber ?? null,
    lines: [{ sku, quantity }],
  })

const deliver = (orderId: string) => company.as('operations', 'Jens Harms').do(orders.confirmDelivery, { orderId })

/** An old bill that is late; on the day itself an order with a query, a held one, some to bill, and money at the bank. */
async function trade(): Promise<void> {
  const pfeil = await company.staffId('sales_rep', 'Jonas Pfeil')
  made = await company.work((work) => openQuellwerk(work, { lindauer: pfeil, kessler: pfeil }))
  const { kessler, lindauer, aumann } = made
  await company.work(async (work) => {
    for (const [customerId, amount] of [
      [kessler, '25000.00'],
      [lindauer, '8000.00'],
      [aumann, '40000.00'],
    ] as const)
      await limitOf(work, customerId, amount)
    const account = { entityId: made.entityId, currency: currency('EUR'), name: 'Sparkasse Bremen', iban: ourIban }
    await createBankAccounts(work, [account])
  })
  const clerk = company.as('billing_clerk', 'Ida Kolbe')
  const old = await place(made.wire.kessler, goods.seals, '10')
  await deliver(old.id)
  await clerk.do(billing.issueInvoices, { orderIds: [old.id] })
  await company.clock.set('2025-05-07')
  await company.settle()
  await place(made.wire.lindauer, goods.seals, '10')
  const ready = await place(made.wire.lindauer, goods.bearings, '10', '4500098117')
  const aside = await place(made.wire.lindauer, goods.seals, '4', '4500098118')
  await deliver(ready.id)
  await deliver(aside.id)
  await clerk.do(billing.holdBack, { orderIds: [aside.id], reason: 'They want it on one bill with the June order' })
  assert.equal((await place(made.wire.kessler, goods.pump, '20')).status, 'held')
  const bytes = bankPaper({
    day: '2025-05-06',
    number: '84',
    opening: '1000.00',
    lines: [
      { amount: '600.00', payer: 'Kessler Anlagenbau GmbH', text: 'Teilzahlung Dichtungen' },
      { amount: '214.20', payer: 'K. Meiners', text: 'Rechnung April' },
    ],
  })
  await company.as('cash_clerk', 'Olaf Timm').do(importBankFile, {}, { file: { name: '84.xml', bytes } })
  await company.settle()
}

async function looksGood(page: Page, name: string, complaints: readonly string[]) {
  await screenshot(page, name)
  await fits(page)
  await axe(page)
  assert.deepEqual(complaints, [])
}

const today = async (role: Role, name: string) => {
  const look = await company.look(browser, role, '/', { name })
  await look.page.getByRole('heading', { name: `Good day, ${name.split(' ')[0]}.` }).waitFor()
  return look
}

test('a company without customers is shown where to begin', async () => {
  const { page, complaints } = await today('finance_lead', 'Paul Renken')
  await page.getByRole('heading', { name: 'Where to begin' }).waitFor()
  await looksGood(page, 'today-begin', complaints)
  await page.context().close()
  await trade()
})

test('a sales rep begins with the queries asked of them, each leading to its answer', async () => {
  const { page, complaints } = await today('sales_rep', 'Jonas Pfeil')
  await page.getByText('there is none').waitFor()
  await page.getByText('Over the limit').waitFor()
  await page.getByText('days overdue').waitFor()
  await looksGood(page, 'today-sales-rep', complaints)
  await page.getByRole('link', { name: 'Lindauer Maschinenbau GmbH' }).first().click()
  await page.getByLabel('Their purchase order number').waitFor()
  await page.context().close()
})

test('a billing clerk sees what is odd, what is ready, and what is held back and why', async () => {
  const { page, complaints } = await today('billing_clerk', 'Ida Kolbe')
  await page.getByText('on one bill with the June order').waitFor()
  await page.getByText('there is none').waitFor()
  await page.getByText('965.00').first().waitFor()
  await looksGood(page, 'today-billing-clerk', complaints)
  await page.getByRole('link', { name: 'held back, net' }).click()
  await page.waitForURL(/billing\/waiting\?.*view=held/)
  await page.context().close()
})

test('a cash clerk sees whether the bank ties and which lines wait', async () => {
  const { page, complaints } = await today('cash_clerk', 'Olaf Timm')
  await page.getByText('tied').waitFor()
  await page.getByText('Rechnung April').waitFor()
  await looksGood(page, 'today-cash-clerk', complaints)
  await page.getByRole('link', { name: 'K. Meiners' }).click()
  await page.waitForURL(/cash\?.*item=rec_/)
  await page.context().close()
})

test('whoever leads finance sees what is owed and late; an empty list says what will appear', async () => {
  const { page, complaints } = await today('finance_lead', 'Paul Renken')
  await page.getByText('Kessler Anlagenbau GmbH').first().waitFor()
  await page.getByText('Sparkasse Bremen').first().waitFor()
  await looksGood(page, 'today-finance-lead', complaints)
  await page.context().close()
  const yard = await today('operations', 'Jens Harms')
  await yard.page.getByText('Nothing is to be delivered today').waitFor()
  await looksGood(yard.page, 'today-operations', yard.complaints)
  await yard.page.context().close()
})

test('the page of a customer says what is at stake against the limit, and opens its documents', async () => {
  const { page, complaints } = await company.look(browser, 'sales_rep', `/customers/${made.wire.lindauer}`, {
    name: 'Jonas Pfeil',
  })
  await page.getByText('Headroom').waitFor()
  await page.getByText('Delivered, not billed').click()
  await page.getByRole('heading', { name: 'Orders', exact: true }).waitFor()
  await page.getByText('needs an answer').waitFor()
  await page.getByText('SO-2025-00002 waits for an answer').waitFor()
  await looksGood(page, 'customer-credit', complaints)
  await page.context().close()
})
