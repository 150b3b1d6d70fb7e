import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { spanKinds } from './contract-fields.ts'
import { cohortOf, spanBefore, spanOf } from './span.ts'

test('a day lies in its month, quarter, year and twelve months', () => {
  const on = day('2025-02-28')
  assert.deepEqual(
    spanKinds.map((kind) => {
      const { from, through } = spanOf(kind, on)
      return [kind, from, through]
    }),
    [
      ['quarter', '2025-01-01', '2025-03-31'],
      ['month', '2025-02-01', '2025-02-28'],
      ['year', '2025-01-01', '2025-12-31'],
      ['rolling', '2024-03-01', '2025-02-28'],
    ],
  )
})

test('the span before ends where this one begins', () => {
  assert.deepEqual(
    spanKinds.map((kind) => {
      const { from, through } = spanBefore(spanOf(kind, day('2025-02-28')))
      return [kind, from, through]
    }),
    [
      ['quarter', '2024-10-01', '2024-12-31'],
      ['month', '2025-01-01', '2025-01-31'],
      ['year', '2024-01-01', '2024-12-31'],
      ['rolling', '2023-03-01', '2024-02-29'],
    ],
  )
})

test('bills are judged a quarter later, and a running year judges as many as its present quarter does', () => {
  const judged = (kind: (typeof spanKinds)[number], today: string, on = today) => {
    const { from, through } = cohortOf(spanOf(kind, day(on)), day(today))
    return `${from} ${through}`
  }
  assert.equal(judged('quarter', '2025-03-20'), '2024-10-01 2024-12-31')
  assert.equal(judged('quarter', '2025-09-01', '2025-03-20'), '2024-10-01 2024-12-31')
  assert.equal(judged('month', '2025-03-20'), '2024-12-01 2024-12-31')
  assert.equal(judged('month', '2025-05-31'), '2025-02-01 2025-02-28')
  assert.equal(judged('year', '2025-03-20'), '2024-10-01 2024-12-31')
  assert.equal(judged('year', '2026-03-20', '2025-03-20'), '2024-10-01 2025-09-30')
  assert.equal(judged('rolling', '2025-03-20'), '2024-01-01 2024-12-31')
})
