import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { currency, money, zero } from '#kernel/money'
import { atStake } from './horizon.ts'

const gross = money(10_000n, currency('EUR'))
const horizon = day('2025-05-09')

test('an order counts up to the last day of the horizon, and one without a day always', () => {
  assert.deepEqual(atStake({ gross, expectedOn: null }, horizon), gross)
  assert.deepEqual(atStake({ gross, expectedOn: horizon }, horizon), gross)
  assert.deepEqual(atStake({ gross, expectedOn: day('2025-05-10') }, horizon), zero(currency('EUR')))
})
