import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { formatId, id, type Prefix } from '#kernel/id'
import { routes } from '#app/routes'
import { createKey, revokeKey } from '#platform/api-key'
import { parametersOf, type Endpoint } from '#platform/endpoint'
import { insist } from '#kernel/outcome'
import { permissionsOf, roles } from '#platform/rights'
import { sql } from '#platform/sql'
import { makePromise, onePromise, openSampleWorld, promises, sampleRoutes, whoAmI } from '../world/sample-api.ts'
import { clientOf } from '../world/client.ts'
import type { World } from '../world/world.ts'

const wallClock = { at: new Date('2025-03-03T08:00:00Z') }
const all = [...sampleRoutes, ...routes]
const contracts = all.map(({ contract }) => contract)
let world: World
before(async () => {
  world = await openSampleWorld({ routes: all, server: { clock: { now: () => wallClock.at } } })
})
after(() => world.close())

/** A request that means nothing: whoever may ask at all gets past the rights and is told so. */
const meaningless = (contract: Endpoint) =>
  Object.fromEntries(parametersOf(contract.path).map((name) => [name, 'x_000000']))

test('without a key and without a session, every address that is not public answers 401', async () => {
  for (const contract of contracts.filter(({ allow }) => allow !== 'public')) {
    const answer = await world.stranger.call(contract, meaningless(contract))
    assert.equal(answer.status, 401, `${contract.method} ${contract.path}`)
    assert.match(await answer.text(), /"code":"not_signed_in"/)
  }
})

test('every role gets 403 exactly where its permissions do not reach', async () => {
  let probes = 0
  for (const role of roles) {
    const may = permissionsOf([role])
    const client = role === 'portal' || may.size === 0 ? null : world.as(role)
    for (const contract of client === null ? [] : contracts) {
      const answer = await client?.call(contract, meaningless(contract))
      const open = contract.allow === 'public' || contract.allow === 'signed-in' || may.has(contract.allow)
      assert.equal(answer?.status === 403, !open, `${role} at ${contract.method} ${contract.path}: ${answer?.status}`)
      probes += 1
    }
  }
  assert.equal(probes, (roles.length - 1) * contracts.length)
  process.stdout.write(`${probes} probes: ${roles.length - 1} roles at ${contracts.length} addresses\n`)
})

test('whatever changes money wants a key, and whatever has a version wants If-Match, before anything else is looked at', async () => {
  const somebody = world.as(
    roles.filter((role) => role !== 'portal'),
    'all hands',
  )
  for (const contract of contracts.filter(({ money }) => money)) {
    const problem = await somebody.refused(contract, meaningless(contract), { key: null })
    assert.equal(problem.code, 'idempotency_key_is_missing', `${contract.method} ${contract.path}`)
  }
  for (const contract of contracts.filter(({ versioned }) => versioned)) {
    const problem = await somebody.refused(contract, meaningless(contract))
    assert.equal(problem.code, 'version_is_missing', `${contract.method} ${contract.path}`)
  }
})

test('the 403 says which permission is missing', async () => {
  const problem = await world.as('operations').refused(promises, {})
  assert.deepEqual([problem.code, problem.facts], ['not_allowed', { permission: 'cash.read' }])
})

test('a key opens what its scopes say, and never more than the person it acts for may', async () => {
  const staffId = await world.staffId('cash_clerk')
  const make = async (scopes: Parameters<typeof createKey>[1]['scopes'], expiresAt: Date | null = null) => {
    const made = insist(await world.work((work) => createKey(work, { name: 'till', staffId, scopes, expiresAt })))
    return { ...made, client: clientOf(world.url, () => Promise.resolve({ authorization: `Bearer ${made.key}` })) }
  }
  const reader = await make(['cash.read', 'order.enter'])
  assert.match(reader.key, /^qk_[\w-]{43}$/)
  await reader.client.ask(promises, {})
  const promised = {
    customerId: formatId<Prefix>('cus', id(1n)),
    said: 'x',
    amount: { amount: '1.00', currency: 'EUR' },
    promisedOn: null,
  }
  assert.equal((await reader.client.refused(makePromise, promised)).code, 'not_allowed')
  assert.deepEqual(await reader.client.ask(whoAmI, {}), { kind: 'key', name: 'till', door: 'api', sees: 'all' })

  const expiring = await make(['cash.read'], new Date('2025-03-03T09:00:00Z'))
  await expiring.client.ask(promises, {})
  wallClock.at = new Date('2025-03-03T09:00:01Z')
  assert.equal((await expiring.client.refused(promises, {})).code, 'key_is_not_good')

  assert.equal(await world.work((work) => revokeKey(work, reader.id)), true)
  assert.equal((await reader.client.refused(promises, {})).status, 401)
  assert.equal(await world.work((work) => revokeKey(work, reader.id)), false)

  const nothing = await world.work((work) => createKey(work, { name: 'none', staffId, scopes: [], expiresAt: null }))
  assert.deepEqual(nothing, { ok: false, code: 'key_has_no_scopes', facts: {} })
})

test('only the hash of a key is kept, and when it was used last', async () => {
  const staffId = await world.staffId('cash_clerk')
  const { id: keyId, key } = insist(
    await world.work((work) => createKey(work, { name: 'seen', staffId, scopes: ['cash.read'], expiresAt: null })),
  )
  await clientOf(world.url, () => Promise.resolve({ authorization: `Bearer ${key}` })).ask(promises, {})
  const row = await world.work(({ tx }) =>
    tx.one<Record<string, unknown>>(sql`
      select prefix, length(hash) as length, last_used_at is not null as used, to_jsonb(api_key)::text as whole
      from platform.api_key where id = ${keyId}`),
  )
  assert.deepEqual({ ...row, whole: null }, { prefix: key.slice(0, 9), length: 32, used: true, whole: null })
  assert.ok(!String(row['whole']).includes(key.slice(9)))
})

test('whoever leaves is out with the next request', async () => {
  const staffId = await world.staffId('cash_clerk', 'Leaving')
  const byKey = world.as('cash_clerk', 'Leaving')
  const atScreen = await world.signIn('cash_clerk', 'Leaving')
  await byKey.ask(promises, {})
  assert.deepEqual(await atScreen.ask(whoAmI, {}), { kind: 'staff', name: 'Leaving', door: 'screen', sees: 'all' })
  const change = (what: ReturnType<typeof sql>) =>
    world.work(({ tx }) => tx.run(sql`update company.staff set ${what} where id = ${staffId}`))
  await change(sql`roles = '{operations}'`)
  assert.equal((await byKey.refused(promises, {})).status, 403)
  assert.equal((await atScreen.refused(promises, {})).status, 403)
  await change(sql`active = false`)
  assert.equal((await byKey.refused(whoAmI, {})).status, 401)
  assert.equal((await atScreen.refused(whoAmI, {})).status, 401)
})

test('a word in the header that is no key, or nobody’s, is told so', async () => {
  for (const authorization of [
    'Bearer qk_nonsense',
    'Basic dXNlcjpwYXNz',
    'Bearer x',
    `Bearer qk_${'a'.repeat(200)}`,
  ]) {
    const answer = await world.stranger.raw('/v1/sample-promises', { headers: { authorization } })
    assert.equal(answer.status, 401)
    assert.match(await answer.text(), /"code":"key_is_not_good"/)
  }
  const { id: unknown } = { id: formatId<Prefix>('itm', id(1n)) }
  assert.equal((await world.stranger.refused(onePromise, { promiseId: unknown })).status, 401)
})
