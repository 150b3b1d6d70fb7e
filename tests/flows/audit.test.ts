import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { currency, money } from '#kernel/money'
import { appendAudit } from '#platform/audit'
import { checkAudit } from '#platform/audit-check'
import { sealAudit } from '#platform/audit-seal'
import { realChance } from '#platform/chance'
import { announce, fact } from '#platform/events'
import { openDatabase, sql } from '#platform/sql'
import { begin, theSystem, type Work } from '#platform/work'
import { openTestDatabase } from '../world/cluster.ts'
import { testFiles } from '../world/files.ts'

async function openPlace(t: TestContext) {
  const place = await openTestDatabase()
  const database = openDatabase({ connectionString: place.appUrl, max: 20 })
  const owner = openDatabase({ connectionString: place.ownerUrl, max: 2 })
  t.after(async () => {
    await Promise.all([database.close(), owner.close()])
    await place.drop()
  })
  const clock = { now: () => new Date('2025-03-07T09:00:00.123Z') }
  const work = <T>(verb: (work: Work) => Promise<T>) =>
    begin({ database, clock, chance: realChance, files: testFiles }, { who: theSystem('test'), door: 'command' }, verb)
  const note = (subject: bigint) =>
    work((w) =>
      appendAudit(w, {
        command: 'invoice.issue',
        subject: { kind: 'inv', id: subject },
        facts: { total: money(-1050n, currency('EUR')), lines: 2, share: 0.1, ünïcode: ['b', null, { z: 1, a: true }] },
      }),
    )
  const seal = () => work(({ tx }) => sealAudit(tx))
  /** Transactions of other databases in the same cluster hold the sealer up as well. */
  const sealAll = async (rows: number) => {
    for (let sealed = 0; sealed < rows; sealed += await seal()) await pause(5)
  }
  const check = () => database.transaction({ readOnly: true, snapshot: true }, checkAudit)
  /** Somebody with the owner's rights and no good intentions. */
  const tamper = (statement: ReturnType<typeof sql>) =>
    owner.transaction({}, async (tx) => {
      for (const table of [sql`platform.audit`, sql`platform.audit_seal`]) {
        await tx.run(sql`alter table ${table} disable trigger user`)
      }
      await tx.run(statement)
    })
  return { work, owner, database, note, seal, sealAll, check, tamper }
}

async function openSealed(t: TestContext) {
  const place = await openPlace(t)
  for (let subject = 1n; subject <= 6n; subject += 1n) await place.note(subject)
  await place.sealAll(6)
  await place.note(7n)
  return place
}

test('the chain is whole, and its unsealed tail is named', async (t) => {
  const { check, sealAll } = await openSealed(t)
  const before = await check()
  assert.deepEqual([before.sealed, before.broken], [6n, null])
  assert.deepEqual(before.unsealed, { count: 1n, firstId: 7n, lastId: 7n })
  await sealAll(1)
  const after = await check()
  assert.deepEqual([after.sealed, after.broken, after.unsealed], [7n, null, null])
  assert.notEqual(after.head, before.head)
})

test('nothing is sealed above a transaction that still runs', async (t) => {
  const { work, note, seal, sealAll, check } = await openPlace(t)
  await note(1n)
  await work(async (w) => {
    await appendAudit(w, { command: 'slow' })
    await note(3n)
    await sealAll(1)
    assert.equal(await seal(), 0)
  })
  await sealAll(2)
  assert.equal((await check()).broken, null)
})

test('several sealers at once make one chain', async (t) => {
  const { note, seal, check } = await openPlace(t)
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let turn = 0n; turn < 20n; turn += 1n) await note(BigInt(writer) * 100n + turn + 1n)
  })
  const sealers = Array.from({ length: 3 }, async () => {
    for (let turn = 0; turn < 30; turn += 1) await seal()
  })
  await Promise.all([...writers, ...sealers])
  while ((await check()).unsealed) await seal()
  const { sealed, broken } = await check()
  assert.deepEqual([sealed, broken], [80n, null])
})

const attacks = [
  [
    'facts altered',
    sql`update platform.audit set facts = facts || '{"lines": 3}' where id = 3`,
    { auditId: 3n, position: 3n, what: 'altered' },
  ],
  [
    'who altered',
    sql`update platform.audit set staff_id = 12 where id = 4`,
    { auditId: 4n, position: 4n, what: 'altered' },
  ],
  [
    'one bit of a fingerprint altered',
    sql`update platform.audit set content_hash = set_bit(content_hash, 0, 1 - get_bit(content_hash, 0)) where id = 5`,
    { auditId: 5n, position: 5n, what: 'altered' },
  ],
  [
    'a link altered',
    sql`update platform.audit_seal set chain = sha256(chain) where position = 2`,
    { auditId: 2n, position: 2n, what: 'altered' },
  ],
  [
    'order altered',
    sql`update platform.audit set xid = '1' where id = 3`,
    { auditId: 3n, position: 3n, what: 'altered' },
  ],
  [
    'moment altered',
    sql`update platform.audit set at = at + interval '1 day' where id = 2`,
    { auditId: 2n, position: 2n, what: 'deleted' },
  ],
  ['row deleted', sql`delete from platform.audit where id = 4`, { auditId: 4n, position: 4n, what: 'deleted' }],
  [
    'seal deleted',
    sql`delete from platform.audit_seal where position = 4`,
    { auditId: 5n, position: 4n, what: 'deleted' },
  ],
  [
    'row inserted among the sealed',
    sql`insert into platform.audit (at, door, who_kind, command, facts, content_hash, xid)
        select at, door, who_kind, 'forged', facts, content_hash, xid from platform.audit where id = 3`,
    { auditId: 8n, position: null, what: 'inserted' },
  ],
  [
    'tail altered',
    sql`update platform.audit set command = 'other' where id = 7`,
    { auditId: 7n, position: null, what: 'altered' },
  ],
] as const

for (const [name, statement, broken] of attacks) {
  test(`tampering is found and named: ${name}`, async (t) => {
    const { tamper, check } = await openSealed(t)
    await tamper(statement)
    assert.deepEqual((await check()).broken, broken)
  })
}

test('the application may not change facts, and nor may the owner while the triggers stand', async (t) => {
  const { database, owner, note, sealAll, work } = await openPlace(t)
  await note(1n)
  await sealAll(1)
  await work((w) => announce(w, fact('test.told', z.object({})), {}))
  const tables = ['audit', 'audit_seal', 'event']
  const changes = tables.flatMap((table) => {
    const name = sql.table(`platform.${table}`)
    const column = sql.ref(table === 'event' ? 'kind' : table === 'audit' ? 'command' : 'position')
    return [sql`update ${name} set ${column} = ${column}`, sql`delete from ${name}`, sql`truncate ${name}`]
  })
  for (const change of changes) {
    await assert.rejects(
      database.transaction({}, (tx) => tx.run(change)),
      /permission denied/,
    )
    await assert.rejects(
      owner.transaction({}, (tx) => tx.run(change)),
      /is append-only/,
    )
  }
  await assert.rejects(
    database.transaction({}, (tx) => tx.run(sql`drop table platform.audit`)),
    /must be owner/,
  )
})
