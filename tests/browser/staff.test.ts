import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { formatId, id } from '#kernel/id'
import { openChromium } from './chromium.ts'
import { axe, fits, openLook, screenshot } from './looking.ts'
import { openSite, type Site } from './site.ts'

let browser: Browser
let site: Site
before(async () => {
  ;[browser, site] = await Promise.all([openChromium(), openSite()])
})
after(async () => {
  await browser.close()
  await site.close()
})

type Said = { readonly status?: number; readonly json: unknown }
type Answers = Readonly<Record<string, (sent: unknown) => Said>>

const patterns = {
  order: 'AB-{yyyy}-{00000}',
  delivery: 'LS-{yyyy}-{00000}',
  invoice: 'RE-{yyyy}-{00000}',
  credit_note: 'GS-{yyyy}-{00000}',
}
const setup = {
  needed: true,
  company: null,
  today: '2026-06-30',
  countries: [{ country: 'DE', currency: 'EUR', zone: 'Europe/Berlin', language: 'de', patterns }],
}
const ida = {
  name: 'Ida Kolbe',
  email: 'ida@quellwerk.example',
  roles: ['administrator'],
  may: [],
  sees: 'all',
  language: 'en',
  staffId: null,
  entities: [
    { id: formatId('ent', id(1n)), name: 'Quellwerk GmbH', currency: 'EUR', country: 'DE', zone: 'Europe/Berlin' },
  ],
  company: { name: 'Quellwerk' },
  today: '2026-06-30',
  phone: null,
  testClock: false,
  version: null,
}

/** The pages before somebody is signed in, with a server that answers as told. */
async function openAt(path: string, answers: Answers) {
  const look = await openLook(browser)
  await look.page.route(/\/(v1|api)\//, async (route) => {
    const request = route.request()
    const said = answers[`${request.method()} ${new URL(request.url()).pathname}`]?.(request.postDataJSON())
    await route.fulfill({
      status: said?.status ?? (said ? 200 : 404),
      json: said?.json ?? { title: 'Nothing here', code: 'not_found' },
    })
  })
  await look.page.goto(site.url + path)
  return look
}

const signedOut = () => ({ status: 401, json: { title: 'Nobody is signed in.', code: 'not_signed_in' } })

async function looksGood(page: Page, name: string, complaints: readonly string[]) {
  await screenshot(page, name)
  await fits(page)
  await axe(page)
  assert.deepEqual(complaints, [])
}

test('the first page needs less than 300 kB of scripts', () => {
  const bytes = site.scriptBytes()
  assert.ok(bytes > 100_000 && bytes < 300_000, `${bytes} bytes`)
})

test('somebody who is not signed in is asked to, and comes back to where they wanted to go', async () => {
  let signedIn = false
  const { page, complaints } = await openAt('/settings', {
    'GET /v1/me': () => (signedIn ? { json: ida } : signedOut()),
    'GET /v1/setup': () => ({ json: { ...setup, needed: false } }),
    'POST /api/auth/sign-in/email': (sent) => {
      signedIn = JSON.stringify(sent).includes('a long enough one')
      return signedIn ? { json: {} } : { status: 401, json: { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid' } }
    },
  })
  await page.getByLabel('E-mail').fill('ida@quellwerk.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('not this one')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('do not belong together').waitFor()
  await looksGood(page, 'sign-in', complaints)
  await page.getByRole('textbox', { name: 'Password' }).fill('a long enough one')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  assert.equal(new URL(page.url()).pathname, '/settings')
  await page.context().close()
})

test('an empty company asks its five questions and is set up with the answers', async () => {
  let sent: unknown
  const { page, complaints } = await openAt('/sign-in', {
    'GET /v1/setup': () => ({ json: setup }),
    'POST /v1/setup': (body) => {
      sent = body
      return { json: { staffId: formatId('stf', id(1n)), entityId: formatId('ent', id(1n)) } }
    },
    'POST /api/auth/sign-in/email': () => ({ json: {} }),
  })
  const next = () => page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('heading', { name: 'Who sets this up?' }).waitFor()
  await next()
  assert.equal(await page.getByText('This is needed.').count(), 3)
  await looksGood(page, 'welcome-administrator', complaints)
  await page.getByLabel('Your name').fill('Ida Kolbe')
  await page.getByLabel('E-mail').fill('ida@quellwerk.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('a long enough one')
  await next()
  await page.getByLabel('Name of the company').fill('Quellwerk GmbH')
  await page.getByRole('combobox', { name: 'Country' }).fill('German')
  await page.getByRole('option', { name: 'Germany' }).click()
  await next()
  assert.equal(await page.getByRole('combobox', { name: 'Time zone' }).inputValue(), 'Europe/Berlin')
  await looksGood(page, 'welcome-money', complaints)
  await next()
  await page.getByLabel('IBAN').fill('DE89 3704 0044 0523 0130 00')
  await next()
  await page.getByText('two digits changed places').waitFor()
  await looksGood(page, 'welcome-bank', complaints)
  await page.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00')
  await next()
  await page.getByText('The first one: RE-2026-00001').waitFor()
  await looksGood(page, 'welcome-series', complaints)
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.getByRole('heading', { name: 'All is set up' }).waitFor()
  await looksGood(page, 'welcome-ready', complaints)
  assert.deepEqual(sent, {
    administrator: {
      name: 'Ida Kolbe',
      email: 'ida@quellwerk.example',
      password: 'a long enough one',
      language: 'en',
      worksAlone: true,
    },
    entity: { name: 'Quellwerk GmbH', country: 'DE', currency: 'EUR', zone: 'Europe/Berlin', patterns },
    bankAccount: { iban: 'DE89 3704 0044 0532 0130 00' },
  })
  await page.context().close()
})

test('a role that may see little is shown little, and what it reads stays when the server goes away', async () => {
  const { page, complaints } = await openAt('/', {
    'GET /v1/me': () => ({ json: ida }),
    'GET /v1/setup': () => ({ json: { ...setup, needed: false } }),
  })
  await page.getByRole('heading', { name: 'Good day, Ida.' }).waitFor()
  const rail = page.getByRole('navigation', { name: 'Sections' }).first()
  assert.deepEqual(await rail.getByRole('link').allInnerTexts(), ['Quittance', 'Today', 'Settings'])
  await looksGood(page, 'today-empty', complaints)
  await page.context().setOffline(true)
  await page.getByText('The server cannot be reached').waitFor()
  await page.getByRole('heading', { name: 'Good day, Ida.' }).waitFor()
  await page.context().close()
})
