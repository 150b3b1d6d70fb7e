import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatId, id } from '#kernel/id'
import * as contract from '#contracts/parties'
import { listStaff } from '#contracts/company'
import { openWorld, type World } from '../world/world.ts'

const kessler = { name: 'Keßler Pumpen GmbH', country: 'DE', currency: 'EUR' } as const

async function withReps(world: World) {
  const anna = formatId('stf', await world.staffId('sales_rep', 'Anna Reuter'))
  const lena = formatId('stf', await world.staffId('collector', 'Lena Brandt'))
  return { anna, lena, manager: world.as('sales_manager'), rep: world.as('sales_rep', 'Anna Reuter') }
}

test('a customer is put on file, read, and changed at its version', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const { anna, lena, manager } = await withReps(world)
  const made = await manager.do(contract.createCustomer, {
    ...kessler,
    vatNumber: 'de 811 128 135',
    terms: '2/10,net:30',
    ownerId: anna,
    collectorId: lena,
    poRule: 'required',
    poPattern: '45\\d{8}',
    language: 'de',
  })
  assert.equal(made.number, '10001')
  assert.equal(made.vatNumber, 'DE811128135')
  assert.equal(made.termsText, '2% discount within 10 days, 30 days net')
  assert.deepEqual([made.owner?.name, made.collector?.name], ['Anna Reuter', 'Lena Brandt'])
  assert.deepEqual(await manager.ask(contract.readCustomer, { customerId: made.id }), made)

  const changed = await manager.do(
    contract.changeCustomer,
    { customerId: made.id, terms: 'net-eom:30', collectorId: null },
    { version: made.version },
  )
  assert.deepEqual([changed.terms, changed.collector, changed.version], ['net-eom:30', null, 2])
  assert.equal(changed.poPattern, '45\\d{8}', 'what was not sent stays')
  const stale = await manager.refused(
    contract.changeCustomer,
    { customerId: made.id, name: 'Kessler' },
    { version: made.version },
  )
  assert.equal(stale.code, 'version_is_stale')
  const { staff } = await world.as('operations').ask(listStaff, {})
  assert.ok(staff.some(({ name }) => name === 'Lena Brandt'))
})

test('what cannot be right of a customer is refused, with the field', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const { manager } = await withReps(world)
  const made = await manager.do(contract.createCustomer, { ...kessler, number: '500', vatNumber: 'DE811128135' })
  const daughter = await manager.do(contract.createCustomer, { ...kessler, name: 'Kessler Service', parentId: made.id })
  const stranger = formatId('cus', id<'cus'>(9_999n))
  const refusals = [
    [{ ...kessler, name: 'Other', number: '500' }, 'customer_number_is_taken', 'number'],
    [{ ...kessler, name: 'Other', vatNumber: 'DE12' }, 'vat_number_is_malformed', 'vatNumber'],
    [{ ...kessler, name: 'Other', poPattern: '(a+)+' }, 'po_pattern_is_wrong', 'poPattern'],
    [{ ...kessler, name: 'Other', ownerId: formatId('stf', id<'stf'>(9_999n)) }, 'colleague_is_unknown', 'ownerId'],
    [{ ...kessler, name: 'Other', parentId: stranger }, 'parent_is_unknown', 'parentId'],
    [{ ...kessler, name: 'Other', vatNumber: 'DE 811128135' }, 'customer_looks_known', 'vatNumber'],
    [{ ...kessler, name: 'KESSLER PUMPEN GmbH & Co. KG' }, 'customer_looks_known', 'name'],
  ] as const
  for (const [request, code, field] of refusals) {
    const problem = await manager.refused(contract.createCustomer, request)
    assert.deepEqual([problem.code, problem.facts?.['field'], problem.status], [code, field, 409])
    assert.ok(problem.remedy, `${code} says what to do`)
  }
  const known = await manager.refused(contract.createCustomer, { ...kessler, name: 'Kessler Pumpen' })
  assert.deepEqual(known.facts?.['customers'], [
    { customerId: made.id, number: '500', name: 'Keßler Pumpen GmbH', because: 'same_name' },
  ])
  const second = await manager.do(contract.createCustomer, { ...kessler, name: 'Kessler Pumpen', despiteAlike: true })
  assert.notEqual(second.id, made.id)

  const circle = await manager.refused(
    contract.changeCustomer,
    { customerId: made.id, parentId: daughter.id },
    { version: 1 },
  )
  assert.equal(circle.code, 'parent_is_below')
  for (const wrong of [{ terms: 'net' }, { country: 'Germany' }, { invoiceEmail: 'nobody' }, { currency: 'XXZ' }]) {
    const problem = await manager.refused(contract.createCustomer, { ...kessler, ...wrong })
    assert.deepEqual([problem.status, problem.errors?.[0]?.path], [400, Object.keys(wrong)[0]])
  }
  const rep = await world.as('sales_rep').refused(contract.createCustomer, kessler)
  assert.equal(rep.status, 403)
})

