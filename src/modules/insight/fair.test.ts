import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bandOf, poolOf, shrink, type Share } from './fair.ts'

const near = (is: number, should: number, within: number, what: string) =>
  assert.ok(Math.abs(is - should) <= within, `${what}: ${is} instead of ${should}`)

const team: Share[] = [
  { hits: 0, of: 14 },
  { hits: 3, of: 19 },
  { hits: 1, of: 16 },
  { hits: 0, of: 15 },
  { hits: 2, of: 21 },
  { hits: 7, of: 18 },
  { hits: 1, of: 2 },
]

test('small samples lean towards everybody, large ones stand by themselves', () => {
  const pool = poolOf(team)
  const mean = pool.a / (pool.a + pool.b)
  const small = shrink({ hits: 1, of: 2 }, pool)
  assert.ok(small.estimate > mean && small.estimate < 0.3, `${small.estimate}`)
  assert.ok(small.low < mean && small.high > mean)
  const large = shrink({ hits: 5000, of: 10_000 }, pool)
  near(large.estimate, 0.5, 0.005, 'ten thousand')
  assert.equal(bandOf(large, 100), 'needs_help')
  assert.equal(bandOf(large, 59), 'too_few')
  assert.equal(bandOf(shrink({ hits: 0, of: 400 }, pool), 60), 'better')
  assert.equal(bandOf(shrink({ hits: 2, of: 21 }, pool), 60), 'as_the_rest')
})

test('where nobody or everybody was hit, the estimate leans on how much was seen', () => {
  const clean = poolOf([
    { hits: 0, of: 10 },
    { hits: 0, of: 20 },
  ])
  near(shrink({ hits: 0, of: 20 }, clean).estimate, 0.5 / 51, 1e-9, 'clean')
  const nothing = shrink({ hits: 0, of: 0 }, poolOf([]))
  near(nothing.estimate, 0.5, 1e-9, 'nobody')
})

type Reference = {
  readonly reps: {
    readonly a: number
    readonly b: number
    readonly rows: readonly {
      rep: string
      disputes: number
      invoices: number
      shrunk: number
      lo90: number
      hi90: number
      p_worse_than_pool: number
    }[]
  }
}

const reference = join(
  process.env['QUITTANCE_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'),
  'reference/shrinkage_league_table.json',
)

test(
  'equal to the reference vectors',
  { skip: existsSync(reference) ? false : 'the reference data is not here' },
  () => {
    const { reps }: Reference = JSON.parse(readFileSync(reference, 'utf8'))
    const pool = poolOf(reps.rows.map(({ disputes, invoices }) => ({ hits: disputes, of: invoices })))
    near(pool.a / reps.a, 1, 1e-3, 'a')
    near(pool.b / reps.b, 1, 1e-3, 'b')
    for (const row of reps.rows) {
      const found = shrink({ hits: row.disputes, of: row.invoices }, pool)
      near(found.estimate, row.shrunk, 1e-5, row.rep)
      near(found.low, row.lo90, 1e-5, `${row.rep} low`)
      near(found.high, row.hi90, 1e-5, `${row.rep} high`)
      near(found.worse, row.p_worse_than_pool, 1e-4, `${row.rep} worse`)
    }
  },
)
