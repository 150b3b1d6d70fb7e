import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { formatId } from '#kernel/id'
import * as collections from '#contracts/collections'
import { judgeDuePromises } from '#modules/collections'
import { addContacts } from '#modules/parties'
import { atReminderDesk, paysWithin } from '../world/reminder-desk.ts'
import { openChromium } from './chromium.ts'
import { openCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

const ends: (() => Promise<void>)[] = []
after(async () => {
  for (const end of ends) await end()
})

test('a collector works down the list: why first, a promise by one key, undone, and a call that nobody answered', async () => {
  const browser = await openChromium()
  ends.push(() => browser.close())
  const company = await openCompany({ today: '2025-06-02T09:15' })
  const desk = await atReminderDesk({ after: (end) => void ends.push(end) }, company)
  const routine = await desk.debtor('Routine Fördertechnik', 'ap@routine.example')
  await paysWithin(desk, routine, { times: 10, after: 45 })
  const kessler = await desk.customer('Kessler Anlagenbau GmbH')
  await desk.work((work) =>
    addContacts(work, [
      {
        customerId: kessler,
        name: 'Sabine Kern',
        function: 'accounts_payable',
        email: 'kern@kessler.example',
        phone: '+49 4721 55 30 14',
        language: null,
      },
    ]),
  )
  const ostsee = await desk.debtor('Ostsee Kranbau', 'ap@ostsee.example')
  await desk.owes(routine, { number: 'RE-2025-00161', gross: '9000.00', issuedOn: '2025-04-28' })
  await desk.owes(kessler, { number: 'RE-2025-00102', gross: '1904.00', issuedOn: '2025-03-24' })
  await desk.owes(kessler, { number: 'RE-2025-00181', gross: '6842.50', issuedOn: '2025-04-22' })
  await desk.owes(kessler, { number: 'RE-2025-00236', gross: '4165.00', issuedOn: '2025-05-30' })
  await desk.owes(ostsee, { number: 'RE-2025-00107', gross: '22015.00', issuedOn: '2025-04-14' })
  const place = { entityId: formatId('ent', desk.entityId), customerId: formatId('cus', kessler) }
  await company.as('collector', 'Svenja Rohde').do(collections.takePromise, {
    ...place,
    how: 'phone',
    promisedOn: '2025-06-03',
    amount: { amount: '1904.00', currency: 'EUR' },
  })
  await company.clock.set('2025-06-10T09:15')
  await desk.bank('2025-06-06')
  await judgeDuePromises(desk.work, desk.entityId)

  const { page, complaints } = await company.look(browser, 'collector', '/collections?whose=all')
  const entry = page.getByRole('button', { name: /Kessler Anlagenbau/ })
  await entry.click()
  await page.getByText('1,904.00 promised for 3 Jun is not in.').first().waitFor()
  await page
    .getByText('usual')
    .first()
    .waitFor({ state: 'attached', timeout: 2000 })
    .catch(() => {})
  await screenshot(page, 'collectors-desk')
  await fits(page)
  await axe(page)
  await page.keyboard.press('p')
  await page.getByLabel('By which day?').fill('2025-06-13')
  await screenshot(page, 'collectors-desk-promise')
  await page.getByRole('button', { name: 'Note it' }).click()
  await page.getByText('Noted. Kessler Anlagenbau GmbH is back on the list on 18 Jun').waitFor()
  await page.getByText('Last call: promise').waitFor()
  await page.keyboard.press('z')
  await page.getByText('Taken back').waitFor()
  await entry.click()
  await page.getByRole('button', { name: 'No answer' }).click()
  await page.getByRole('button', { name: 'Note it' }).click()
  await page.getByText('Last call: no answer').waitFor()
  await page.getByRole('link', { name: 'Promises' }).click()
  await page.getByText('All', { exact: true }).click()
  await page.getByText('broken').first().waitFor()
  await screenshot(page, 'promises')
  await fits(page)
  await axe(page)
  assert.deepEqual(complaints, [])
})
