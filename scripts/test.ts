import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Counts } from './test-report.ts'
import { importsOf } from './imports.ts'
import { filesBelow, readText, root } from './tree.ts'

type Group = {
  readonly name: string
  readonly files: readonly string[]
  /** Tests of pure rules share one process: hundreds run in a second. What opens a database gets a process per file. */
  readonly lanes: 'one process' | number
  readonly limitMinutes: number
  /** What all its files need, made once instead of by whichever comes first. */
  readonly before?: () => Promise<void>
}

const usage = `npm test [-- WORDS] [--verbose] [--test-name-pattern=...]

Runs the test files whose path contains one of the words; without words, all of them.
QUITTANCE_PG=15 runs them on PostgreSQL 15.`

// A test file's process spends most of its start on reading the program; what one has compiled the next one takes over.
const compiled = join(root, 'node_modules', '.cache', 'compiled')

const nothing: Counts = { passed: 0, failed: 0, skipped: 0, files: [], unfinished: [] }

async function main(given: readonly string[]): Promise<number> {
  if (given.includes('--help')) {
    console.log(usage)
    return 0
  }
  const words = given.filter((word) => !word.startsWith('--'))
  const options = given.filter((word) => word.startsWith('--'))
  const groups = choose(words)
  const { passed, failed, skipped } = await withCluster(groups, async () => {
    let total = nothing
    for (const group of groups) {
      if (stopped) break
      await group.before?.()
      total = add(total, await run(group, options))
    }
    return total
  })
  if (passed + failed === 0) console.log('no test ran')
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
  return failed === 0 && passed > 0 && !stopped ? 0 : 1
}

// Control-C ends the group that runs, then everything else in order: the database must not stay behind.
let stopped = false
process.on('SIGINT', () => {
  stopped = true
})

/** One database server serves the whole run; each file has databases of its own in it. Pure rules need none. */
async function withCluster(groups: readonly Group[], body: () => Promise<Counts>): Promise<Counts> {
  if (!groups.some((group) => group.files.some(needsDatabase))) return body()
  const { clusterVariable, startTestCluster } = await import('../tests/world/cluster.ts')
  if (process.env[clusterVariable]) return body()
  const cluster = await startTestCluster()
  process.env[clusterVariable] = cluster.socketDir
  try {
    return await body()
  } finally {
    await cluster.stop()
  }
}

async function buildPages(): Promise<void> {
  const { buildWebWhenStale } = await import('#app/web-build')
  await buildWebWhenStale({ tell: () => {}, signal: new AbortController().signal })
}

function choose(words: readonly string[]): Group[] {
  const files = ['src', 'web', 'scripts', 'bench', 'tests']
    .flatMap((folder) => filesBelow(root, folder, ['.test.ts']))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word.replace(/^\.\//, ''))))
  const below = (folder: string) => files.filter((file) => file.startsWith(folder))
  const rest = files.filter((file) => !/^tests\/(flows|simulation|browser)\//.test(file))
  const groups: Group[] = [
    {
      name: 'rules and house',
      files: rest.filter((file) => !needsProcess(file)),
      lanes: 'one process',
      limitMinutes: 3,
    },
    { name: 'machines', files: rest.filter(needsProcess), lanes: 2, limitMinutes: 12 },
    { name: 'flows', files: below('tests/flows/'), lanes: 2, limitMinutes: 15 },
    { name: 'simulation', files: below('tests/simulation/'), lanes: 2, limitMinutes: 8 },
    { name: 'browser', files: below('tests/browser/'), lanes: 2, limitMinutes: 15, before: buildPages },
  ]
  return groups.filter((group) => group.files.length > 0)
}

// The tests of the platform, of the program and of the machines start servers and children; elsewhere the import of the test world tells.
const needsProcess = (file: string) => /^(src\/(platform|app)|tests\/machine)\//.test(file) || needsDatabase(file)

const needsDatabase = (file: string) =>
  importsOf(readText(root, file)).some(({ specifier }) => specifier && /(^|\/)world\//.test(specifier))

const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  files: [...a.files, ...b.files],
  unfinished: [...a.unfinished, ...b.unfinished],
})

async function run(group: Group, options: readonly string[]): Promise<Counts> {
  const started = process.hrtime.bigint()
  const folder = mkdtempSync(join(tmpdir(), 'quittance-counts-'))
  const report = join(folder, 'counts.json')
  const ended = await runNode([...flagsOf(group, options), ...group.files], report, group.limitMinutes)
  const counts = judge(group, { ended, options, counts: readCounts(report) })
  rmSync(folder, { recursive: true })
  const seconds = (Number(process.hrtime.bigint() - started) / 1e9).toFixed(1)
  const state = counts.failed > 0 ? 'FAILED' : 'ok    '
  console.log(`${state}  ${group.name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`)
  return counts
}

function flagsOf(group: Group, options: readonly string[]): string[] {
  const verbose = options.includes('--verbose')
  const reporters = verbose ? ['spec', './scripts/test-report.ts'] : ['./scripts/test-report.ts']
  return [
    '--test',
    ...reporters.flatMap((reporter) => [`--test-reporter=${reporter}`, '--test-reporter-destination=stdout']),
    ...(group.lanes === 'one process' ? ['--test-isolation=none'] : [`--test-concurrency=${group.lanes}`]),
    ...options.filter((option) => option !== '--verbose'),
  ]
}

type Ended = { readonly code: number | null; readonly late: boolean }

function runNode(flags: readonly string[], report: string, limitMinutes: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const env = { NODE_COMPILE_CACHE: compiled, ...process.env, QUITTANCE_TEST_COUNTS: report }
    // A group of its own, so that what a stuck test started ends with it.
    const child = spawn(process.execPath, flags, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env,
      detached: true,
    })
    const stop = (signal: NodeJS.Signals) => child.pid && process.kill(-child.pid, signal)
    const interrupted = () => stop('SIGINT')
    let late = false
    const timer = setTimeout(() => {
      late = true
      stop('SIGKILL')
    }, limitMinutes * 60_000)
    process.once('SIGINT', interrupted)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      process.off('SIGINT', interrupted)
      resolve({ code, late })
    })
  })
}

function readCounts(report: string): Counts | null {
  return existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Counts) : null
}

type Outcome = { readonly ended: Ended; readonly counts: Counts | null; readonly options: readonly string[] }

/** Trusts the counts only when the run itself ended well: a crash, a hang or a file without tests is a failure. */
function judge(group: Group, { ended, counts, options }: Outcome): Counts {
  if (ended.late || !counts) {
    const why = ended.late ? `did not end within ${group.limitMinutes} minutes` : `ended with ${ended.code} uncounted`
    console.log(`FAILED  ${group.name} ${why}`)
    for (const place of counts?.unfinished ?? []) console.log(`        not ended: ${place}`)
    return { ...(counts ?? nothing), failed: (counts?.failed ?? 0) + 1 }
  }
  const named = options.some((option) => option.startsWith('--test-name-pattern'))
  const empty = named ? [] : group.files.filter((file) => !counts.files.includes(file))
  for (const file of empty) console.log(`FAILED  ${file} holds no test`)
  const unexplained = ended.code !== 0 && counts.failed === 0 && empty.length === 0 ? 1 : 0
  if (unexplained) console.log(`FAILED  ${group.name} ended with ${ended.code}`)
  return { ...counts, failed: counts.failed + empty.length + unexplained }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.log(error)
  console.log('0 passed, 1 failed, 0 skipped')
  process.exitCode = 1
}