test('the list is searched, narrowed down and sorted; a sales rep finds their own', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const { anna, lena, manager, rep } = await withReps(world)
  const make = (name: string, more: object = {}) =>
    manager.do(contract.createCustomer, { country: 'DE', currency: 'EUR', name, ...more })
  const own = await make('Ärzte-Technik Nord', { ownerId: anna, since: '2021-05-01' })
  const other = await make('Corrib Pumps Ltd', { country: 'GB', currency: 'GBP', vatNumber: 'GB123456789' })
  const collected = await make('Zorn Anlagenbau', { collectorId: lena })
  await manager.do(contract.changeCustomer, { customerId: collected.id, active: false }, { version: 1 })
  await manager.do(contract.addAddress, {
    customerId: own.id,
    kind: 'bill_to',
    lines: ['Kai 1'],
    city: 'Bremen',
    country: 'DE',
  })
  const names = async (filters: object) =>
    (await manager.ask(contract.listCustomers, filters)).rows.map(({ name }) => name)
  assert.deepEqual(await names({}), ['Ärzte-Technik Nord', 'Corrib Pumps Ltd', 'Zorn Anlagenbau'])
  assert.deepEqual(await names({ sort: '-name' }), ['Zorn Anlagenbau', 'Corrib Pumps Ltd', 'Ärzte-Technik Nord'])
  assert.deepEqual(await names({ search: 'arzte' }), ['Ärzte-Technik Nord'])
  assert.deepEqual(await names({ search: 'GB 1234' }), ['Corrib Pumps Ltd'])
  assert.deepEqual(await names({ search: '%' }), [])
  assert.deepEqual(await names({ ownerId: anna }), ['Ärzte-Technik Nord'])
  assert.deepEqual(await names({ collectorId: lena }), ['Zorn Anlagenbau'])
  assert.deepEqual(await names({ withoutOwner: true, active: true }), ['Corrib Pumps Ltd'])
  assert.deepEqual(await names({ country: 'GB' }), ['Corrib Pumps Ltd'])
  const [first] = (await manager.ask(contract.listCustomers, { sort: 'since' })).rows
  assert.deepEqual([first?.name, first?.city], ['Ärzte-Technik Nord', 'Bremen'])

  const mine = await rep.ask(contract.listCustomers, {})
  assert.deepEqual([mine.count, mine.rows.map(({ id: each }) => each)], [1, [own.id]])
  const notHers = [
    [contract.readCustomer, { customerId: other.id }],
    [contract.listContacts, { customerId: other.id }],
    [contract.listAddresses, { customerId: other.id }],
    [contract.listPayerAliases, { customerId: other.id }],
    [contract.listTouches, { customerId: other.id }],
    [contract.recordTouch, { customerId: other.id, kind: 'call' }],
    [contract.addContact, { customerId: other.id, name: 'Sean', function: 'purchasing' }],
  ] as const
  for (const [endpoint, request] of notHers) {
    const answer = await rep.call(endpoint, request)
    assert.equal(answer.status, 404, endpoint.path)
  }
})

