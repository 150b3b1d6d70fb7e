import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { formatId } from '#kernel/id'
import * as contract from '#contracts/disputes'
import { openDisputeDesk, type Bill, type DisputeDesk } from '../world/dispute-desk.ts'
import { openChromium } from './chromium.ts'
import { openCompany, type BrowserCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
let company: BrowserCompany
let desk: DisputeDesk
let bill: Bill
const clerk = () => company.as('billing_clerk', 'Ida Kolbe')

before(async () => {
  ;[browser, company] = await Promise.all([openChromium(), openCompany({ today: '2025-03-07' })])
  desk = await openDisputeDesk(company)
  bill = await desk.sell([
    { sku: 'seal', quantity: '40' },
    { sku: 'bearing', quantity: '10' },
    { sku: 'freight', quantity: '1' },
  ])
  await openCases()
})
after(async () => {
  await browser.close()
  await company.close()
})

/** A morning with cases of several kinds: late, promised, with the customer, waiting for a yes. */
async function openCases() {
  await company.staffId('sales_manager', 'Vera Manger')
  await company.staffId('finance_lead', 'Ruth Lead')
  const open = async (
    number: string,
    name: string,
    request: { cause: 'quantity' | 'damaged' | 'duplicate'; quantity: string; text: string },
  ) => {
    const customerId = await desk.addCustomer(number, name)
    const other = await desk.sell([{ sku: 'bearing', quantity: '12' }], customerId)
    return clerk().do(contract.openDispute, {
      documentId: other.id,
      cause: request.cause,
      lines: [{ lineId: other.lineIds[0] ?? '', quantity: request.quantity }],
      text: request.text,
      origin: 'customer',
    })
  }
  await open('10418', 'Aumann Fördertechnik GmbH', { cause: 'quantity', quantity: '2', text: 'Es kamen nur 10 Sätze.' })
  const damaged = await open('10482', 'Hansa Förderanlagen AG', {
    cause: 'damaged',
    quantity: '1',
    text: 'Ein Satz ist beim Transport gerissen, Foto folgt.',
  })
  await company
    .as('operations', 'Jens Harms')
    .do(contract.waitForCustomer, { caseId: damaged.id, note: 'Foto erbeten' }, { version: damaged.version })
  const double = await open('10501', 'Weserkraft Beteiligungs AG', {
    cause: 'duplicate',
    quantity: '12',
    text: 'Diese Lieferung wurde schon im Februar berechnet.',
  })
  await clerk().do(
    contract.decideDispute,
    { caseId: double.id, verdict: 'ours', outcome: 'credit', reason: 'Lieferschein zweimal erfasst.' },
    { version: double.version },
  )
}

const look = (path: string, roles: 'billing_clerk' | 'finance_lead' | 'sales_manager', name: string) =>
  company.look(browser, roles, path, { name })

async function checked(page: Page, name: string, complaints: readonly string[]) {
  await screenshot(page, name)
  await fits(page)
  await axe(page)
  assert.deepEqual(complaints, [])
}

test('the clerk opens a dispute from an invoice, sees what stays payable, and decides it', async () => {
  await company.clock.set('2025-03-10')
  const opened = await clerk().do(contract.openDispute, {
    documentId: bill.id,
    cause: 'price',
    lines: [{ lineId: bill.lineIds[0] ?? '', agreedPrice: '48' }],
    text: 'Vereinbart waren 48,00, siehe Mail von Herrn Pfeil vom 20. Februar.',
    origin: 'customer',
    contactId: formatId('con', desk.contactId),
  })
  const { page, complaints } = await look(`/disputes/${opened.id}`, 'billing_clerk', 'Ida Kolbe')
  await page.getByRole('heading', { name: /DI-2025-\d+ · Lindauer Maschinenbau GmbH · 285.60 EUR/ }).waitFor()
  await page.getByText('3,486.70').first().waitFor()
  await checked(page, 'dispute', complaints)
  await page.getByRole('button', { name: /^Decide/ }).click()
  await page.getByRole('dialog', { name: 'Decide' }).waitFor()
  await page.getByLabel('Reason, for colleagues').fill('The mail of 20 February says 48.00.')
  await checked(page, 'dispute-decide', complaints)
  await page.getByRole('button', { name: 'Decide, and ask for the yes' }).click()
  await page.getByText('Decided. The yes of Ruth Lead is missing.').waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('whoever hears of it writes it down, and sees what stays payable before anything is written', async () => {
  const { page, complaints } = await look(`/disputes/new/${bill.id}`, 'billing_clerk', 'Ida Kolbe')
  await page.getByRole('heading', { name: `Dispute about ${bill.document.number}` }).waitFor()
  await page.getByRole('combobox', { name: 'What is wrong?' }).click()
  await page.getByRole('option', { name: 'Price not as agreed' }).click()
  await page.getByLabel('Lagersatz 6205-2RS', { exact: true }).check()
  await page.getByLabel('By how much is “Lagersatz 6205-2RS” wrong?').fill('90,00')
  await page.getByText('77.35').waitFor()
  await page.getByLabel('What does the customer say?').fill('90,00 war der Messepreis.')
  await checked(page, 'dispute-new', complaints)
  await page.getByRole('button', { name: 'Open the dispute' }).click()
  await page.getByRole('heading', { name: /77.35 EUR/ }).waitFor()
  await page.context().close()
})

test('the queue is ranked and says why; the next step is one key away', async () => {
  await company.clock.set('2025-03-18')
  const { page, complaints } = await look('/disputes', 'billing_clerk', 'Ida Kolbe')
  await page.getByRole('heading', { name: 'Disputes', level: 1 }).waitFor()
  await page.getByText('Aumann Fördertechnik GmbH').first().click()
  await page.getByText('Es kamen nur 10 Sätze.').waitFor()
  await checked(page, 'disputes-queue', complaints)
  await page.context().close()
})

test('a second person agrees, and the credit note is in the books', async () => {
  const { page, complaints } = await look('/disputes/approvals', 'finance_lead', 'Ruth Lead')
  await page.getByText('Lieferschein zweimal erfasst.').waitFor()
  await checked(page, 'disputes-approvals', complaints)
  await page.getByRole('button', { name: /Agree, 1,378.02 EUR/ }).click()
  await page.getByText('Lieferschein zweimal erfasst.').waitFor({ state: 'detached' })
  await page.goto(`${company.url}/disputes/all?view=closed`)
  await page.getByText('Weserkraft Beteiligungs AG').waitFor()
  await checked(page, 'disputes-all', complaints)
  await page.context().close()
})
