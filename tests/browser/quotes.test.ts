import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import * as quotes from '#contracts/quotes'
import * as sales from '#contracts/sales'
import { sql } from '#platform/sql'
import { goods, limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openChromium } from './chromium.ts'
import { openCompany } from './company.ts'
import { axe, fits, openLook, screenshot } from './looking.ts'

let browser: Browser
before(async () => {
  browser = await openChromium()
})
after(() => browser.close())

test('a quote is written and sent at a desk, accepted on a phone, and is an order', async (t) => {
  const company = await openCompany({ today: '2025-03-03' })
  t.after(() => company.close())
  const pfeil = await company.staffId('sales_rep', 'Jonas Pfeil')
  const made = await company.work((work) => openQuellwerk(work, { lindauer: pfeil }))
  await company.work((work) => limitOf(work, made.lindauer, '20000.00'))
  const jonas = company.as('sales_rep', 'Jonas Pfeil')
  const deal = await jonas.do(sales.enterOpportunity, {
    title: 'Seals for hall 3',
    customerId: made.wire.lindauer,
    currency: 'EUR',
    value: { amount: '2500.00', currency: 'EUR' },
  })

  const { page, complaints } = await company.look(browser, 'sales_rep', `/pipeline/${deal.id}`, { name: 'Jonas Pfeil' })
  await page.getByRole('button', { name: 'Write a quote' }).click()
  await page.getByLabel('Goes to').fill('rabe@lindauer.example')
  await page.getByLabel('Delivery', { exact: true }).fill('Free to your yard')
  await page.getByLabel('What did we promise?').fill('All on one pallet, before ten')
  const product = page.getByRole('combobox', { name: 'Product 1' })
  await product.fill(goods.seals)
  await page.getByRole('option', { name: /Seal kit/ }).click()
  await page.getByLabel('Quantity 1').fill('40')
  await page.getByLabel('Discount 1').fill('10')
  await page.getByText('1,944.00').first().waitFor()
  await page.getByRole('button', { name: 'Add a text' }).click()
  await page.getByLabel('A text between the lines 2').fill('Delivery by our own van')
  await screenshot(page, 'quote-editor')
  await fits(page)
  await axe(page)
  await page.getByRole('button', { name: 'Save the quote' }).click()
  await page.getByRole('button', { name: 'Send it' }).click()
  await page.getByRole('dialog').getByLabel('A word of yours').fill('As we said on the phone.')
  await screenshot(page, 'quote-sending')
  await page.getByRole('dialog').getByRole('button', { name: 'Send it' }).click()
  await page.getByText('with the customer').first().waitFor()

  const { body } = await company.work(({ tx }) =>
    tx.one<{ body: string }>(sql`select body from messages.mail order by id desc limit 1`),
  )
  const [path = ''] = /\/q\/[0-9a-f]{64}/.exec(body) ?? []
  const customer = await openLook(browser, 'phone')
  await customer.page.goto(`${company.url}${path}`)
  await customer.page.getByRole('heading', { name: 'Quote QU-2025-00001' }).waitFor()
  await screenshot(customer.page, 'quote-shared')
  await fits(customer.page)
  await axe(customer.page)
  await customer.page.getByRole('button', { name: 'Accept the quote' }).click()
  await customer.page.getByLabel('Your name').fill('Jutta Rabe')
  await customer.page.getByLabel('I may order').check()
  await screenshot(customer.page, 'quote-accepting')
  await axe(customer.page)
  await customer.page.getByRole('button', { name: 'Accept and order' }).click()
  await customer.page.getByText('Accepted by Jutta Rabe').waitFor()
  await screenshot(customer.page, 'quote-accepted')
  assert.deepEqual(customer.complaints, [])

  await page.reload()
  await page.getByText('Accepted by Jutta Rabe').first().waitFor()
  await screenshot(page, 'quote-thing')
  await fits(page)
  await axe(page)
  const more = await jonas.do(quotes.createQuote, {
    entityId: made.wire.entityId,
    customerId: made.wire.lindauer,
    lines: [],
  })
  assert.equal(more.state, 'draft')
  await page.goto(`${company.url}/pipeline/quotes?view=all`)
  await page.getByText('QU-2025-00001').first().waitFor()
  await screenshot(page, 'quotes')
  await fits(page)
  await axe(page)
  assert.deepEqual(complaints, [])
  await page.context().close()
  await customer.page.context().close()
})
