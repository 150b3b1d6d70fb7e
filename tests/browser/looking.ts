import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'

const widths = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
const themes = ['light', 'dark'] as const
export type Width = keyof typeof widths

/** Somebody at a screen. Requests to anywhere else fail, and whatever the page complains about fails the test. */
export async function openLook(browser: Browser, width: Width = 'wide'): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: widths[width],
    locale: 'en-GB',
    reducedMotion: 'reduce',
    hasTouch: width === 'phone',
  })
  await keepLocal(context)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !text.includes('Failed to load resource')) complaints.push(text)
  })
  return { page, complaints }
}

const keepLocal = (context: BrowserContext) =>
  context.route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => route.abort(),
  )

/** Keeps a picture of the page at both widths and in both themes in the folder QUITTANCE_SHOTS, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['QUITTANCE_SHOTS']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  const before = page.viewportSize()
  for (const [width, size] of Object.entries(widths)) {
    await page.setViewportSize(size)
    for (const theme of themes) {
      await chooseTheme(page, theme)
      await page.screenshot({ path: join(folder, `${name}-${width}-${theme}.png`), fullPage: true })
    }
  }
  await chooseTheme(page, 'light')
  if (before) await page.setViewportSize(before)
}

/** Nothing sticks out to the right, neither at a desk nor on a phone. */
export async function fits(page: Page): Promise<void> {
  const before = page.viewportSize()
  for (const size of Object.values(widths)) {
    await page.setViewportSize(size)
    await page.waitForTimeout(60)
    const width = await page.evaluate<number>('document.documentElement.scrollWidth')
    assert.ok(width <= size.width, `the page is ${width} wide where the screen is ${size.width}`)
  }
  if (before) await page.setViewportSize(before)
}

export async function chooseTheme(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await page.waitForTimeout(60)
}

type Finding = {
  readonly id: string
  readonly impact: string | null
  readonly help: string
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}

const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** Nobody is kept out: fails on what is serious or critical, in both themes, and names the elements. */
export async function axe(page: Page): Promise<void> {
  for (const theme of themes) {
    await chooseTheme(page, theme)
    // Given to the browser as a text to evaluate: the page's own policy would refuse it as a script.
    await page.evaluate(axeSource)
    const found = await page.evaluate<Finding[]>(`axe.run().then((result) => result.violations)`)
    const grave = found.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    assert.deepEqual(
      grave.map(
        ({ id, help, nodes }) =>
          `${id}: ${help} (${theme})\n${nodes
            .slice(0, 5)
            .map(({ target, failureSummary }) => `  ${target.join(' ')} ${failureSummary ?? ''}`)
            .join('\n')}`,
      ),
      [],
    )
  }
  await chooseTheme(page, 'light')
}