test('people and addresses are added, changed and taken out of use', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const { anna, manager, rep } = await withReps(world)
  const { id: customerId } = await manager.do(contract.createCustomer, { ...kessler, ownerId: anna })
  const renate = await rep.do(contract.addContact, {
    customerId,
    name: 'Renate Höft',
    function: 'accounts_payable',
    email: 'hoeft@kessler.example',
  })
  const changed = await rep.do(
    contract.changeContact,
    { contactId: renate.id, phone: '+49 421 55 10' },
    { version: renate.version },
  )
  assert.deepEqual([changed.email, changed.phone, changed.version], ['hoeft@kessler.example', '+49 421 55 10', 2])
  assert.equal((await rep.refused(contract.removeContact, { contactId: renate.id }, { version: 1 })).status, 412)
  const removed = await rep.do(contract.removeContact, { contactId: renate.id }, { version: 2 })
  assert.equal(removed.active, false)
  const { contacts } = await rep.ask(contract.listContacts, { customerId })
  assert.deepEqual(contacts, [removed])

  const hall = await manager.do(contract.addAddress, {
    customerId,
    kind: 'ship_to',
    lines: ['Halle 4', 'Werftstraße 9'],
    postalCode: '28237',
    city: 'Bremen',
    country: 'DE',
  })
  assert.deepEqual(hall.printed, ['Halle 4', 'Werftstraße 9', '28237 Bremen'])
  await manager.do(contract.changeAddress, { addressId: hall.id, lines: ['Halle 5'] }, { version: 1 })
  await manager.do(contract.removeAddress, { addressId: hall.id }, { version: 2 })
  const { addresses } = await manager.ask(contract.listAddresses, { customerId })
  assert.deepEqual(
    addresses.map(({ printed, active }) => [printed, active]),
    [[['Halle 5', '28237 Bremen'], false]],
  )
  assert.equal((await rep.refused(contract.removeAddress, { addressId: hall.id }, { version: 3 })).status, 403)
  assert.equal(
    (await world.as('cash_clerk').refused(contract.removeContact, { contactId: renate.id }, { version: 3 })).status,
    403,
  )
})

test('payer aliases are confirmed and forgotten by who applies money', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const { manager } = await withReps(world)
  const { id: customerId } = await manager.do(contract.createCustomer, kessler)
  const clerk = world.as('cash_clerk')
  const account = { customerId, kind: 'account', value: 'DE02 1203 0000 0000 2020 51' } as const
  await clerk.do(contract.confirmPayerAlias, account)
  const twice = await clerk.do(contract.confirmPayerAlias, { ...account, value: 'DE02120300000000202051' })
  assert.equal(twice.confirmed, 2)
  const { aliases } = await clerk.ask(contract.listPayerAliases, { customerId })
  assert.deepEqual(aliases, [twice])
  const empty = await clerk.refused(contract.confirmPayerAlias, { customerId, kind: 'name', value: '…' })
  assert.equal(empty.code, 'alias_is_empty')
  await clerk.do(contract.forgetPayerAlias, { aliasId: twice.id })
  assert.deepEqual((await clerk.ask(contract.listPayerAliases, { customerId })).aliases, [])
  assert.equal((await clerk.refused(contract.forgetPayerAlias, { aliasId: twice.id })).status, 404)
  assert.equal((await manager.refused(contract.confirmPayerAlias, account)).status, 403)
})

