import assert from 'node:assert/strict'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync, cpSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { root } from '../../scripts/tree.ts'
import { makePromise, openSampleWorld, whoAmI } from '../world/sample-api.ts'
import type { World } from '../world/world.ts'
import { formatId, id } from '#kernel/id'
import { sql } from '#platform/sql'

const clock = { at: new Date('2025-03-03T08:00:00Z') }
const house = mkdtempSync(join(tmpdir(), 'quittance-web-'))
let world: World
before(async () => {
  cpSync(join(root, 'db'), join(house, 'db'), { recursive: true })
  mkdirSync(join(house, 'web/dist/assets'), { recursive: true })
  writeFileSync(join(house, 'web/dist/index.html'), '<!doctype html><title>Quittance</title>')
  writeFileSync(join(house, 'web/dist/favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(house, 'web/dist/assets/index-Bx7dQ2aa.js'), 'export {}')
  world = await openSampleWorld({ server: { root: house, clock: { now: () => clock.at } } })
})
after(async () => {
  await world.close()
  rmSync(house, { recursive: true })
})

const html = { headers: { accept: 'text/html,*/*' } }

test('every kind of answer allows scripts from our own files alone', async () => {
  for (const path of [
    '/',
    '/customers/5',
    '/docs',
    '/docs/json',
    '/health',
    '/metrics',
    '/v1/who',
    '/v1/none',
    '/api/auth/get-session',
  ]) {
    const answer = await world.stranger.raw(path, html)
    const policy = new Map(
      (answer.headers.get('content-security-policy') ?? '')
        .split('; ')
        .map((rule) => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1)]),
    )
    assert.deepEqual(policy.get('script-src'), ["'self'"], path)
    assert.deepEqual(policy.get('object-src'), ["'none'"], path)
    assert.deepEqual(policy.get('frame-ancestors'), ["'none'"], path)
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path)
  }
})

test('the page of the API’s documents has no script inside', async () => {
  const page = await (await world.stranger.raw('/docs', html)).text()
  const scripts = [...page.matchAll(/<script([^>]*)>([^<]*)/g)]
  assert.ok(scripts.length > 0)
  for (const [, attributes = '', inside = ''] of scripts) {
    assert.match(attributes, /src="\/docs\//)
    assert.equal(inside.trim(), '')
  }
})

test('an address that is no file is a page; assets are kept for good, everything else is asked for each time', async () => {
  const page = await world.stranger.raw('/orders/ord_123', html)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /<title>Quittance/)
  assert.equal(page.headers.get('cache-control'), 'no-cache')
  const asset = await world.stranger.raw('/assets/index-Bx7dQ2aa.js')
  assert.equal(asset.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  assert.equal((await world.stranger.raw('/favicon.svg')).headers.get('cache-control'), 'no-cache')
  assert.equal((await world.stranger.raw('/assets/gone-Bx7dQ2aa.js')).status, 404)
  assert.equal((await world.stranger.raw('/v1/none', html)).status, 404)
  assert.equal((await world.stranger.raw('/../../package.json')).status, 404)
  assert.equal((await world.stranger.raw('/%2e%2e/%2e%2e/db/migrations/0001_platform.sql')).status, 404)
})

const signInFrom = (email: string, password: string, headers: Record<string, string> = { origin: world.url }) =>
  world.stranger.raw('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ email, password }),
  })

test('a session’s cookie cannot be read by scripts and is not sent by other sites', async () => {
  await world.signIn('cash_clerk', 'Kim')
  const email = `${await world.staffId('cash_clerk', 'Kim')}@example.com`
  const answer = await signInFrom(email, 'correct horse battery staple')
  const [cookie = ''] = answer.headers.getSetCookie()
  assert.match(cookie, /^quittance\.session_token=/)
  assert.match(cookie, /HttpOnly/i)
  assert.match(cookie, /SameSite=Lax/i)
  assert.match(cookie, /Path=\//i)
})

test('nobody makes themselves a user', async () => {
  for (const path of ['/api/auth/sign-up/email', '/api/auth/update-user', '/api/auth/delete-user', '/api/auth/error']) {
    const answer = await world.stranger.raw(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: world.url },
      body: JSON.stringify({ email: 'eve@example.com', password: 'a long enough password', name: 'Eve' }),
    })
    assert.equal(answer.status, 404, path)
  }
  const users = await world.work(({ tx }) => tx.many(sql`select from auth."user" where "email" = 'eve@example.com'`))
  assert.equal(users.length, 0)
})

