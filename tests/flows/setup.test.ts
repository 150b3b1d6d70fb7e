import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#contracts/company'
import { importFile } from '#contracts/exchange'
import { bankAccounts, entities } from '#modules/company'
import { taxCodes } from '#modules/catalog'
import { createEntities } from '#modules/company'
import { sql } from '#platform/sql'
import { clientOf } from '../world/client.ts'
import { openWorld } from '../world/world.ts'

const patterns = {
  order: 'AB-{yyyy}-{00000}',
  delivery: 'LS-{0000}',
  invoice: 'RE-{yy}{0000}',
  credit_note: 'GS-{000}',
}
const ida = { name: 'Ida Kolbe', email: 'Ida@Quellwerk.example', password: 'a long enough one' }
const quellwerk = {
  name: 'Quellwerk GmbH',
  country: 'DE',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  addressLines: ['Am Stichkanal 12', '33719 Bielefeld'],
  vatNumber: 'DE 123 456 789',
  taxNumber: '305/5812/1234',
  patterns,
}
const bankAccount = { iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFF' }
const whole = { administrator: ida, entity: quellwerk, bankAccount }

test('five answers make a company that can sell: administrator, seller, series, bank account, tax codes', async (t) => {
  const world = await openWorld({ today: '2025-03-03' })
  t.after(() => world.close())
  const before = await world.stranger.ask(contract.readSetup, {})
  assert.deepEqual([before.needed, before.company, before.today], [true, null, '2025-03-03'])
  assert.deepEqual(before.countries.find(({ country }) => country === 'DE')?.patterns.invoice, 'RE-{yyyy}-{00000}')

  const answer = await world.stranger.do(contract.setUp, whole, { key: 'first' })
  const again = await world.stranger.do(contract.setUp, whole, { key: 'first' })
  assert.deepEqual(again, answer)
  const known = await world.work(async ({ tx }) => ({
    entity: (await entities(tx))[0],
    account: (await bankAccounts(tx))[0],
    codes: (await taxCodes(tx)).map(({ code }) => code),
    kept: await tx.many<{ kept: string }>(sql`
      select coalesce(answer::text, '') as kept from platform.idempotency
      union all select facts::text from platform.audit union all select password from auth.account`),
  }))
  assert.deepEqual(
    [known.entity?.code, known.entity?.vatNumber, known.entity?.addressLines],
    ['QUELLWERK', 'DE123456789', ['Am Stichkanal 12', '33719 Bielefeld']],
  )
  assert.equal(known.account?.iban, 'DE89370400440532013000')
  assert.notEqual(known.account.confirmedAt, null)
  assert.ok(known.codes.some((code) => code.startsWith('de-')))
  assert.ok(known.kept.length > 2 && known.kept.every(({ kept }) => !kept.includes(ida.password)))

  const signIn = await world.stranger.raw('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: world.url },
    body: JSON.stringify({ email: 'ida@quellwerk.example', password: ida.password }),
  })
  assert.equal(signIn.status, 200)
  const cookie = signIn.headers.getSetCookie().map((each) => each.split(';')[0])
  const me: unknown = await (await world.stranger.raw('/v1/me', { headers: { cookie: cookie.join('; ') } })).json()
  assert.ok(typeof me === 'object' && me !== null && 'roles' in me)
  assert.deepEqual(me.roles, ['administrator'])

  const after = await world.stranger.ask(contract.readSetup, {})
  assert.deepEqual([after.needed, after.company], [false, { name: 'Quellwerk GmbH' }])
  const late = { ...whole, administrator: { ...ida, email: 'eve@example.com' } }
  assert.equal((await world.stranger.refused(contract.setUp, late)).code, 'administrator_exists')
})

