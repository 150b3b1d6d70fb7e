import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { formatId } from '#kernel/id'
import { addTaxCodesOf } from '#modules/catalog'
import { createEntities } from '#modules/company'
import { listCustomers } from '#contracts/parties'
import { sql } from '#platform/sql'
import * as contract from '#contracts/exchange'
import { exported } from '../world/import-into.ts'
import { openWorld, type World } from '../world/world.ts'

const customers = [
  'Kundennummer;Firma;Ort;Land;Zahlungsziel;Notiz',
  '1001;Müller & Söhne KG;Bremen;Deutschland;14 Tage;gut',
  '1002;Jansen B.V.;Amsterdam;Niederlande;2/10,net:30;',
  '1003;Ohne Land AG;;Utopia;;',
].join('\r\n')

async function openSeller(t: TestContext, codes: readonly string[] = ['QUELLWERK']) {
  const world = await openWorld({ today: '2025-03-03' })
  t.after(() => world.close())
  const entityIds = await world.work(async (work) => {
    const drafts = codes.map((code) => ({ code, name: `${code} GmbH`, country: 'DE' }))
    const made = await createEntities(work, drafts)
    await addTaxCodesOf(work, { country: 'DE', language: 'en' })
    return made
  })
  const clerk = world.as('billing_clerk')
  type Asked = Parameters<typeof clerk.do<typeof contract.importFile>>[1]
  const give = (content: string | Uint8Array, asked: Asked, name = 'liste.csv') =>
    clerk.do(contract.importFile, asked, { file: { name, bytes: content } })
  const refused = async (content: string | Uint8Array, asked: Asked) => {
    const problem = await clerk.refused(contract.importFile, asked, { file: { name: 'liste.csv', bytes: content } })
    assert.ok(problem.remedy, `${problem.code} has no remedy`)
    return problem
  }
  return { world, clerk, entityIds, give, refused }
}

/** All that an import could leave behind. */
const traces = (world: World) =>
  world.asOwner((tx) =>
    tx.one(sql`
      select (select count(*) from parties.customer) as customers, (select count(*) from exchange.import_run) as runs,
        (select count(*) from exchange.known_record) as known, (select count(*) from platform.file) as files,
        (select count(*) from catalog.tax_code) as codes, (select count(*) from platform.event) as events,
        (select count(*) from platform.origin) as origins`),
  )

test('a trial says what it understood and what would become of it, and leaves nothing', async (t) => {
  const { world, clerk, give } = await openSeller(t)
  await world.staffId('billing_clerk')
  await clerk.ask(contract.listImports, {})
  const before = await traces(world)
  const trial = await give(customers, { preset: 'customers', dryRun: true })
  assert.equal(trial.runId, null)
  assert.deepEqual(trial.counts, { read: 3, taken: 2, known: 0, rejected: 1 })
  assert.deepEqual(
    trial.understood.columns.map(({ header, field }) => [header, field]),
    [
      ['Kundennummer', 'number'],
      ['Firma', 'name'],
      ['Ort', 'city'],
      ['Land', 'country'],
      ['Zahlungsziel', 'terms'],
      ['Notiz', null],
    ],
  )
  assert.deepEqual(trial.understood.columns[0]?.examples, ['1001', '1002', '1003'])
  assert.deepEqual(trial.understood.columns[5]?.examples, ['gut'])
  const [reject] = trial.rejects
  assert.deepEqual(
    [reject?.line, reject?.column, reject?.value, reject?.code, reject?.reason],
    [4, 'Land', 'Utopia', 'country_is_unknown', 'This is not a country.'],
  )
  assert.deepEqual(await traces(world), before)
})

test('what was tried is taken, its rejects can be downloaded, and the same file again is known', async (t) => {
  const { world, clerk, give } = await openSeller(t)
  const first = await give(customers, { preset: 'customers' }, 'kunden.csv')
  assert.deepEqual(first.counts, { read: 3, taken: 2, known: 0, rejected: 1 })
  assert.ok(first.runId)
  const file = await clerk.download(contract.readRejects, { runId: first.runId })
  const text = Buffer.from(file.bytes).toString()
  assert.equal(file.name, 'customers-rejects.csv')
  assert.match(text, /^kunden\.csv,4,Land,Utopia,country_is_unknown,This is not a country\.,/m)
  const again = await give(customers, { preset: 'customers' }, 'kunden.csv')
  assert.deepEqual(again.counts, { read: 3, taken: 0, known: 2, rejected: 1 })
  assert.equal((await clerk.ask(listCustomers, {})).count, 2)
  const { rows } = await clerk.ask(contract.listImports, {})
  assert.deepEqual(
    rows.map(({ preset, fileNames, taken, known, rejected, by, hasRejects, endedAt }) => [
      preset,
      fileNames[0],
      [taken, known, rejected],
      by,
      hasRejects,
      endedAt !== null,
    ]),
    [
      ['customers', 'kunden.csv', [0, 2, 1], 'billing_clerk', true, true],
      ['customers', 'kunden.csv', [2, 0, 1], 'billing_clerk', true, true],
    ],
  )
  const origins = await world.asOwner((tx) =>
    tx.many<{ file: string; staffId: bigint }>(sql`
      select distinct file, origin.staff_id as "staffId" from parties.customer
      join platform.origin on origin.id = customer.origin_id`),
  )
  assert.deepEqual(origins, [{ file: 'kunden.csv', staffId: await world.staffId('billing_clerk') }])
})

