import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { commands, notInThisVersion } from '#app/command-table'
import { makePlace } from './folder.ts'
import { quittance } from './quittance.ts'

test('every command explains itself', async () => {
  const overview = await quittance(['--help'])
  assert.equal(overview.code, 0)
  for (const [name, load] of Object.entries(commands)) {
    const { command } = await load()
    assert.equal(command.name, name)
    assert.match(overview.out, new RegExp(`^  ${name} +\\S`, 'm'))
  }
  const { code, out } = await quittance(['migrate', '--help'])
  assert.equal(code, 0)
  assert.match(out, /^Usage: quittance migrate .*\n/)
  for (const option of ['--data DIR', '--json', '--help']) assert.ok(out.includes(`  ${option} `), option)
})

test('a name is either a command or not in this version yet', () => {
  assert.deepEqual(
    notInThisVersion.filter((name) => commands[name]),
    [],
  )
})

test('what nobody knows is wrong usage, with a hint', async () => {
  const unknown = await quittance(['strat'])
  assert.equal(unknown.code, 2)
  assert.match(unknown.err, /there is no command "strat"; did you mean "start"\?/)
  const option = await quittance(['migrate', '--jsn'])
  assert.equal(option.code, 2)
  assert.match(option.err, /Unknown option '--jsn'/)
  assert.match(option.err, /'quittance migrate --help'/)
  const port = await quittance(['start', '--port', 'seven'])
  assert.equal(port.code, 2)
  assert.match(port.err, /"seven" is no port/)
})

test('a command of a later version says so', async () => {
  const [name = ''] = notInThisVersion
  const { code, err } = await quittance([name, '--anything'])
  assert.equal(code, 2)
  assert.match(err, /is not in this version/)
})

test('a database is made, found up to date, and judged by commands alone', async (context) => {
  const dataDir = join(makePlace(context), 'data')
  const first = await quittance(['migrate', '--json'], { env: { QUITTANCE_DATA_DIR: dataDir } })
  assert.equal(first.code, 0, first.err)
  const { applied }: { applied: string[] } = JSON.parse(first.out)
  assert.ok(applied.includes('0001_platform.sql'))
  const second = await quittance(['migrate', '--data', dataDir])
  assert.deepEqual([second.code, second.out], [0, 'The database is up to date\n'])
  const doctor = await quittance(['doctor', '--data', dataDir, '--json'])
  assert.equal(doctor.code, 0)
  const findings: { name: string; ok: boolean }[] = JSON.parse(doctor.out)
  assert.deepEqual(
    findings.map(({ name, ok }) => [name, ok]),
    ['server_version_num', 'fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'migrations'].map(
      (name) => [name, true],
    ),
  )
})

test('half of the settings for a database of one’s own is wrong usage', async () => {
  const { code, err } = await quittance(['migrate'], { env: { DATABASE_OWNER_URL: 'postgresql://owner@/books' } })
  assert.equal(code, 2)
  assert.match(err, /DATABASE_URL is not/)
})