test('who works alone from the first run may bring data and book money, until another administrator takes that back', async (t) => {
  const world = await openWorld({ today: '2025-03-03' })
  t.after(() => world.close())
  const { staffId } = await world.stranger.do(contract.setUp, { ...whole, administrator: { ...ida, worksAlone: true } })
  const signIn = async (email: string, password: string) => {
    const answer = await world.stranger.raw('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: world.url },
      body: JSON.stringify({ email, password }),
    })
    const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0])
    return clientOf(world.url, () => Promise.resolve({ cookie: cookie.join('; '), origin: world.url }))
  }
  const founder = await signIn('ida@quellwerk.example', ida.password)
  const me = await founder.ask(contract.readMe, {})
  assert.deepEqual(me.roles, ['administrator', 'finance_lead'])
  const list = { name: 'kunden.csv', bytes: 'number;name;country\n7001;Lindauer Brauhaus;DE' }
  const taken = await founder.do(importFile, { preset: 'customers' }, { file: list })
  assert.deepEqual(taken.counts, { read: 1, taken: 1, known: 0, rejected: 0 })

  const second = world.as('administrator', 'Carl Voss')
  const only = await second.do(contract.changeStaff, { staffId, roles: ['administrator'] }, { version: 1 })
  assert.deepEqual(only.roles, ['administrator'])
  const both = { staffId, roles: ['administrator' as const, 'finance_lead' as const] }
  const refused = await second.refused(contract.changeStaff, both, { version: only.version })
  assert.deepEqual(
    [refused.code, refused.facts?.['role'], refused.facts?.['otherRole']],
    ['roles_conflict', 'administrator', 'finance_lead'],
  )
  const again = await signIn('ida@quellwerk.example', ida.password)
  assert.equal((await again.refused(importFile, { preset: 'customers' }, { file: list })).status, 403)
})

test('of many who set up at once, one becomes the administrator', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const tries = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      world.stranger.call(
        contract.setUp,
        { ...whole, administrator: { ...ida, email: `a${index}@example.com` } },
        { key: `try ${index}`.replace(' ', '-') },
      ),
    ),
  )
  assert.deepEqual(
    tries.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409, 409, 409, 409, 409, 409, 409],
  )
})

test('each answer that cannot be is refused with the field, and leaves nothing behind', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const refused = async (request: Parameters<typeof world.stranger.refused<typeof contract.setUp>>[1]) => {
    const { code, facts, remedy } = await world.stranger.refused(contract.setUp, request)
    assert.ok(remedy, `${code} has no remedy`)
    return [code, facts?.['field'] ?? null]
  }
  const entity = (some: Partial<typeof quellwerk>) => ({ ...whole, entity: { ...quellwerk, ...some } })
  assert.deepEqual(await refused({ administrator: ida }), ['company_is_missing', 'entity'])
  assert.deepEqual(await refused({ ...whole, administrator: { ...ida, password: 'short' } }), [
    'password_is_too_short',
    'password',
  ])
  assert.deepEqual(await refused({ ...whole, administrator: { ...ida, password: 'x'.repeat(129) } }), [
    'password_is_too_long',
    'password',
  ])
  assert.deepEqual(await refused(entity({ zone: 'Europe/Bielefeld' })), ['zone_is_unknown', 'zone'])
  assert.deepEqual(await refused(entity({ vatNumber: 'DE12' })), ['vat_number_is_malformed', 'vatNumber'])
  assert.deepEqual(await refused(entity({ taxNumber: '12/3' })), ['tax_number_is_malformed', 'taxNumber'])
  const { code } = await world.stranger.refused(
    contract.setUp,
    entity({ patterns: { ...patterns, invoice: 'RE-{yyyy}' } }),
  )
  assert.equal(code, 'pattern_is_wrong')
  const iban = 'DE89 3704 0044 0523 0130 00'
  assert.deepEqual(await refused({ ...whole, bankAccount: { iban } }), ['iban_is_wrong', 'iban'])
  assert.deepEqual(await refused({ ...whole, bankAccount: { ...bankAccount, bic: 'X' } }), ['bic_is_wrong', 'bic'])
  assert.equal((await world.stranger.ask(contract.readSetup, {})).needed, true)
  assert.deepEqual(await world.work(({ tx }) => entities(tx)), [])
})

test('where an import has made the company, only the administrator is asked for', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  await world.work(async (work) => {
    await createEntities(work, [{ code: 'OR', name: 'Online Retail', country: 'GB' }])
    await work.tx.run(sql`
      insert into company.company (id, name, reporting_currency, set_up_at) values (1, 'Online Retail', 'GBP', ${work.at})`)
  })
  assert.deepEqual((await world.stranger.ask(contract.readSetup, {})).company, { name: 'Online Retail' })
  assert.equal((await world.stranger.refused(contract.setUp, whole)).code, 'company_exists')
  const { entityId } = await world.stranger.do(contract.setUp, { administrator: ida })
  assert.equal(entityId, null)
  assert.equal((await world.stranger.ask(contract.readSetup, {})).needed, false)
})
