import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
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

/** What opens over a page: how to open it, and where. */
const openings: Readonly<Record<string, { path: string; open: (page: Page) => Promise<void> }>> = {
  why: { path: '/billing/inv_1', open: (page) => page.getByRole('button', { name: 'why' }).nth(1).click() },
  keys: { path: '/billing', open: (page) => page.keyboard.press('?') },
  me: { path: '/billing', open: (page) => page.getByRole('button', { name: /Your menu/ }).click() },
  day: { path: '/billing', open: (page) => page.getByRole('button', { name: /30 Jun/ }).click() },
  find: { path: '/billing', open: (page) => page.keyboard.press('/') },
  condition: { path: '/billing', open: (page) => page.getByRole('button', { name: 'Condition' }).click() },
  selected: {
    path: '/billing?view=overdue',
    open: async (page) => {
      for (const key of ['j', 'x', 'j', 'j', 'x']) await page.keyboard.press(key)
    },
  },
}

for (const [name, { path, open }] of Object.entries(openings)) {
  test(`${name}: opens over the page, and keeps nobody out`, async () => {
    const { page, complaints } = await openGallery(path)
    await open(page)
    await page.waitForTimeout(200)
    await screenshot(page, `gallery-over-${name}`)
    await fits(page)
    await axe(page)
    assert.deepEqual(complaints, [])
    await page.context().close()
  })
}

async function openGallery(path: string) {
  const look = await openLook(browser)
  await look.page.route('**/v1/search?*', (route) => route.fulfill({ json: { hits: [] } }))
  await look.page.goto(`${site.url}/gallery.html#${path}`)
  await look.page.locator('h1').waitFor()
  return look
}

const pages = {
  today: '/',
  list: '/billing',
  thing: '/billing/inv_1',
  queue: '/cash',
  run: '/orders',
  shapes: '/customers',
  empty: '/products',
  settings: '/settings',
  lost: '/nowhere',
}

test('a view that somebody saved stands beside the others, and can be removed again', async () => {
  const { page } = await openGallery('/billing?owner=pfeil&sort=-total')
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByLabel('Name of the view').fill('Jonas, largest first')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const views = page.getByRole('navigation', { name: 'Views' })
  await views.getByRole('button', { name: 'Jonas, largest first' }).waitFor()
  await views.getByRole('button', { name: 'Mine' }).click()
  await page.getByText('owner me').waitFor()
  await views.getByRole('button', { name: 'Jonas, largest first' }).click()
  await page.getByText('owner pfeil').waitFor()
  assert.equal(await page.getByRole('columnheader', { name: 'Total, EUR' }).getAttribute('aria-sort'), 'descending')
  await views.getByRole('button', { name: 'Remove this view' }).click()
  assert.equal(await views.getByRole('button', { name: 'Jonas, largest first' }).count(), 0)
  await page.context().close()
})

test('a queue goes on by itself: what is done leaves, what followed it comes up, and z brings it back', async () => {
  const { page } = await openGallery('/cash')
  const chosen = page.locator('button[aria-current="true"]')
  await page.keyboard.press('j')
  assert.match(await chosen.innerText(), /Weserkraft/)
  await page.keyboard.press('Space')
  await page.getByText('Today: 1 of 6 done').waitFor()
  assert.match(await chosen.innerText(), /Brinkmann/)
  await page.keyboard.press('z')
  await page.getByText('Today: 0 of 6 done').waitFor()
  await page.context().close()
})

test('keys lead anywhere and back, and stay quiet while somebody types', async () => {
  const { page } = await openGallery('/billing')
  for (const key of ['g', 'm']) await page.keyboard.press(key)
  await page.getByRole('heading', { name: 'Cash of Monday' }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('gb?')
  assert.equal(await page.locator('#find').inputValue(), 'gb?')
  assert.equal(await page.getByRole('dialog').count(), 0)
  await page.context().close()
})

test('the rows of a list are reached by keys, and Enter opens the one that has the focus', async () => {
  const { page } = await openGallery('/billing')
  for (const key of ['j', 'j', 'k']) await page.keyboard.press(key)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'RE-2026-01874' }).waitFor()
  assert.match(page.url(), /inv_0$/)
  await page.context().close()
})

for (const [name, path] of Object.entries(pages)) {
  test(`${name}: keeps nobody out and has nothing to complain about`, async () => {
    const { page, complaints } = await openGallery(path)
    await screenshot(page, `gallery-${name}`)
    await fits(page)
    await axe(page)
    assert.deepEqual(complaints, [])
    await page.context().close()
  })
}
