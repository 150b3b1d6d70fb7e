import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { formatId } from '#kernel/id'
import * as contract from '#contracts/billing'
import { approveCreditNote, listApprovals } from '#contracts/disputes'
import { askForRun, performRun } from '#modules/billing'
import { day } from '#kernel/day'
import { sql } from '#platform/sql'
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
})
after(async () => {
  await browser.close()
  await company.close()
})

async function looksGood(page: Page, name: string, complaints: readonly string[]) {
  await page.waitForLoadState('networkidle')
  await screenshot(page, name)
  await fits(page)
  await axe(page)
  assert.deepEqual(complaints, [])
}

const clerk = () => company.as('billing_clerk', 'Ida Kolbe')

async function delivered(quantity: string, poNumber: string) {
  const lines = [
    { productId: shop.seal, quantity },
    { productId: shop.bearing, quantity: '10' },
    { productId: shop.freight, quantity: '1' },
  ]
  const { id } = await shop.order({ lines, poNumber })
  await shop.deliver(id)
  return formatId('ord', id)
}

test('the clerk sees what waits, why an order is held back, and what did not arrive', async () => {
  const [first, second, third] = [
    await delivered('40', '4500098117'),
    await delivered('12', '4500098200'),
    await delivered('25', '4500098300'),
  ]
  await clerk().do(contract.holdBack, { orderIds: [second], reason: 'They want one bill for March' })
  await company.asOwner((tx) => tx.run(sql`update parties.contact set email = null`))
  await clerk().do(contract.issueInvoices, { orderIds: [third] })
  await company.settle()
  await company.clock.set('2025-03-11')
  const { page, complaints } = await company.look(browser, 'billing_clerk', '/billing', { name: 'Ida Kolbe' })
  await page.getByRole('heading', { name: '1 order waits to be billed' }).waitFor()
  await page.getByText('They want one bill for March').waitFor()
  await page.getByText('No address for bills on file').waitFor()
  await looksGood(page, 'billing-desk', complaints)

  await page.getByRole('button', { name: 'Send again' }).first().click()
  await page.getByLabel('Mail address').fill('accounts@lindauer.example')
  await page.getByRole('button', { name: 'Send by mail' }).click()
  await page.getByText('waits in the outbox').first().waitFor()

  await page.getByRole('button', { name: 'Bill', exact: true }).click()
  await page.getByRole('heading', { name: /RE-2025-\d+ · Lindauer/ }).waitFor()
  assert.ok(first)
  await looksGood(page, 'billing-invoice', complaints)

  await page.getByRole('button', { name: /Why is this bill what it is/ }).click()
  await page.getByText('because the delivery was 40 pcs').first().waitFor()
  await page.getByRole('button', { name: /Seal kit/ }).click()
  await page.getByText('signed by U. Brandt').waitFor()
  await looksGood(page, 'billing-invoice-why', complaints)
  await page.context().close()
})

test('a credit note by line shows what it comes to before it is written', async () => {
  const { rows } = await clerk().ask(contract.listDocuments, { kind: 'invoice', sort: '-gross' })
  const [invoice] = rows
  const path = `/billing/${invoice?.id}`
  const { page, complaints } = await company.look(browser, 'billing_clerk', path, { name: 'Ida Kolbe' })
  await page.getByRole('heading', { name: /Lindauer/ }).waitFor()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: /Write a credit note/ }).click()
  await page.getByRole('dialog').waitFor()
  await page.getByLabel('or amount off, net').first().fill('240.00')
  await page.getByLabel('Reason').fill('The agreed price was 48.00')
  await page.getByText('285.60').first().waitFor()
  await looksGood(page, 'billing-credit', complaints)
  await page.getByRole('button', { name: 'Ask for the credit note' }).click()
  await page.getByRole('button', { name: 'Take back' }).waitFor()
  await looksGood(page, 'billing-credit-asked', complaints)
  const second = company.as('finance_lead', 'Ruth Lead')
  const [asked] = (await second.ask(listApprovals, {})).rows
  const about = { approvalId: asked?.id ?? '' }
  const given = await second.do(approveCreditNote, about, { version: asked?.version ?? 0 })
  await page.goto(new URL(`/billing/${given.creditNoteId}`, page.url()).href)
  await page.getByRole('heading', { name: /GS-2025-\d+ · Lindauer/ }).waitFor()
  await looksGood(page, 'billing-credit-note', complaints)
  await page.context().close()
})

test('the run is seen before it starts and tells what it did; the list and the outbox show the rest', async () => {
  await delivered('33', '4500098400')
  const { page, complaints } = await company.look(browser, 'billing_clerk', '/billing/run', { name: 'Ida Kolbe' })
  await page.getByText(/1 order becomes 1 invoice/).waitFor()
  await looksGood(page, 'billing-run', complaints)
  await page.getByRole('button', { name: /Bill 1 order/ }).click()
  await page.getByText('The run waits for the worker').waitFor()
  const run = await company.work((work) => askForRun(work, { until: day('2025-03-11') }))
  let ms = 0
  await performRun((verb) => company.work(verb), run.id, { elapsedMs: () => (ms += 1) })
  await company.settle()
  await page.getByText(/1 invoice issued over 3 lines/).waitFor()
  await looksGood(page, 'billing-run-done', complaints)

  await page.getByRole('link', { name: 'Invoices', exact: true }).click()
  await page.getByText('Lindauer').first().waitFor()
  await looksGood(page, 'billing-documents', complaints)
  await page.getByRole('link', { name: 'To bill' }).click()
  await page
    .getByRole('tab', { name: 'Held back' })
    .or(page.getByRole('button', { name: 'Held back' }))
    .first()
    .click()
  await page.getByText('They want one bill for March').first().waitFor()
  await looksGood(page, 'billing-waiting', complaints)
  await page.getByRole('link', { name: 'Outbox' }).click()
  await page.getByText('accounts@lindauer.example').first().waitFor()
  await page
    .getByText(/Invoice RE-2025/)
    .first()
    .click()
  await page.getByText('1 file goes along').waitFor()
  await looksGood(page, 'billing-outbox', complaints)
  await page.context().close()
})