test('all departments write on one timeline', async (t) => {
  const world = await openWorld({ today: '2025-03-03' })
  t.after(() => world.close())
  const { anna, manager, rep } = await withReps(world)
  const { id: customerId } = await manager.do(contract.createCustomer, { ...kessler, ownerId: anna })
  const elsewhere = await manager.do(contract.createCustomer, { ...kessler, name: 'Other' })
  const ole = await rep.do(contract.addContact, { customerId, name: 'Ole Petersen', function: 'operations' })
  const sean = await manager.do(contract.addContact, { customerId: elsewhere.id, name: 'Sean', function: 'other' })
  const call = await rep.do(contract.recordTouch, { customerId, kind: 'call', contactId: ole.id })
  assert.deepEqual([call.department, call.staff?.name, call.contact?.name], ['sales', 'Anna Reuter', 'Ole Petersen'])
  await world
    .as('operations', 'Jens')
    .do(contract.recordTouch, { customerId, kind: 'note', note: 'Two pumps run hot.' })
  await world.as('collector', 'Lena Brandt').do(contract.recordTouch, {
    customerId,
    kind: 'email',
    at: '2025-03-01T10:00:00Z',
    note: 'Asked for the pay run.',
  })
  const { rows } = await rep.ask(contract.listTouches, { customerId })
  assert.deepEqual(
    rows.map(({ department, staff }) => [department, staff?.name]),
    [
      ['operations', 'Jens'],
      ['sales', 'Anna Reuter'],
      ['collections', 'Lena Brandt'],
    ],
  )
  assert.equal((await rep.ask(contract.listTouches, { customerId, department: 'sales' })).count, 1)
  const wrong = [
    [{ customerId, kind: 'note' }, 'note_is_empty'],
    [{ customerId, kind: 'call', contactId: sean.id }, 'contact_is_elsewhere'],
    [{ customerId, kind: 'call', at: '2025-03-09T10:00:00Z' }, 'touch_is_in_the_future'],
  ] as const
  for (const [request, code] of wrong) {
    assert.equal((await rep.refused(contract.recordTouch, request)).code, code)
  }
})

test('terms explain themselves by an example before they are saved', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const manager = world.as('sales_manager')
  const due = async (terms: string) => {
    const answer = await manager.ask(contract.readTerms, { terms, on: '2025-01-31', country: 'DE' })
    return [answer.text, answer.dueOn, answer.effectiveDueOn]
  }
  assert.deepEqual(await due('net-eom:30'), ['30 days then end of month', '2025-03-31', '2025-03-31'])
  assert.deepEqual(await due('eom-net:30'), ['30 days after end of month', '2025-03-02', '2025-03-03'])
  assert.deepEqual(await due('eom+1'), ['end of next month', '2025-02-28', '2025-02-28'])
  assert.deepEqual((await due('day:10/25')).slice(1), ['2025-03-10', '2025-03-10'])
  const easter = await manager.ask(contract.readTerms, { terms: '2/10,net:30', on: '2025-04-10', country: 'DE' })
  assert.deepEqual([easter.discountUntil, easter.effectiveDiscountUntil], ['2025-04-20', '2025-04-22'])
  assert.equal(
    (await manager.refused(contract.readTerms, { terms: '30 days', on: '2025-01-31', country: 'DE' })).status,
    400,
  )
})

test('the list comes as a file too, whole, with names and without formulas', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const { anna, manager, rep } = await withReps(world)
  for (const name of ['=HYPERLINK("x")', 'Müller, Söhne & Co', 'Plain']) {
    await manager.do(contract.createCustomer, { ...kessler, name, ownerId: name === 'Plain' ? anna : null })
  }
  const file = await manager.download(contract.listCustomers, { format: 'csv', sort: 'number', limit: 1 })
  assert.equal(file.mediaType, 'text/csv; charset=utf-8')
  assert.equal(file.name, 'customers 2025-03-03.csv')
  const lines = Buffer.from(file.bytes).toString().split('\r\n')
  assert.equal(
    lines[0],
    '\ufeffid,number,name,kind,city,country,currency,terms,termsText,owner.id,owner.name,collector.id,collector.name,active,since',
  )
  assert.deepEqual(
    lines.slice(1, 4).map((line) => line.replace(/^cus_\w+,/, '').slice(0, 33)),
    ['10001,"\'=HYPERLINK(""x"")",busine', '10002,"Müller, Söhne & Co",busine', '10003,Plain,business,,DE,EUR,net:'],
  )
  const own = Buffer.from((await rep.download(contract.listCustomers, { format: 'csv' })).bytes).toString()
  assert.equal(own.trimEnd().split('\r\n').length, 2)
  assert.equal((await world.stranger.call(contract.listCustomers, { format: 'csv' })).status, 401)
})
