import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routes } from '#app/routes'
import { root } from './tree.ts'

const usage = `npm run repeat [-- WORDS]

Runs the flows with every request that changes money sent several times at once under one key, and says which addresses of the
API that change money no flow has tried. Without words it asks for all of them. QUITTANCE_REPEATS=50 sends fifty copies instead
of three; QUITTANCE_PG=15 runs on PostgreSQL 15.`

type Tried = ReadonlyMap<string, number>

function main(words: readonly string[]): number {
  if (words.includes('--help')) {
    console.log(usage)
    return 0
  }
  const copies = process.env['QUITTANCE_REPEATS'] ?? '3'
  const all = words.length === 0 || words.includes('tests/flows')
  const note = join(mkdtempSync(join(tmpdir(), 'quittance-repeat-')), 'tried')
  writeFileSync(note, '')
  try {
    const { status } = spawnSync(
      process.execPath,
      ['scripts/test.ts', ...(words.length > 0 ? words : ['tests/flows'])],
      {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, QUITTANCE_REPEATS: copies, QUITTANCE_REPEATED: note },
      },
    )
    const missing = report(countLines(readFileSync(note, 'utf8')), Number(copies))
    return status === 0 && (missing === 0 || !all) ? 0 : 1
  } finally {
    rmSync(join(note, '..'), { recursive: true })
  }
}

function report(tried: Tried, copies: number): number {
  const asked = routes
    .filter(({ contract }) => contract.money && !contract.secret)
    .map(({ contract: { method, path } }) => `${method} ${path}`)
  const missing = asked.filter((name) => !tried.has(name))
  const requests = [...tried.values()].reduce((sum, count) => sum + count, 0)
  console.log(
    `${requests} requests sent ${copies} times at once with one key, at ${asked.length - missing.length} of ${asked.length} addresses that change money`,
  )
  for (const name of missing) console.log(`never tried: ${name}`)
  return missing.length
}

function countLines(text: string): Tried {
  const counted = new Map<string, number>()
  for (const line of text.split('\n').filter(Boolean)) counted.set(line, (counted.get(line) ?? 0) + 1)
  return counted
}

process.exitCode = main(process.argv.slice(2))