test('a change by session wants our own origin; asking and keys do not', async () => {
  const clerk = await world.signIn('cash_clerk', 'Olga')
  const promised = {
    customerId: formatId('cus', id<'cus'>(1n)),
    said: 'x',
    amount: { amount: '1.00', currency: 'EUR' },
    promisedOn: null,
  }
  await clerk.do(makePromise, promised)
  for (const origin of ['https://evil.example', 'null', `${world.url}.evil.example`, 'file://']) {
    const problem = await clerk.refused(makePromise, promised, { headers: { origin } })
    assert.deepEqual([problem.status, problem.code], [403, 'origin_is_foreign'], origin)
    const signingIn = await signInFrom('kim@example.com', 'x', { origin })
    assert.equal(signingIn.status, 403, origin)
  }
  const withoutOrigin = await signInFrom('kim@example.com', 'x', {})
  assert.equal(withoutOrigin.status, 403)
  await clerk.ask(whoAmI, {}, { headers: { origin: 'https://evil.example' } })
  await world.as('cash_clerk').do(makePromise, promised, { headers: { origin: 'https://app.example' } })
})

test('signing out ends the session at once', async () => {
  const clerk = await world.signIn('cash_clerk', 'Uwe')
  await clerk.ask(whoAmI, {})
  const out = await clerk.raw('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  assert.equal(out.status, 200)
  assert.equal((await clerk.refused(whoAmI, {})).status, 401)
})

test('ten wrong passwords are free; then each try has to wait, longer each time, and the right one ends it', async () => {
  await world.work(({ tx }) => tx.run(sql`delete from platform.sign_in_try`))
  await world.signIn('cash_clerk', 'Pia')
  const email = `${await world.staffId('cash_clerk', 'Pia')}@example.com`
  const wait = (seconds: number) => {
    clock.at = new Date(clock.at.getTime() + seconds * 1000)
  }

  const guesses = await Promise.all(Array.from({ length: 30 }, () => signInFrom(email, 'wrong password')))
  assert.deepEqual(
    [401, 429].map((status) => guesses.filter((answer) => answer.status === status).length),
    [10, 20],
  )
  const blocked = await signInFrom(email.toUpperCase(), 'correct horse battery staple')
  assert.equal(blocked.status, 429)
  assert.equal(blocked.headers.get('retry-after'), '1')
  assert.match(await blocked.text(), /"code":"too_many_tries"/)

  wait(1)
  assert.equal((await signInFrom(email, 'wrong password')).status, 401)
  assert.equal((await signInFrom(email, 'wrong password')).headers.get('retry-after'), '2')
  wait(2)
  assert.equal((await signInFrom(email, 'wrong password')).status, 401)
  assert.equal((await signInFrom(email, 'wrong password')).headers.get('retry-after'), '4')
  wait(3)
  assert.equal((await signInFrom(email, 'correct horse battery staple')).status, 429)
  wait(1)
  assert.equal((await signInFrom(email, 'correct horse battery staple')).status, 200)
})

test('one address may not try many accounts, and what is kept names neither', async () => {
  await world.work(({ tx }) => tx.run(sql`delete from platform.sign_in_try`))
  for (let index = 0; index < 10; index += 1) {
    assert.equal((await signInFrom(`person${index}@example.com`, 'x')).status, 401)
  }
  assert.equal((await signInFrom('person11@example.com', 'x')).status, 429)
  const kept = await world.work(({ tx }) =>
    tx.many<{ text: string }>(sql`select to_jsonb(t)::text as text from platform.sign_in_try t`),
  )
  assert.ok(kept.length > 10)
  assert.doesNotMatch(kept.map(({ text }) => text).join(), /person|127\.0/)
  const session = await world.work(({ tx }) =>
    tx.many<{ ip: string | null }>(sql`select "ipAddress" as ip from auth."session"`),
  )
  assert.ok(session.every(({ ip }) => ip === null || ip === ''))
})

test('an unknown account and a wrong password look the same', async () => {
  await world.work(({ tx }) => tx.run(sql`delete from platform.sign_in_try`))
  const known = `${await world.staffId('cash_clerk', 'Pia')}@example.com`
  const answers = await Promise.all([known, 'nobody@example.com'].map((email) => signInFrom(email, 'wrong password')))
  const [first, second] = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]))
  assert.deepEqual(first, second)
})
