import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { bankPaper } from '../world/bank-paper.ts'
import { atCashDesk, type CashDesk } from '../world/cash-desk.ts'
import { openChromium } from './chromium.ts'
import { openCompany, type BrowserCompany } from './company.ts'
import { axe, fits, screenshot } from './looking.ts'

let browser: Browser
let desk: CashDesk<BrowserCompany>
before(async () => {
  browser = await openChromium()
  desk = await atCashDesk(await openCompany({ today: '2026-06-30' }))
  await aDay()
})
after(async () => {
  await browser.close()
  await desk.close()
})

const ibans = {
  aumann: 'DE75512108001245126199',
  lindauer: 'DE02120300000000202051',
  verden: 'DE02500105170137075030',
  group: 'GB33BUKB20201555555555',
}

/** A day at the desk: sure ones, ones to confirm, unknown ones, a return and bank fees. */
async function aDay(): Promise<void> {
  const aumann = await desk.customer('Aumann Fördertechnik GmbH', { number: '10418' })
  await desk.bill(aumann, 'RE-26-00898', '986.51', { issuedOn: '2026-05-28', dueOn: '2026-06-28' })
  await desk.bill(aumann, 'RE-26-01008', '4867.10', { issuedOn: '2026-06-18' })
  await desk.bill(aumann, 'RE-26-01014', '2213.40', { issuedOn: '2026-06-19' })
  await desk.bill(aumann, 'RE-26-01023', '1356.60', { issuedOn: '2026-06-22' })
  await desk.bill(aumann, 'RE-26-01051', '3094.00', { issuedOn: '2026-06-25' })
  await desk.bill(aumann, 'GS-26-00112', '318.92', { kind: 'credit_note', issuedOn: '2026-06-24' })
  const lindauer = await desk.customer('Lindauer Maschinenbau')
  await desk.bill(lindauer, 'RE-26-00977', '2760.80', { issuedOn: '2026-05-29' })
  await desk.bill(lindauer, 'RE-26-00871', '1190.00', { issuedOn: '2026-05-11' })
  const verden = await desk.customer('Stadtwerke Verden')
  await desk.bill(verden, 'RE-26-00940', '9401.00', { issuedOn: '2026-05-27' })
  const delme = await desk.customer('Delme Stahlservice')
  for (const number of ['RE-26-00955', 'RE-26-00956'])
    await desk.bill(delme, number, '1190.00', { issuedOn: '2026-05-28' })
  const weserkraft = await desk.customer('Weserkraft Beteiligungs AG')
  const member = await desk.customer('Nordkai Logistik', { parentId: weserkraft })
  await desk.bill(member, 'RE-26-00990', '11744.09', { issuedOn: '2026-05-30' })
  await desk.bill(member, 'RE-26-00991', '7000.00', { issuedOn: '2026-06-02' })
  await desk.load(
    bankPaper({
      day: '2026-06-26',
      number: '123',
      opening: '318442.07',
      lines: [
        { amount: '200.00', payer: 'Aumann Fördertechnik GmbH', iban: ibans.aumann, text: 'Anzahlung ohne Nummer' },
      ],
    }),
  )
  await desk.load(
    bankPaper({
      day: '2026-06-29',
      number: '124',
      opening: '318642.07',
      lines: [
        { amount: '9401.00', payer: 'Stadtwerke Verden', iban: ibans.verden, text: 'RE-26-00940 Vielen Dank' },
        {
          amount: '8118.18',
          payer: 'Aumann Fördertechnik GmbH',
          iban: ibans.aumann,
          text: 'KD 10418 Rechnungen Juni abzgl. Gutschrift',
        },
        { amount: '18744.09', payer: 'Weserkraft Beteiligungs AG', iban: ibans.group, text: 'Sammelzahlung' },
        { amount: '1190.00', payer: 'Delme Stahlservice', text: 'Rechnung Mai' },
        { amount: '2641.80', payer: 'Lindauer Maschinenbau', iban: ibans.lindauer, text: 'RE-26-0977' },
        { amount: '214.20', payer: 'K. Meiners', text: 'Rechnung Juni' },
        { amount: '1785.00', payer: 'Landeshauptkasse', text: 'AZ 26/3391' },
        { amount: '-27.40', text: 'Entgelt Kontoführung' },
      ],
    }),
    'sparkasse-124.xml',
  )
}

async function looksGood(page: Page, name: string, complaints: readonly string[]) {
  await screenshot(page, name)
  await fits(page)
  await axe(page)
  assert.deepEqual(complaints, [])
}

const open = async (path: string) => {
  const look = await desk.look(browser, 'cash_clerk', path, { name: 'Malte Tiedemann' })
  await look.page.locator('h1').waitFor()
  return look
}

test('the desk shows the day, bank and books tied, and each waiting line with its sums and reasons', async () => {
  const { page, complaints } = await open('/cash')
  await page.getByRole('heading', { name: 'Cash of Mon 29 Jun 2026' }).waitFor()
  await page.getByText('tied').waitFor()
  await page
    .getByRole('button', { name: /Aumann Fördertechnik GmbH.*8,118.18/ })
    .first()
    .click()
  await page.getByText('meets to the cent').first().waitFor()
  await page.getByText('credits are never netted silently').waitFor()
  await page.getByRole('checkbox', { name: 'RE-26-00898' }).waitFor()
  await looksGood(page, 'cash-desk', complaints)
  await page.context().close()
})

