import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { acceptHelp, answerHelp, askHelp, thankHelp } from '#contracts/workplace'
import { formatId } from '#kernel/id'
import { bankPaper } from '../world/bank-paper.ts'
import { atCashDesk } from '../world/cash-desk.ts'
import { openChromium } from './chromium.ts'
import { openCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
before(async () => {
  browser = await openChromium()
})
after(() => browser.close())

test('the manager sets a quota, reads the league and opens the documents behind a figure', async (t) => {
  const desk = await atCashDesk(await openCompany({ today: '2025-01-02' }))
  t.after(() => desk.close())
  const people = ['Anna Reuter', 'Jonas Pfeil', 'Mira Sandvoss']
  let number = 100
  for (const [index, name] of people.entries()) {
    const staff = await desk.staffId('sales_rep', name)
    for (const town of ['Bremen', 'Leer', 'Cuxhaven'].slice(index)) {
      const customer = await desk.customer(`${name.split(' ')[1]} ${town} GmbH`, { ownerId: staff })
      for (const [issuedOn, gross] of [
        ['2025-01-09', '4210.40'],
        ['2025-02-20', '12400.50'],
      ] as const) {
        number += 1
        await desk.bill(customer, `RE-2025-00${number}`, gross, { issuedOn, salespersonId: staff })
      }
    }
  }
  await desk.clock.set('2025-03-28')
  const lines = [102, 104, 108, 109].map((each) => ({
    amount: each === 109 ? '4210.40' : '12400.50',
    payer: 'somebody',
    text: `RE-2025-00${each}`,
  }))
  await desk.load(bankPaper({ day: '2025-03-27', lines }))
  const collector = await desk.staffId('collector', 'Heike Brandt')
  const account = await desk.customer('Nordsee Pumpen GmbH', {
    collectorId: collector,
    ownerId: await desk.staffId('sales_rep', 'Anna Reuter'),
  })
  await desk.bill(account, 'RE-2025-00900', '812.40', { issuedOn: '2025-01-09' })
  // Heike asks about her account, Anna knows, and Heike thanks her.
  const heike = desk.as('collector', 'Heike Brandt')
  const asked = await heike.do(askHelp, {
    customerId: formatId('cus', account),
    to: 'sales',
    text: 'Who signs off their bills?',
    answerBy: '2025-03-31',
  })
  const about = { helpId: asked.id }
  const anna = desk.as('sales_rep', 'Anna Reuter')
  const taken = await anna.do(acceptHelp, about, { version: asked.version })
  const answered = await anna.do(answerHelp, { ...about, words: 'Mrs Kern, on Thursdays.' }, { version: taken.version })
  await heike.do(thankHelp, about, { version: answered.version })
  const { page, complaints } = await desk.look(browser, 'sales_manager', '/pay/league', { name: 'Vera Manger' })
  await page.getByRole('button', { name: 'Quotas' }).click()
  await page.getByRole('textbox', { name: 'Anna Reuter' }).fill('30000.00')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Quotas saved').waitFor()
  const row = page.getByRole('row').filter({ hasText: 'Anna Reuter' })
  await row.getByText('of 30,000.00').waitFor()
  await page.getByText('helped Heike Brandt with').waitFor()
  await screenshot(page, 'league')
  await fits(page)
  await axe(page)
  await page.getByText('Month', { exact: true }).click()
  await page.getByRole('heading', { name: 'League table, March 2025' }).waitFor()
  await screenshot(page, 'league-month')
  await fits(page)
  await page.getByRole('button', { name: 'Before' }).click()
  await page.getByRole('heading', { name: 'League table, February 2025' }).waitFor()
  await page.getByText('12 months rolling').click()
  await page.getByRole('heading', { name: 'twelve months to February 2025' }).waitFor()
  await page.getByText('Quarter', { exact: true }).click()
  await row.getByText('of 30,000.00').waitFor()
  await row.getByRole('button', { name: 'Anna Reuter, In debt' }).click()
  const behind = page.getByRole('dialog')
  await behind.getByRole('link', { name: 'RE-2025-00101' }).waitFor()
  assert.equal(await behind.getByRole('row').count(), 5)
  await screenshot(page, 'league-behind')
  await axe(page)
  assert.deepEqual(complaints, [])
  await page.context().close()

  const own = await desk.look(browser, 'collector', '/pay/collectors', { name: 'Heike Brandt' })
  await own.page.getByRole('button', { name: 'Heike Brandt, Overdue, undisputed' }).waitFor()
  await screenshot(own.page, 'collectors')
  await fits(own.page)
  await own.page.getByRole('button', { name: 'Heike Brandt, Overdue, undisputed' }).click()
  await own.page.getByRole('dialog').getByRole('link', { name: 'RE-2025-00900' }).waitFor()
  await axe(own.page)
  assert.deepEqual(own.complaints, [])
  await own.page.context().close()
})
