import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { samplePassword, samplePeople } from '#modules/exchange'
import type { Role } from '#platform/rights'
import { openChromium } from '../tests/browser/chromium.ts'
import { root } from './tree.ts'

const usage = `bin/with-node scripts/screenshots.ts [ADDRESS]

Makes the pictures of docs/images from a sample company that runs at the address (http://127.0.0.1:7400):
  bin/quittance start --sample --data DIR`

type Picture = { readonly name: string; readonly role: Role; readonly path: string; readonly width?: number }

const pictures: readonly Picture[] = [
  { name: 'board', role: 'sales_manager', path: '/pipeline' },
  { name: 'desk', role: 'collector', path: '/collections' },
  { name: 'cash', role: 'cash_clerk', path: '/cash' },
  { name: 'ageing', role: 'finance_lead', path: '/insight' },
  { name: 'pay', role: 'sales_rep', path: '/pay' },
  { name: 'desk-phone', role: 'collector', path: '/collections', width: 390 },
]

async function main([address = 'http://127.0.0.1:7400']: readonly string[]): Promise<void> {
  if (address === '--help') {
    console.log(usage)
    return
  }
  const folder = join(root, 'docs', 'images')
  mkdirSync(folder, { recursive: true })
  const browser = await openChromium()
  for (const { name, role, path, width = 1440 } of pictures) {
    const context = await browser.newContext({
      viewport: { width, height: width < 500 ? 844 : 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    })
    const email = samplePeople.find(({ roles }) => roles[0] === role)?.email ?? ''
    const answer = await context.request.post(`${address}/api/auth/sign-in/email`, {
      data: { email, password: samplePassword },
      headers: { origin: address },
    })
    if (!answer.ok())
      throw new Error(`${email} cannot sign in at ${address}: ${answer.status()}. Is it a sample company?`)
    const page = await context.newPage()
    await page.goto(address + path)
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: join(folder, `${name}.png`) })
    console.log(`docs/images/${name}.png`)
    await context.close()
  }
  await browser.close()
}

await main(process.argv.slice(2))