test('a line that the verbs refuse is left out alone, and the others of its chunk stay', async (t) => {
  const { world, give } = await openSeller(t)
  await give('number,name\n1,Alt\n', { preset: 'customers' })
  await world.asOwner((tx) => tx.run(sql`delete from exchange.known_record`))
  const taken = await give('number,name\n1,Alt\n2,Neu\n3,Drei\n3,Andere\n', { preset: 'customers' })
  assert.deepEqual(taken.counts, { read: 4, taken: 2, known: 0, rejected: 2 })
  assert.deepEqual(
    taken.rejects.map(({ line, code }) => [line, code]),
    [
      [2, 'customer_number_is_taken'],
      [5, 'key_is_twice'],
    ],
  )
})

test('columns that the words do not tell are assigned by hand', async (t) => {
  const { world, give, refused } = await openSeller(t)
  const odd = 'A;B;C\n77;Pumpen Voss;Kiel\n'
  const trial = await give(odd, { preset: 'customers', dryRun: true })
  assert.deepEqual([trial.counts, trial.understood.missing], [null, ['name']])
  assert.deepEqual(
    trial.understood.columns.map(({ header, examples }) => [header, examples[0]]),
    [
      ['A', '77'],
      ['B', 'Pumpen Voss'],
      ['C', 'Kiel'],
    ],
  )
  assert.equal((await refused(odd, { preset: 'customers' })).code, 'header_is_unknown')
  const taken = await give(odd, { preset: 'customers', columns: 'number:0,name:1,city:2' })
  assert.equal(taken.counts?.taken, 1)
  assert.deepEqual(
    (await exported(world, 'customers')).map(({ customerId, name }) => [customerId, name]),
    [['77', 'Pumpen Voss']],
  )
  const wrong = async (columns: string) => (await refused(odd, { preset: 'customers', columns })).code
  assert.equal(await wrong('name:9'), 'column_is_unknown')
  assert.equal(await wrong('colour:0,name:1'), 'column_is_unknown')
  assert.equal(await wrong('name:1,number:1'), 'column_is_used_twice')
  assert.equal(await wrong('name:one'), 'request_is_invalid')
})

test('days and decimals are read from the file, or asked', async (t) => {
  const { world, give, refused } = await openSeller(t)
  await give('number,name\n7,Albers\n', { preset: 'customers' })
  const open = 'number,date,amount,customer number\nR-1,01/02/2025,"1,234",7\n'
  const trial = await give(open, { preset: 'open-invoices', dryRun: true })
  assert.equal(trial.counts, null)
  assert.deepEqual(trial.understood.dates, { choices: ['DD/MM/YYYY', 'MM/DD/YYYY'], chosen: null })
  assert.deepEqual([trial.understood.decimal.choices.length, trial.understood.decimal.chosen], [2, null])
  assert.equal((await refused(open, { preset: 'open-invoices' })).code, 'days_are_ambiguous')
  const dates = 'DD/MM/YYYY'
  assert.equal((await refused(open, { preset: 'open-invoices', dates })).code, 'amounts_are_ambiguous')
  const taken = await give(open, { preset: 'open-invoices', dates, decimal: '.' })
  assert.deepEqual(taken.counts, { read: 1, taken: 1, known: 0, rejected: 0 })
  const rows = await exported(world, 'open-items')
  assert.deepEqual(
    rows.map(({ invoiceNumber, issuedOn, open: rest }) => [invoiceNumber, issuedOn, rest]),
    [['R-1', '2025-02-01', '1234.00']],
  )
})

test('files that are no lists, and lists that nobody may bring, are refused in words', async (t) => {
  const { world, clerk, entityIds, give, refused } = await openSeller(t, ['NORD', 'SUED'])
  const code = async (content: string | Uint8Array) => (await refused(content, { preset: 'customers' })).code
  assert.equal(await code(''), 'file_is_unreadable')
  assert.equal(await code('\n\n'), 'header_is_unknown')
  assert.equal(await code('name,city\n"A,B\n'), 'file_is_malformed')
  assert.equal(await code(Buffer.from('1f8b0800000000000000', 'hex')), 'file_is_unreadable')
  assert.equal(await code(Buffer.from('PK\u0003\u0004 xl/workbook.xml')), 'file_is_not_text')
  assert.equal(await code('name\nA\n'), 'entity_is_open')
  const [nord] = entityIds
  const taken = await give('name\nA\n', { preset: 'customers', ...(nord ? { entityId: formatId('ent', nord) } : {}) })
  assert.equal(taken.counts?.taken, 1)
  const none = { runId: taken.runId ?? '' }
  assert.equal((await clerk.refused(contract.readRejects, none)).status, 404)
  const stranger = await world
    .as('sales_rep')
    .refused(contract.importFile, { preset: 'customers' }, { file: { name: 'a.csv', bytes: 'name\nA\n' } })
  assert.equal(stranger.code, 'not_allowed')
  const keyless = { file: { name: 'a.csv', bytes: 'name\nA\n' }, key: null }
  assert.equal(
    (await clerk.refused(contract.importFile, { preset: 'customers' }, keyless)).code,
    'idempotency_key_is_missing',
  )
})

test('reasons are told in the language of the one who asks', async (t) => {
  const { clerk } = await openSeller(t)
  const file = { name: 'kunden.csv', bytes: customers }
  const german = await clerk.do(
    contract.importFile,
    { preset: 'customers', dryRun: true },
    { file, headers: { 'accept-language': 'de' } },
  )
  assert.equal(german.rejects[0]?.reason, 'Das ist kein Land.')
})

test('without a company nothing is made up', async (t) => {
  const world = await openWorld({ today: '2025-03-03' })
  t.after(() => world.close())
  const file = { name: 'a.csv', bytes: 'name\nA\n' }
  const problem = await world.as('finance_lead').refused(contract.importFile, { preset: 'customers' }, { file })
  assert.equal(problem.code, 'company_is_unknown')
})
