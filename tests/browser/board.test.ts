import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import * as disputes from '#contracts/disputes'
import * as orders from '#contracts/orders'
import * as sales from '#contracts/sales'
import { formatId } from '#kernel/id'
import { openDisputeDesk } from '../world/dispute-desk.ts'
import { openChromium } from './chromium.ts'
import { openCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

const ends: (() => Promise<void>)[] = []
after(async () => {
  for (const end of ends) await end()
})

test('the board shows where the money is stuck, and a card leads to the thread of its deal, to the cent', async () => {
  const browser = await openChromium()
  ends.push(() => browser.close())
  const company = await openCompany({ today: '2025-03-07T09:15' })
  ends.push(() => company.close())
  const desk = await openDisputeDesk(company)
  const bill = await desk.sell([
    { sku: 'seal', quantity: '40' },
    { sku: 'bearing', quantity: '10' },
    { sku: 'freight', quantity: '1' },
  ])
  const [hansa, ostsee] = [
    await desk.addCustomer('20001', 'Hansa Förderanlagen GmbH'),
    await desk.addCustomer('20002', 'Ostsee Kranbau und Schiffsausrüstungen'),
  ]
  await desk.sell([{ sku: 'bearing', quantity: '60' }], hansa)
  const clerk = company.as('billing_clerk', 'Ida Kolbe')
  await company.clock.set('2025-03-10T09:15')
  const opened = await clerk.do(disputes.openDispute, {
    documentId: bill.id,
    cause: 'price',
    lines: [{ lineId: bill.lineIds[0] ?? '', agreedPrice: '48' }],
    text: 'Agreed price is 48.00.',
    origin: 'customer',
  })
  await company.clock.set('2025-04-04T09:15')
  await desk.pay(bill, '3486.70', '2025-04-04')
  const now = await clerk.ask(disputes.readDispute, { caseId: opened.id })
  await clerk.do(
    disputes.decideDispute,
    { caseId: opened.id, verdict: 'ours', outcome: 'credit', reason: 'The mail of 20 February says 48.00.' },
    { version: now.version },
  )
  const lead = company.as('finance_lead', 'Ruth Lead')
  const [approval] = (await lead.ask(disputes.listApprovals, {})).rows
  await lead.do(disputes.approveDispute, { approvalId: approval?.id ?? '' }, { version: approval?.version ?? 0 })
  const rep = company.as('sales_rep', 'Jonas Pfeil')
  await rep.do(sales.enterLead, { companyName: 'Solms Papier AG', country: 'DE', source: 'fair' })
  await rep.do(orders.placeOrder, {
    entityId: formatId('ent', desk.entity.id),
    customerId: formatId('cus', ostsee),
    lines: [{ sku: 'seal', quantity: '12' }],
  })
  await company.clock.set('2025-05-20T09:15')
  await company.settle()

  const { page, complaints } = await company.look(browser, 'sales_manager', '/pipeline', { name: 'Vera Manger' })
  await page.getByRole('heading', { name: 'Invoiced', exact: true }).waitFor()
  await page.getByText('In full').waitFor()
  await screenshot(page, 'board')
  await fits(page)
  await axe(page)
  await page
    .getByRole('region', { name: 'Paid' })
    .getByRole('link', { name: /Lindauer/ })
    .click()
  await page.getByText('The sum meets').waitFor()
  await page.getByText('Refused: Price not as agreed').waitFor()
  await screenshot(page, 'deal')
  await fits(page)
  await axe(page)
  await page.getByRole('link', { name: /^AB-/ }).first().click()
  await page.getByRole('link', { name: 'The thread of this deal' }).waitFor()
  assert.deepEqual(complaints, [])
})
