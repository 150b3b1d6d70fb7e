import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { currency } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { sql } from '#platform/sql'
import { exported, fileFolder, foreignData, importInto } from '../world/import-into.ts'
import { openWorld, type World } from '../world/world.ts'

async function openFolder(t: TestContext) {
  const world = await openWorld({ today: '2025-03-03' })
  t.after(() => world.close())
  const files = fileFolder(t)
  return { world, files, rejects: files.path('rejects.csv') }
}

const crm = {
  accounts: [
    'account,sector,year_established,revenue,employees,office_location,subsidiary_of',
    'Little One,technolgy,1996,1100.04,2822,United States,Big One',
    'Big One,retail,1986,647.18,1185,Philipines,',
    'Lost One,retail,1986,647.18,1185,Nowhere,',
    'Orphan,retail,1986,647.18,1185,Kenya,Nobody',
  ],
  products: ['product,series,sales_price', 'GTX Pro,GTX,4821', 'MG Special,MG,55'],
  teams: ['sales_agent,manager,regional_office', 'Ann Lee,Max Boss,West', 'Bob Day,Max Boss,East'],
  pipeline: [
    'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value',
    'AAAA1111,Ann Lee,GTXPro,Little One,Won,2016-10-29,2017-03-01,4900',
    'AAAA2222,Ann Lee,MG Special,,Prospecting,,,',
    'AAAA3333,Bob Day,MG Special,Big One,Lost,2016-11-01,2017-01-01,0',
    'AAAA4444,Nobody,MG Special,Big One,Lost,2016-11-01,2017-01-01,0',
    'AAAA5555,Bob Day,MG Unknown,Big One,Lost,2016-11-01,2017-01-01,0',
  ],
}

const opportunities = (world: World) =>
  world.asOwner((tx) =>
    tx.many(sql`
      select external_id as id, account.name as account, product.sku as product, person.name as person, stage,
        engaged_on as "engagedOn", closed_on as "closedOn", close_value as value, opportunity.version
      from sales.opportunity
      left join parties.customer account on account.id = opportunity.customer_id
      join catalog.product on product.id = opportunity.product_id
      join company.staff person on person.id = opportunity.salesperson_id
      order by external_id`),
  )

test('accounts, products, people and opportunities become records, whatever the order of the files', async (t) => {
  const { world, files, rejects } = await openFolder(t)
  const paths = Object.entries(crm)
    .toReversed()
    .map(([name, lines]) => files.write(`${name}.csv`, `${lines.join('\n')}\n`))
  const result = await importInto(world, 'crm-sales', paths, { rejects })
  assert.deepEqual([result.read, result.taken, result.known, result.rejected], [13, 9, 0, 4])
  const why = readFileSync(rejects, 'utf8')
  assert.match(why, /^accounts\.csv,4,office_location,Nowhere,country_is_unknown,/m)
  assert.match(why, /^accounts\.csv,5,subsidiary_of,Nobody,parent_is_unknown,/m)
  assert.match(why, /^pipeline\.csv,5,sales_agent,Nobody,person_is_unknown,/m)
  assert.match(why, /^pipeline\.csv,6,product,MG Unknown,product_is_unknown,/m)
  assert.deepEqual(
    (await exported(world, 'customers')).map(({ name, parentId, country }) => [name, parentId !== null, country]),
    [
      ['Big One', false, 'PH'],
      ['Little One', true, 'US'],
    ],
  )
  assert.deepEqual(await opportunities(world), [
    {
      id: 'AAAA1111',
      account: 'Little One',
      product: 'GTX Pro',
      person: 'Ann Lee',
      stage: 'Won',
      engagedOn: '2016-10-29',
      closedOn: '2017-03-01',
      value: 490000n,
      version: 1,
    },
    {
      id: 'AAAA2222',
      account: null,
      product: 'MG Special',
      person: 'Ann Lee',
      stage: 'Prospecting',
      engagedOn: null,
      closedOn: null,
      value: null,
      version: 1,
    },
    {
      id: 'AAAA3333',
      account: 'Big One',
      product: 'MG Special',
      person: 'Bob Day',
      stage: 'Lost',
      engagedOn: '2016-11-01',
      closedOn: '2017-01-01',
      value: 0n,
      version: 1,
    },
  ])
  const profiles = await world.asOwner((tx) =>
    tx.many(sql`select sector, founded_year as year, employees from sales.account_profile order by customer_id`),
  )
  assert.deepEqual(profiles, [
    { sector: 'retail', year: 1986, employees: 1185 },
    { sector: 'technology', year: 1996, employees: 2822 },
  ])
})

