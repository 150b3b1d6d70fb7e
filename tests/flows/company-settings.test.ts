import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '#kernel/day'
import { id, parseId } from '#kernel/id'
import * as catalog from '#contracts/catalog'
import * as contract from '#contracts/company'
import { bankAccounts, drawNumbers, standsOnPaper } from '#modules/company'
import type { Client } from '../world/client.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
let ida: Client
let entityId = ''
before(async () => {
  world = await openWorld({ today: '2025-03-03' })
  ida = await world.signIn('administrator', 'Ida Kolbe')
  entityId = (await ida.do(contract.addEntity, { name: 'Quellwerk GmbH', country: 'DE' })).id
})
after(() => world.close())

test('a second seller follows the customs of its country, and is changed by whoever saw it last', async () => {
  const corrib = await ida.do(contract.addEntity, { name: 'Corrib Supplies Ltd', country: 'GB' })
  assert.deepEqual(
    [corrib.code, corrib.currency, corrib.zone, corrib.workFrom],
    ['CORRIB', 'GBP', 'Europe/London', '08:30'],
  )
  const { entities } = await ida.ask(contract.listEntities, {})
  assert.deepEqual(
    entities.map(({ currency }) => currency),
    ['EUR', 'GBP'],
  )
  const { taxCodes } = await ida.ask(catalog.listTaxCodes, {})
  assert.deepEqual(
    ['de-', 'gb-'].map((word) => taxCodes.some(({ code }) => code.startsWith(word))),
    [true, true],
  )

  const change = { entityId: corrib.id, vatNumber: 'GB 123 4567 89', addressLines: ['4 Quay Street', 'Galway'] }
  const changed = await ida.do(contract.changeEntity, change, { version: corrib.version })
  assert.deepEqual([changed.vatNumber, changed.name], ['GB123456789', 'Corrib Supplies Ltd'])
  assert.equal((await ida.refused(contract.changeEntity, change, { version: corrib.version })).status, 412)
  const refused = async (some: object, version = changed.version) =>
    (await ida.refused(contract.changeEntity, { entityId: corrib.id, ...some }, { version })).code
  assert.equal(await refused({ code: 'QUELLWERK' }), 'entity_code_is_taken')
  assert.equal(await refused({ workFrom: '18:00' }), 'working_hours_are_wrong')
  assert.equal(await refused({ zone: 'Mars/Olympus' }), 'zone_is_unknown')
  assert.equal((await ida.refused(contract.addEntity, { name: 'Polar', country: 'AQ' })).code, 'country_is_unknown')
})

test('bank details reach paper when a second person has confirmed them', async () => {
  const iban = 'DE89 3704 0044 0532 0130 00'
  const alone = await ida.do(contract.addBankAccount, { entityId, iban, currency: 'EUR' })
  assert.equal(alone.state, 'good')
  assert.equal(
    (await ida.refused(contract.addBankAccount, { entityId, iban, currency: 'EUR' })).code,
    'bank_account_is_taken',
  )
  assert.equal(
    (await ida.refused(contract.addBankAccount, { entityId, currency: 'EUR' })).code,
    'account_has_no_number',
  )

  const lead = await world.signIn('finance_lead', 'Frieda Lind')
  const second = await ida.do(contract.addBankAccount, { entityId, iban: 'DE02120300000000202051', currency: 'EUR' })
  assert.deepEqual([second.state, second.proposedBy?.name, second.mayConfirm], ['waiting', 'Ida Kolbe', false])
  const onPaper = async () =>
    (await world.work(({ tx }) => bankAccounts(tx))).filter(standsOnPaper).map((account) => account.iban)
  assert.deepEqual(await onPaper(), ['DE89370400440532013000'])
  const confirm = { accountId: second.id }
  assert.equal(
    (await ida.refused(contract.confirmBankAccount, confirm, { version: second.version })).code,
    'account_is_your_own_entry',
  )
  const good = await lead.do(contract.confirmBankAccount, confirm, { version: second.version })
  assert.deepEqual([good.state, good.confirmedBy?.name], ['good', 'Frieda Lind'])
  assert.equal(
    (await lead.refused(contract.confirmBankAccount, confirm, { version: good.version })).code,
    'account_is_confirmed',
  )

  const named = await ida.do(contract.changeBankAccount, { ...confirm, name: 'DKB' }, { version: good.version })
  assert.equal(named.state, 'good')
  const bic = await ida.do(contract.changeBankAccount, { ...confirm, bic: 'BYLADEM1001' }, { version: named.version })
  assert.equal(bic.state, 'waiting')
  const resting = await ida.do(contract.changeBankAccount, { ...confirm, active: false }, { version: bic.version })
  assert.equal(
    (await lead.refused(contract.confirmBankAccount, confirm, { version: resting.version })).code,
    'account_is_resting',
  )
  assert.deepEqual(await onPaper(), ['DE89370400440532013000'])
})

