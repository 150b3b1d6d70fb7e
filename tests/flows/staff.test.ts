import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as contract from '#contracts/company'
import { sql } from '#platform/sql'
import { clientOf, type Client } from '../world/client.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
let ida: Client
before(async () => {
  world = await openWorld({ today: '2025-03-03' })
  ida = await world.signIn('administrator', 'Ida Kolbe')
})
after(() => world.close())

const password = 'a sentence that is long'

async function signIn(email: string, with_: string) {
  const answer = await world.stranger.raw('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: world.url },
    body: JSON.stringify({ email, password: with_ }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  return { ok: answer.ok, client: clientOf(world.url, () => Promise.resolve({ cookie, origin: world.url })) }
}

const byName = async (name: string) => {
  const { staff } = await ida.ask(contract.listStaff, {})
  const one = staff.find((each) => each.name === name)
  assert.ok(one, `${name} is not on the list`)
  return one
}

const tokenOf = (path: string | undefined) => path?.split('#')[1] ?? ''

test('somebody is invited by a link that works once, signs in, and is out at once when they leave', async () => {
  const draft = { name: 'Anna Reuter', email: 'Anna@Example.com', roles: ['sales_rep' as const] }
  assert.equal((await ida.refused(contract.addStaff, { name: 'Nobody', roles: [] })).code, 'staff_needs_email')
  const anna = await ida.do(contract.addStaff, draft)
  assert.deepEqual([anna.email, anna.initials, anna.signsIn], ['anna@example.com', 'AR', 'invited'])
  assert.equal((await ida.refused(contract.addStaff, draft)).code, 'email_is_taken')
  const token = tokenOf(anna.invitation?.path)
  const accept = { token, password }
  const weak = await world.stranger.refused(contract.acceptInvitation, { token, password: 'short' })
  assert.equal(weak.code, 'password_is_too_short')
  assert.deepEqual(await world.stranger.do(contract.acceptInvitation, accept), { email: 'anna@example.com' })
  const again = await world.stranger.refused(contract.acceptInvitation, accept)
  assert.equal(again.code, 'invitation_is_not_good')

  const { ok, client } = await signIn('anna@example.com', password)
  assert.ok(ok)
  const key = await client.do(contract.createKey, { name: 'list', scopes: ['order.read'] })
  const byKey = clientOf(world.url, () => Promise.resolve({ authorization: `Bearer ${key.key}` }))
  assert.equal((await byKey.ask(contract.readMe, {})).name, 'Anna Reuter')
  await ida.do(contract.deactivateStaff, { staffId: anna.id }, { version: (await byName('Anna Reuter')).version })
  assert.deepEqual(
    [(await client.refused(contract.readMe, {})).status, (await byKey.refused(contract.readMe, {})).status],
    [401, 401],
  )
  assert.equal((await signIn('anna@example.com', password)).client === client, false)
  const left = await byName('Anna Reuter')
  const version = left.version
  assert.equal(
    (await ida.refused(contract.deactivateStaff, { staffId: left.id }, { version })).code,
    'staff_is_inactive',
  )
  assert.equal((await ida.refused(contract.inviteStaff, { staffId: left.id })).code, 'staff_is_inactive')
  const back = await ida.do(contract.activateStaff, { staffId: left.id }, { version })
  assert.equal(
    (await ida.refused(contract.activateStaff, { staffId: left.id }, { version: back.version })).code,
    'staff_is_active',
  )
  assert.equal((await byKey.refused(contract.readMe, {})).status, 401)
})

test('a link ends when its time is over, and when a newer one is made; a new password ends the old sessions', async () => {
  const ben = await ida.do(contract.addStaff, { name: 'Ben Ott', email: 'ben@example.com', roles: ['collector'] })
  const newer = await ida.do(contract.inviteStaff, { staffId: ben.id })
  const old = await world.stranger.refused(contract.acceptInvitation, {
    token: tokenOf(ben.invitation?.path),
    password,
  })
  assert.equal(old.code, 'invitation_is_not_good')
  await world.stranger.do(contract.acceptInvitation, { token: tokenOf(newer.path), password })
  const { client } = await signIn('ben@example.com', password)
  await client.ask(contract.readMe, {})

  const reset = await ida.do(contract.inviteStaff, { staffId: ben.id })
  assert.equal(reset.expiresAt, '2025-03-03T08:30:00.000Z')
  await world.settle()
  const told = await world.work(({ tx }) =>
    tx.many<{ text: string }>(sql`select body as text from messages.mail where to_address = 'ben@example.com'`),
  )
  assert.equal(told.length, 1, 'the first link is no news, the new password is')
  assert.match(told[0]?.text ?? '', /^Hello Ben Ott,\n\nIda Kolbe made a link .* for 30 minutes/)
  assert.ok(!told[0]?.text.includes(tokenOf(reset.path)), 'without the secret')
  await world.clock.set('2025-03-03T09:31')
  const late = await world.stranger.refused(contract.acceptInvitation, { token: tokenOf(reset.path), password })
  assert.equal(late.code, 'invitation_is_not_good')
  const fresh = await ida.do(contract.inviteStaff, { staffId: ben.id })
  await world.stranger.do(contract.acceptInvitation, { token: tokenOf(fresh.path), password: 'another long sentence' })
  assert.equal((await client.refused(contract.readMe, {})).status, 401)
  assert.equal((await signIn('ben@example.com', password)).ok, false)
  assert.equal((await signIn('ben@example.com', 'another long sentence')).ok, true)
})

test('nobody gives roles to themselves, and somebody always administrates', async () => {
  const me = await byName('Ida Kolbe')
  const change = { staffId: me.id, roles: ['administrator' as const, 'finance_lead' as const] }
  assert.equal((await ida.refused(contract.changeStaff, change, { version: me.version })).code, 'roles_are_your_own')
  const leave = await ida.refused(contract.deactivateStaff, { staffId: me.id }, { version: me.version })
  assert.equal(leave.code, 'staff_is_yourself')
  assert.equal((await ida.refused(contract.inviteStaff, { staffId: me.id })).code, 'staff_is_yourself')

  const carl = await ida.do(contract.addStaff, {
    name: 'Carl Voss',
    email: null,
    roles: ['administrator'],
    invite: false,
  })
  const carlsKey = world.as('administrator', 'Key of another administrator')
  const last = await carlsKey.refused(contract.changeStaff, { staffId: me.id, roles: [] }, { version: me.version })
  assert.equal(last.code, 'last_administrator')
  const gone = await carlsKey.refused(contract.deactivateStaff, { staffId: me.id }, { version: me.version })
  assert.equal(gone.code, 'last_administrator')

  const changed = await ida.do(
    contract.changeStaff,
    { staffId: carl.id, name: 'Karl Voß', roles: ['billing_clerk'] },
    { version: carl.version },
  )
  assert.deepEqual([changed.name, changed.initials, changed.roles], ['Karl Voß', 'KV', ['billing_clerk']])
  const audit = await world.work(({ tx }) =>
    tx.many<{ facts: unknown }>(sql`
      select facts from platform.audit where command = 'staff.roles' and facts ->> 'after' = 'billing_clerk'`),
  )
  assert.deepEqual(audit, [{ facts: { before: 'administrator', after: 'billing_clerk' } }])
})

test('roles that check each other are not given to one person, neither at once nor one after the other', async () => {
  const draft = { name: 'Hans Both', email: 'both@example.com' }
  const roles = ['sales_rep' as const, 'credit_manager' as const]
  const atOnce = await ida.refused(contract.addStaff, { ...draft, roles })
  assert.deepEqual([atOnce.code, atOnce.facts?.['field']], ['roles_conflict', 'roles'])
  assert.ok(atOnce.remedy)
  const hans = await ida.do(contract.addStaff, { ...draft, roles: ['sales_rep', 'operations'] })
  const change = { staffId: hans.id, roles: ['sales_rep' as const, 'cash_clerk' as const] }
  const later = await ida.refused(contract.changeStaff, change, { version: hans.version })
  assert.deepEqual([later.facts?.['role'], later.facts?.['otherRole']], ['sales_rep', 'cash_clerk'])
  assert.deepEqual((await byName('Hans Both')).roles, ['sales_rep', 'operations'])
})

test('another address moves the sign-in with it; whoever signs in keeps one', async () => {
  const dora = await ida.do(contract.addStaff, { name: 'Dora Lenz', email: 'dora@example.com', roles: ['operations'] })
  await world.stranger.do(contract.acceptInvitation, { token: tokenOf(dora.invitation?.path), password })
  const { version } = await byName('Dora Lenz')
  const change = (email: string | null) => ({ staffId: dora.id, email })
  assert.equal((await ida.refused(contract.changeStaff, change(null), { version })).code, 'staff_needs_email')
  assert.equal((await ida.refused(contract.changeStaff, change('ben@example.com'), { version })).code, 'email_is_taken')
  await ida.do(contract.changeStaff, change('d.lenz@example.com'), { version })
  assert.deepEqual(
    [(await signIn('dora@example.com', password)).ok, (await signIn('d.lenz@example.com', password)).ok],
    [false, true],
  )
})

test('people change how they are spoken to, and nothing else', async () => {
  const eve = await world.signIn('cash_clerk', 'Eve Hahn')
  const me = await eve.ask(contract.readMe, {})
  const changed = await eve.do(contract.changeMe, { language: 'de', phone: '+49 521 1' }, { version: me.version ?? 0 })
  assert.deepEqual([changed.language, changed.phone], ['de', '+49 521 1'])
  assert.equal((await eve.call(contract.changeMe, { roles: ['administrator'] }, { version: 2 })).status, 400)
})

test('a key acts for whoever makes it, opens no more than they may, and is told once', async () => {
  const clerk = await world.signIn('cash_clerk', 'Fritz Falk')
  const refused = async (some: object) =>
    (await clerk.refused(contract.createKey, { name: 'till', scopes: ['cash.read'], ...some })).code
  assert.equal(await refused({ scopes: [] }), 'key_has_no_scopes')
  assert.equal(await refused({ scopes: ['credit.limit'] }), 'key_scope_is_not_yours')
  assert.equal(await refused({ expiresOn: '2025-03-02' }), 'key_ends_too_early')
  const asked = { name: 'till', scopes: ['cash.read' as const], expiresOn: '2025-03-03' }
  const made = await clerk.do(contract.createKey, asked, { key: 'once' })
  const kept = await world.work(({ tx }) =>
    tx.many<{ text: string }>(sql`select answer::text as text from platform.idempotency`),
  )
  assert.ok(kept.every(({ text }) => !text.includes(made.key)))
  const byKey = clientOf(world.url, () => Promise.resolve({ authorization: `Bearer ${made.key}` }))
  assert.deepEqual((await byKey.ask(contract.readMe, {})).may, ['cash.read'])
  assert.equal((await byKey.refused(contract.createKey, { name: 'x', scopes: ['cash.read'] })).code, 'key_makes_no_key')

  const { keys } = await clerk.ask(contract.listKeys, {})
  assert.ok(keys.every(({ actsFor }) => actsFor.name === 'Fritz Falk'))
  assert.ok((await ida.ask(contract.listKeys, {})).keys.length > keys.length)
  const stranger = await world.signIn('collector', 'Greta Groß')
  assert.equal((await stranger.refused(contract.revokeKey, { keyId: made.id })).status, 404)
  assert.equal((await ida.do(contract.revokeKey, { keyId: made.id })).state, 'revoked')
  assert.equal((await byKey.refused(contract.readMe, {})).code, 'key_is_not_good')
  assert.equal((await clerk.refused(contract.revokeKey, { keyId: made.id })).code, 'key_is_revoked')
})