test('an opportunity that moved on is brought up to date, the rest is known', async (t) => {
  const { world, files, rejects } = await openFolder(t)
  const write = (pipeline: readonly string[]) =>
    Object.entries({ ...crm, pipeline }).map(([name, lines]) => files.write(`${name}.csv`, lines.join('\n')))
  await importInto(world, 'crm-sales', write(crm.pipeline), { rejects })
  const moved = crm.pipeline.map((line) => line.replace('Prospecting,,,', 'Engaging,2016-12-01,,'))
  const result = await importInto(world, 'crm-sales', write(moved), { rejects })
  assert.deepEqual([result.taken, result.known, result.rejected], [1, 8, 4])
  const [, second] = await opportunities(world)
  assert.deepEqual(second, {
    id: 'AAAA2222',
    account: null,
    product: 'MG Special',
    person: 'Ann Lee',
    stage: 'Engaging',
    engagedOn: '2016-12-01',
    closedOn: null,
    value: null,
    version: 2,
  })
})

const real = join(foreignData, 'crm-sales')
const skip = !existsSync(real) && `no ${real}: set QUITTANCE_DATA to where it is`

test('a whole sales system comes in without a reject, and is known the second time', { skip }, async (t) => {
  const { world, files, rejects } = await openFolder(t)
  const paths = ['sales_pipeline', 'sales_teams', 'products', 'accounts'].map((name) => join(real, `${name}.csv`))
  const lines = paths.map((path) => readFileSync(path, 'utf8').trim().split('\n').length - 1)
  const all = lines.reduce((sum, count) => sum + count, 0)
  const first = await importInto(world, 'crm-sales', paths, { rejects })
  assert.deepEqual([first.read, first.taken, first.rejected], [all, all, 0])
  const again = await importInto(world, 'crm-sales', paths, { rejects: files.path('again.csv') })
  assert.deepEqual([again.read, again.taken, again.known], [all, 0, all])
  assert.equal((await opportunities(world)).length, lines[0])
})

const german = { code: null, company: 'Muster GmbH', country: 'DE', currency: null }

