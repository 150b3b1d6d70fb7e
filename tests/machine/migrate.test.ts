import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Refused } from '#kernel/outcome'
import { migrate, type MigrationStep } from '#platform/migrate'
import { withClient } from '#platform/postgres'
import { plant } from '../house/plant.ts'
import { openEmptyDatabase, type TestDatabase } from '../world/cluster.ts'

const at = new Date('2025-03-07T10:00:00Z')

const files = {
  '0001_first.sql': 'create table public.first (id integer); insert into public.first values (1);',
  '0002_second.sql': 'create table public.second (id integer); insert into public.second select id from public.first;',
}

let database: TestDatabase
before(async () => {
  database = await openEmptyDatabase()
})
after(() => database.drop())

/** Begins with nothing in the database. */
async function planted(context: { after: (undo: () => void) => void }, text: Readonly<Record<string, string>> = files) {
  await query('drop schema if exists platform cascade; drop table if exists public.first, public.second')
  return plant(context, text)
}

const query = (text: string) =>
  withClient(database.ownerUrl, async (client) => (await client.query<Record<string, unknown>>(text)).rows)

const recorded = () => query('select number, name, applied_at from platform.migration order by number')

const run = (folder: string) => migrate({ ownerUrl: database.ownerUrl, folder, at })

const refusal = (code: string, words: RegExp) => (error: unknown) =>
  error instanceof Refused && error.code === code && words.test(String(error.facts['message']))

test('files are applied in order, once, with the moment they were given', async (context) => {
  const folder = await planted(context)
  assert.deepEqual(await run(folder), { applied: ['0001_first.sql', '0002_second.sql'] })
  assert.deepEqual(await run(folder), { applied: [] })
  assert.deepEqual(await recorded(), [
    { number: 1, name: '0001_first.sql', applied_at: at },
    { number: 2, name: '0002_second.sql', applied_at: at },
  ])
})

test('two at once wait for each other', async (context) => {
  const folder = await planted(context)
  const [one, other] = await Promise.all([run(folder), run(folder)])
  assert.deepEqual([...one.applied, ...other.applied], ['0001_first.sql', '0002_second.sql'])
})

test('a changed file is refused by name', async (context) => {
  const folder = await planted(context)
  await run(folder)
  writeFileSync(join(folder, '0002_second.sql'), 'select 2')
  await assert.rejects(run(folder), refusal('migration_changed', /0002_second\.sql/))
})

test('a database of a newer version is refused', async (context) => {
  const folder = await planted(context)
  await run(folder)
  await query(`update platform.migration set number = 9000, name = '9000_later.sql' where number = 2`)
  await assert.rejects(run(folder), refusal('database_is_newer', /9000_later\.sql/))
})

test('a file that fails leaves nothing of itself and is named', async (context) => {
  const folder = await planted(context, { ...files, '0003_third.sql': 'drop table public.first; select 1 / 0' })
  await assert.rejects(run(folder), /0003_third\.sql failed: division by zero/)
  assert.equal((await recorded()).length, 2)
  assert.deepEqual(await query('select id from public.first'), [{ id: 1 }])
})

test('a file may not end its transaction, nor ask for none', async (context) => {
  const committing = await planted(context, { '0001_first.sql': 'create table public.first (id integer); commit;' })
  await assert.rejects(run(committing), /0001_first\.sql ends the transaction/)
  const outside = await planted(context, { '0001_first.sql': '-- no transaction\nselect 1' })
  await assert.rejects(run(outside), /0001_first\.sql wants no transaction/)
})

test('a kill at any step is made good by the next start', async (context) => {
  const folder = await planted(context)
  const steps: MigrationStep['did'][] = ['began', 'ran', 'recorded', 'committed']
  for (const [index, did] of [...steps, ...steps].entries()) {
    await planted(context)
    const file = index < steps.length ? '0001_first.sql' : '0002_second.sql'
    await killedAt(folder, { file, did })
    await run(folder)
    assert.equal((await recorded()).length, 2, `killed when ${file} ${did}`)
    assert.deepEqual(await query('select id from public.second'), [{ id: 1 }], `killed when ${file} ${did}`)
  }
})

/** Runs the migrations in a process that ends itself, with no word to anybody, at one step. */
async function killedAt(folder: string, step: MigrationStep): Promise<void> {
  const script = `
    import { migrate } from '#platform/migrate'
    const step = ${JSON.stringify(step)}
    const onStep = ({ file, did }) => {
      if (file === step.file && did === step.did) process.kill(process.pid, 'SIGKILL')
    }
    await migrate({ ownerUrl: ${JSON.stringify(database.ownerUrl)}, folder: ${JSON.stringify(folder)}, at: new Date(0), onStep })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '..', '..'),
  })
  const [, signal] = await once(child, 'exit')
  assert.equal(signal, 'SIGKILL')
}