test('by keyboard: move, accept, take back; and the sums follow the ticks', async () => {
  const { page, complaints } = await open('/cash')
  await page
    .getByRole('button', { name: /Weserkraft/ })
    .first()
    .click()
  await page.getByText('The payer is the parent of the customer').waitFor()
  await page.keyboard.press('Space')
  await page.getByText('Applied to 2 items of Nordkai Logistik').waitFor()
  await page
    .getByRole('button', { name: /Nordkai Logistik|Weserkraft/ })
    .first()
    .waitFor()
  await page.keyboard.press('z')
  await page.getByText('Taken back', { exact: true }).waitFor()
  await page.getByRole('button', { name: /Delme/ }).first().click()
  await page.getByText('two answers are equally good').waitFor()
  await page.getByRole('checkbox', { name: 'RE-26-00956' }).check()
  await page.getByText('is missing and stays open').waitFor()
  await page.getByRole('checkbox', { name: 'RE-26-00955' }).uncheck()
  await page.getByText('meets to the cent').waitFor()
  await looksGood(page, 'cash-ticked', complaints)
  await page.getByRole('button', { name: 'Apply to 1 item' }).click()
  await page.getByText('Applied to 1 item of Delme Stahlservice').waitFor()
  await page.context().close()
})

test('a payer is found, a line is split, another is left with a reason', async () => {
  const { page, complaints } = await open('/cash')
  await page
    .getByRole('button', { name: /K. Meiners/ })
    .first()
    .click()
  await page.getByText('Whose is it?').waitFor()
  await looksGood(page, 'cash-unknown', complaints)
  await page.keyboard.press('f')
  await page.getByLabel('Customer').fill('Lindauer')
  await page
    .getByRole('button', { name: /Lindauer Maschinenbau/ })
    .last()
    .waitFor()
  await looksGood(page, 'cash-payer', complaints)
  await page.keyboard.press('Escape')
  await page.keyboard.press('s')
  await page.getByLabel('Part 1').fill('200.00')
  await page.getByLabel('Part 2').fill('14,00')
  await looksGood(page, 'cash-split', complaints)
  await page.getByLabel('Part 2').fill('14,20')
  await page.getByRole('button', { name: 'Split into 2 lines' }).click()
  await page.getByText('Split into 2 lines').waitFor()
  await page
    .getByRole('button', { name: /Landeshauptkasse/ })
    .first()
    .click()
  await page.keyboard.press('u')
  await page.getByRole('button', { name: 'Asked the payer' }).click()
  await looksGood(page, 'cash-leave', complaints)
  await page.getByRole('dialog').getByRole('button', { name: 'Leave unapplied' }).click()
  await page.getByText('Left with a reason').waitFor()
  await page.context().close()
})

test('a bank file is loaded by the button; the same again is known, and a wrong one says why', async () => {
  const { page, complaints } = await open('/cash')
  const load = async (name: string, text: string) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(text) })
  const next = bankPaper({
    day: '2026-06-30',
    number: '125',
    opening: '360708.94',
    lines: [{ amount: '55.00', text: 'hello' }],
  })
  await load('sparkasse-125.xml', next)
  await page.getByText('sparkasse-125.xml is loaded.').waitFor()
  await page.getByText('1 with an unknown payer').waitFor()
  await looksGood(page, 'cash-loaded', complaints)
  await load('sparkasse-125.xml', next)
  await page.getByText('1 known before').waitFor()
  await load(
    'wrong.xml',
    bankPaper({ day: '2026-07-01', opening: '1.00', closing: '9.00', lines: [{ amount: '5.00' }] }),
  )
  await page.getByText(/off by 3.00/).waitFor()
  await looksGood(page, 'cash-refused', complaints)
  await page.context().close()
})

test('the lists: lines by what is not applied, statements with their gaps, a link to one line', async () => {
  const { page, complaints } = await open('/cash/lines')
  await page.getByRole('link', { name: 'Statements' }).waitFor()
  await page.getByText('Stadtwerke Verden').first().waitFor()
  await looksGood(page, 'cash-lines', complaints)
  await page.getByRole('link', { name: 'Statements' }).click()
  await page.getByText('sparkasse-124.xml').waitFor()
  await looksGood(page, 'cash-statements', complaints)
  const [line] = (await desk.lines()).filter((each) => each.how === 'auto')
  assert.ok(line)
  await page.goto(`${desk.url}/cash/${line.id}`)
  await page.getByText('applied by itself').waitFor()
  await looksGood(page, 'cash-settled-line', complaints)
  await page.context().close()
})

test('somebody who may only look is offered nothing to press', async () => {
  const { page } = await desk.look(browser, 'collector', '/cash')
  await page.getByText('To confirm').waitFor()
  assert.equal(await page.getByRole('button', { name: /Apply to|Load a bank file|Split/ }).count(), 0)
  await page.context().close()
})

test('before the first file the desk says what to do', async (t) => {
  const fresh = await openCompany({ today: '2026-06-30' })
  t.after(() => fresh.close())
  const { page, complaints } = await fresh.look(browser, 'cash_clerk', '/cash')
  await page.getByText('No bank line has come yet').waitFor()
  await looksGood(page, 'cash-empty', complaints)
  await page.context().close()
})