test('lists from anywhere: German headers, semicolons, decimal commas, Latin letters', async (t) => {
  const { world, files, rejects } = await openFolder(t)
  const customers = [
    'Kundennummer;Firma;Straße;PLZ;Ort;Land;Zahlungsziel;USt-IdNr;IBAN',
    '1001;Müller & Söhne KG;Hauptstr. 1;28195;Bremen;Deutschland;14 Tage;DE123456789;DE02120300000000202051',
    '1002;Jansen B.V.;Kade 2;1011;Amsterdam;Niederlande;2/10,net:30;;',
    '1003;Ohne Land AG;;;;Utopia;;;',
    '1004;Falsche Nummer;;;;DE;;DE12;',
  ].join('\r\n')
  const bytes = Buffer.from(customers, 'latin1')
  const first = await importInto(world, 'customers', [files.write('kunden.csv', bytes)], { rejects, named: german })
  assert.deepEqual([first.read, first.taken, first.rejected], [4, 2, 2])
  assert.match(readFileSync(rejects, 'utf8'), /^kunden\.csv,4,Land,Utopia,country_is_unknown,/m)
  assert.match(readFileSync(rejects, 'utf8'), /^kunden\.csv,5,USt-IdNr,DE12,vat_number_is_malformed,.*DE123456789/m)
  assert.deepEqual(
    (await exported(world, 'customers')).map(({ customerId, name, country, terms, currency }) => [
      customerId,
      name,
      country,
      terms,
      currency,
    ]),
    [
      ['1001', 'Müller & Söhne KG', 'DE', 'net:14', 'EUR'],
      ['1002', 'Jansen B.V.', 'NL', '2/10,net:30', 'EUR'],
    ],
  )
  const products = [
    'Artikelnummer;Bezeichnung;VK netto;MwSt',
    'A1;Schraube;1,25;19',
    'A2;Buch;20,00;7 %',
    'A3;Rest;1,00;33',
  ].join('\n')
  const second = await importInto(world, 'products', [files.write('artikel.csv', products)], { rejects })
  assert.deepEqual([second.taken, second.rejected], [2, 1])
  const codes = await world.asOwner((tx) =>
    tx.many<{ sku: string; code: string; amount: string }>(sql`
      select sku, tax_code.code, price.amount from catalog.product join catalog.tax_code on tax_code.id = tax_code_id
      join catalog.price on price.product_id = product.id order by sku`),
  )
  assert.deepEqual(
    codes.map(({ sku, code, amount }) => [sku, code, Number(amount)]),
    [
      ['A1', 'de-standard', 1.25],
      ['A2', 'de-reduced', 20],
    ],
  )
  const open = [
    'Rechnungsnummer;Kundennummer;Kunde;Rechnungsdatum;Fälligkeit;Betrag;Offener Betrag',
    'R-1;1001;;15.01.2025;14.02.2025;1.190,00;190,00',
    'R-2;;JANSEN B.V.;31.01.2025;;50,00;50,00',
    'G-3;1001;;01.02.2025;;-25,00;-25,00',
    'R-4;9999;;01.02.2025;;10,00;10,00',
    'R-5;1001;;01.02.2025;;10,00;20,00',
  ].join('\n')
  const third = await importInto(world, 'open-invoices', [files.write('op.csv', open)], { rejects })
  assert.deepEqual([third.read, third.taken, third.rejected], [5, 3, 2])
  assert.match(readFileSync(rejects, 'utf8'), /^op\.csv,5,Kundennummer,9999,customer_is_unknown,/m)
  assert.match(readFileSync(rejects, 'utf8'), /^op\.csv,6,Offener Betrag,"20,00",open_exceeds_amount,/m)
  assert.deepEqual(
    (await exported(world, 'open-items')).map(
      ({ entity, customerId, aliases, invoiceNumber, kind, issuedOn, dueOn, open }) => [
        entity,
        customerId,
        aliases,
        invoiceNumber,
        kind,
        issuedOn,
        dueOn,
        open,
      ],
    ),
    [
      ['DE', '1001', ['DE02120300000000202051'], 'R-1', 'invoice', '2025-01-15', '2025-02-14', '190.00'],
      ['DE', '1002', [], 'R-2', 'invoice', '2025-01-31', '2025-03-02', '50.00'],
      ['DE', '1001', ['DE02120300000000202051'], 'G-3', 'credit_note', '2025-02-01', '2025-02-01', '25.00'],
    ],
  )
})

test('what a file does not tell is asked, with a remedy', async (t) => {
  const { world, files, rejects } = await openFolder(t)
  const refused = async (preset: string, content: string | Uint8Array, over: object = {}) => {
    const path = files.write('file.csv', content)
    return assert.rejects(importInto(world, preset, [path], { rejects, ...over }), (error: unknown) => {
      assert.ok(error instanceof Refused && typeof error.facts['remedy'] === 'string', String(error))
      return true
    })
  }
  await refused('customers', 'name\nA\n')
  await refused('customers', '')
  await refused('customers', 'colour,size\nred,1\n', { named: german })
  await refused('customers', 'name,city\n"A,B\n', { named: german })
  await refused('open-invoices', 'number,date,amount,customer\n1,01/02/2025,10.00,A\n', { named: german })
  const said = { columns: null, dates: 'DD/MM/YYYY', decimal: null }
  await importInto(world, 'customers', [files.write('c.csv', 'number,name\n7,A\n')], { rejects, named: german })
  const taken = await importInto(
    world,
    'open-invoices',
    [files.write('o.csv', 'number,date,amount,customer\n1,01/02/2025,10.00,A\n')],
    { rejects, said },
  )
  assert.equal(taken.taken, 1)
  assert.deepEqual(
    (await exported(world, 'invoices')).map(({ issuedOn }) => issuedOn),
    ['2025-02-01'],
  )
  await refused('customers', 'name\nB\n', { named: { ...german, code: 'XX' } })
  await refused('online-retail', 'InvoiceNo\n', { named: { ...german, currency: currency('EUR') } })
})
