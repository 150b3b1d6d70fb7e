// Takes the pictures of the README: a company is made by the product's own verbs, and a browser looks at its pages.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { day, plusDays } from '#kernel/day'
import { decimalOf, parseDecimal } from '#kernel/decimal'
import { currency, parseMoney } from '#kernel/money'
import { issueImported, type ImportedDocument } from '#modules/billing'
import { addTaxCodesOf, taxRatesOn } from '#modules/catalog'
import { createEntities } from '#modules/company'
import { createCustomers, parseTerms } from '#modules/parties'
import type { Work } from '#platform/work'
import { openChromium } from '../tests/browser/chromium.ts'
import { openCompany } from '../tests/browser/company.ts'
import { root } from './tree.ts'

const today = '2025-11-28'
const euro = currency('EUR')

/** Each is taken when what it is about has come. */
const pictures = [{ name: 'ageing', path: '/insight', shows: 'Hafenwerk Bremen eG' }] as const

// Who owes what since when: days before today, net amount.
const debts: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
  'Lindauer Maschinenbau GmbH': [
    [12, '3170.00'],
    [44, '1250.00'],
    [71, '980.50'],
  ],
  'Nordholm Pumpen AG': [
    [5, '12480.00'],
    [38, '7310.20'],
  ],
  'Corrib Marine Ltd': [
    [95, '4248.19'],
    [130, '1368.00'],
  ],
  'Atelier Vasseur SARL': [
    [20, '640.00'],
    [26, '1815.75'],
  ],
  'Hafenwerk Bremen eG': [
    [3, '5520.00'],
    [33, '5520.00'],
    [63, '5520.00'],
    [93, '5520.00'],
  ],
  'Brouwerij De Kaap BV': [[48, '2199.90']],
  'Talleres Ibarra SL': [
    [8, '890.00'],
    [156, '312.40'],
  ],
  'Schreiner & Söhne OHG': [
    [29, '418.00'],
    [59, '418.00'],
  ],
}

async function fill(work: Work): Promise<void> {
  const [entityId] = await createEntities(work, [
    {
      code: 'QW',
      name: 'Quellwerk Industriebedarf GmbH',
      country: 'DE',
      addressLines: ['Am Speicherhof 14', '28217 Bremen'],
    },
  ])
  const [taxCodeId] = await addTaxCodesOf(work, { country: 'DE', language: 'en' })
  if (!entityId || !taxCodeId) throw new Error('there is no seller')
  const [rate] = await taxRatesOn(work.tx, [{ taxCodeId, on: day(today) }])
  const names = Object.keys(debts)
  const customerIds = await createCustomers(
    work,
    names.map((name, index) => ({
      number: `KD-${10_401 + index}`,
      name,
      country: 'DE',
      currency: euro,
      language: 'en',
    })),
  )
  let number = 300
  const documents = names.flatMap((name, index) =>
    (debts[name] ?? []).map(([daysAgo, net]): ImportedDocument => {
      const customerId = customerIds[index]
      if (!customerId) throw new Error(`${name} is not there`)
      number += 1
      const issuedOn = plusDays(day(today), -daysAgo)
      return {
        kind: 'invoice',
        number: `RE-2025-00${number}`,
        customerId,
        customerCountry: 'DE',
        issuedOn,
        terms: parseTerms('net:30'),
        currency: euro,
        poNumber: null,
        ourOrder: null,
        billTo: [name],
        language: 'en',
        originalId: null,
        reason: null,
        orderId: null,
        salespersonId: null,
        lines: [
          {
            productId: null,
            orderLineId: null,
            deliveryLineId: null,
            originalLineId: null,
            description: 'Seal kits and bearings',
            detail: null,
            quantity: decimalOf(1n),
            unit: '',
            unitPrice: parseDecimal(net),
            net: parseMoney(net, euro),
            revenue: 'goods',
            taxCodeId,
            taxRateId: rate?.taxRateId ?? null,
            taxPercent: rate?.percent ?? decimalOf(0n),
            priceKind: 'typed',
            priceId: null,
            suppliedOn: issuedOn,
            deliveryNote: null,
            priceOriginId: null,
            quantityOriginId: null,
          },
        ],
      }
    }),
  )
  await issueImported(work, { entityId, documents })
}

const folder = join(root, 'docs', 'images')
mkdirSync(folder, { recursive: true })
const [browser, company] = await Promise.all([openChromium(), openCompany({ today })])
try {
  await company.work(fill)
  await company.settle()
  for (const { name, path, shows } of pictures) {
    const { page } = await company.look(browser, ['finance_lead', 'sales_manager'], path, { name: 'Ida Kolbe' })
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.getByText(shows).first().waitFor({ timeout: 120_000 })
    await page.waitForTimeout(500)
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }
} finally {
  await browser.close()
  await company.close()
}