test('a series takes any form before its first number, and none after it', async () => {
  const clerk = world.as('billing_clerk')
  const find = async (kind: string) =>
    (await clerk.ask(contract.listSeries, { entityId })).series.find((series) => series.kind === kind)
  const before = await find('invoice')
  assert.deepEqual([before?.next, before?.given], ['RE-2025-00001', 0])
  const to = (pattern: string, next?: number) => ({ entityId, kind: 'invoice' as const, pattern, next })
  const version = before?.version ?? 0
  const carriedOn = await ida.do(contract.changeSeries, to('R{yy}-{0000}', 218), { version })
  assert.equal(carriedOn.next, 'R25-0218')
  const twin = await ida.refused(contract.changeSeries, to('GS-{yyyy}-{00000}'), { version: carriedOn.version })
  assert.equal(twin.code, 'pattern_is_in_use')
  const wrong = await ida.refused(contract.changeSeries, to('R{yy}'), { version: carriedOn.version })
  assert.equal(wrong.code, 'pattern_is_wrong')
  assert.equal((await find('order'))?.next, 'AB-2025-00001')

  await world.work((work) =>
    drawNumbers(work, { entityId: parseId('ent', entityId), kind: 'order', on: day('2025-03-03'), count: 2 }),
  )
  const drawn = await find('order')
  assert.deepEqual([drawn?.next, drawn?.given], ['AB-2025-00003', 2])
  const late = await ida.refused(
    contract.changeSeries,
    { entityId, kind: 'order', pattern: 'X{000}' },
    { version: drawn?.version ?? 0 },
  )
  assert.equal(late.code, 'series_has_begun')
})

test('the calendar has the days of the country and those that were added', async () => {
  const asked = { entityId, year: 2025 }
  const fair = { entityId, day: '2025-07-11', name: 'Works outing' }
  assert.equal((await ida.refused(contract.addHoliday, { ...fair, day: '2025-10-03' })).code, 'day_is_a_holiday')
  await ida.do(contract.addHoliday, fair)
  const { holidays } = await ida.ask(contract.readCalendar, asked)
  assert.deepEqual(
    holidays.filter(({ own }) => own),
    [{ day: '2025-07-11', name: 'Works outing', own: true }],
  )
  assert.ok(holidays.some((each) => each.day === '2025-10-03' && !each.own))
  await ida.do(contract.removeHoliday, { entityId, day: fair.day })
  assert.equal((await ida.refused(contract.removeHoliday, { entityId, day: fair.day })).status, 404)
})

test('rates of exchange hold from their day on', async () => {
  const rate = { currency: 'GBP', base: 'EUR', day: '2025-03-03', rate: '1.2055', source: 'ECB' }
  const refused = async (some: object) => (await ida.refused(contract.addRate, { ...rate, ...some })).code
  assert.equal(await refused({ rate: '0' }), 'rate_is_not_positive')
  assert.equal(await refused({ base: 'GBP' }), 'currencies_are_the_same')
  assert.equal(await refused({ day: '2025-03-04' }), 'day_is_in_the_future')
  await ida.do(contract.addRate, { ...rate, day: '2025-02-28', rate: '1.21' })
  await ida.do(contract.addRate, rate)
  const on = async (when?: string) => (await ida.ask(contract.listRates, { day: when })).rates.map((each) => each.rate)
  assert.deepEqual([await on(), await on('2025-03-01'), await on('2025-01-01')], [['1.2055'], ['1.21'], []])
})

test('a tax code gets a new rate from a day on, and keeps the old one', async () => {
  const first = { percent: '19', fromOn: '2007-01-01', source: 'UStG' }
  const draft = { code: 'de-test', name: 'Test', country: 'DE', category: 'S' as const, ...first }
  const made = await ida.do(catalog.addTaxCode, draft)
  assert.equal((await ida.refused(catalog.addTaxCode, draft)).code, 'tax_code_is_taken')
  const rate = { taxCodeId: made.id, percent: '16', fromOn: '2026-07-01' }
  assert.equal((await ida.refused(catalog.addTaxRate, { ...rate, percent: '101' })).code, 'percent_is_impossible')
  const { rates } = await ida.do(catalog.addTaxRate, rate)
  assert.deepEqual(
    rates.map(({ percent }) => percent),
    ['16', '19'],
  )
  assert.equal((await ida.refused(catalog.addTaxRate, rate)).code, 'rate_begins_already')
  assert.equal((await ida.do(catalog.changeTaxCode, { taxCodeId: made.id, active: false })).active, false)
})

test('ids of nothing are answered as nothing', async () => {
  const none = world.as('administrator')
  const { entities } = await none.ask(contract.listEntities, {})
  assert.ok(entities.length >= 2 && id<'ent'>(1n) > 0n)
  assert.equal((await none.raw('/v1/legal-entities/ent_bbbbbb')).status, 404)
})
