import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from '../../scripts/tree.ts'
import { plant } from './plant.ts'

const opening = `import { test, suite, after } from 'node:test'\n`

/** Runs planted test files under our reporter and answers what it counted and said. */
function report(context: TestContext, files: Readonly<Record<string, string>>, ...flags: string[]) {
  const base = plant(context, files)
  const counts = join(base, 'counts.json')
  const reporter = `--test-reporter=${join(root, 'scripts/test-report.ts')}`
  // The runner refuses to run inside a test of its own; without this word it does not know.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const { stdout } = spawnSync(
    process.execPath,
    ['--test', reporter, '--test-reporter-destination=stdout', ...flags, ...Object.keys(files)],
    { cwd: base, encoding: 'utf8', env: { ...env, QUITTANCE_TEST_COUNTS: counts } },
  )
  const { passed, failed, skipped, files: counted } = JSON.parse(readFileSync(counts, 'utf8'))
  return { passed, failed, skipped, files: counted.length, said: stdout }
}

const mixed = `${opening}
test('passes', () => {})
test('fails', async (outer) => { await outer.test('inside', () => { throw new Error('planted') }) })
test('waits', { skip: 'no data' }, () => {})
suite('cleans up', () => { after(() => { throw new Error('untidy') }); test('works', () => {}) })
`

for (const flags of [[], ['--test-isolation=none']]) {
  test(`each test counts once, ${flags[0] ?? 'a process per file'}`, (context) => {
    const { said, ...counts } = report(context, { 'a.test.mjs': mixed, 'b.test.mjs': `export {}` }, ...flags)
    assert.deepEqual(counts, { passed: 2, failed: 2, skipped: 1, files: 1 })
    for (const words of [/FAILED.*inside\n *Error: planted/, /untidy/, /skipped.*waits: no data/])
      assert.match(said, words)
  })
}

test('a file that cannot be loaded counts as a failure', (context) => {
  const files = { 'a.test.mjs': `throw new Error('planted')`, 'b.test.mjs': `${opening}test('passes', () => {})` }
  for (const flags of [[], ['--test-isolation=none']]) {
    const { passed, failed } = report(context, files, ...flags)
    assert.deepEqual({ passed, failed }, { passed: 1, failed: 1 })
  }
})

test('of a run that hangs, the file and the test are known', async (context) => {
  const files = {
    'stuck.test.mjs': `${opening}test('waits for ever', () => new Promise(() => setInterval(() => {}, 1000)))`,
  }
  const base = plant(context, files)
  const counts = join(base, 'counts.json')
  const reporter = `--test-reporter=${join(root, 'scripts/test-report.ts')}`
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const run = spawn(process.execPath, ['--test', reporter, '--test-reporter-destination=stdout', 'stuck.test.mjs'], {
    cwd: base,
    env: { ...env, QUITTANCE_TEST_COUNTS: counts },
    detached: true,
  })
  context.after(() => run.pid && process.kill(-run.pid, 'SIGKILL'))
  const told = /^[^,]*stuck\.test\.mjs,[^,]*stuck\.test\.mjs:2 waits for ever$/
  // However slow the machine is: the test fails only when nothing is told within a minute.
  for (let tries = 0; tries < 600 && !told.test(unfinishedIn(counts)); tries += 1) await pause(100)
  assert.match(unfinishedIn(counts), told)
})

function unfinishedIn(counts: string): string {
  try {
    return String((JSON.parse(readFileSync(counts, 'utf8')) as { unfinished?: unknown }).unfinished)
  } catch {
    return ''
  }
}
