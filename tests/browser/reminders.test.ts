import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { formatId } from '#kernel/id'
import * as parties from '#contracts/parties'
import { atReminderDesk } from '../world/reminder-desk.ts'
import { openChromium } from './chromium.ts'
import { openCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

const ends: (() => Promise<void>)[] = []
after(async () => {
  for (const end of ends) await end()
})

test('a collector reads what leaves, stops a letter and takes the stop back, and sees why others hear nothing', async () => {
  const browser = await openChromium()
  ends.push(() => browser.close())
  const company = await openCompany({ today: '2025-04-07T09:15' })
  const desk = await atReminderDesk({ after: (end) => void ends.push(end) }, company)
  const lindauer = await desk.debtor('Lindauer Maschinenbau GmbH', 'ap@lindauer.example')
  await desk.owes(lindauer, { number: 'RE-2025-00214', issuedOn: '2025-03-03', gross: '3486.70' })
  await desk.owes(lindauer, { number: 'RE-2025-00231', issuedOn: '2025-03-04', gross: '912.05' })
  const tide = await desk.debtor('Tideway Chandlers', 'accounts@tideway.example')
  await desk.owes(tide, { number: 'RE-2025-00219', issuedOn: '2025-03-03', gross: '18240.00' })
  const kessler = await desk.debtor('Kessler Anlagenbau', 'ap@kessler.example')
  await desk.owes(kessler, { number: 'RE-2025-00220', issuedOn: '2025-03-03', gross: '640.00', receivedOn: null })
  await company.as('sales_manager').do(parties.nameContactRule, {
    customerId: formatId('cus', tide),
    talks: 'sales',
    vip: false,
    reason: 'A talk about next year’s prices is under way',
    until: '2025-04-30',
    replaces: null,
  })
  await desk.bank('2025-04-04')
  await desk.run()

  const { page, complaints } = await company.look(browser, 'collector', '/collections/reminders')
  const row = page.getByRole('row').filter({ hasText: 'Lindauer Maschinenbau GmbH' })
  await row.getByText('4,398.75').waitFor()
  await screenshot(page, 'reminders')
  await fits(page)
  await axe(page)
  await row.click()
  const letter = page.getByRole('dialog')
  await letter.getByText('RE-2025-00231, was due on 3 April 2025').waitFor()
  await screenshot(page, 'reminder-letter')
  await letter.getByRole('button', { name: 'Stop it, and let them be for a week' }).click()
  await page.getByText('No reminder here').waitFor()
  await page.getByText('Stopped', { exact: true }).click()
  await page.getByRole('row').filter({ hasText: 'Lindauer' }).click()
  await letter.getByRole('button', { name: 'Take the stop back' }).click()
  await page.getByText('They are looked at again').waitFor()

  await page.goto(`${company.url}/collections/decisions`)
  await page.getByText('Only sales talks to this customer').waitFor()
  await page.getByText('It is not known that the bill arrived').waitFor()
  await screenshot(page, 'reminder-decisions')
  await fits(page)
  await axe(page)
  await page.goto(`${company.url}/customers/${formatId('cus', tide)}`)
  await page.getByText('may change on').waitFor()
  await screenshot(page, 'customer-reminding')
  assert.deepEqual(complaints, [])
})
