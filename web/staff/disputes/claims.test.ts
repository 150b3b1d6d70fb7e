import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyClaims, linesOf, priceText, withClaim } from './claims.ts'

test('what is typed becomes what the server takes; what is not complete is left out', () => {
  let claims = withClaim(emptyClaims, 'iln_1', { way: 'agreedPrice', value: ' 48,00', currency: 'EUR' })
  claims = withClaim(claims, 'iln_2', { way: 'quantity', value: '2', currency: 'EUR' })
  claims = withClaim(claims, 'iln_3', { way: 'net', value: '12.50', currency: 'EUR' })
  claims = withClaim(claims, 'iln_4', { way: 'net', value: '', currency: 'EUR' })
  assert.deepEqual(linesOf(claims), [
    { lineId: 'iln_1', agreedPrice: '48.00' },
    { lineId: 'iln_2', quantity: '2' },
    { lineId: 'iln_3', net: { amount: '12.50', currency: 'EUR' } },
  ])
  assert.deepEqual(linesOf(withClaim(claims, 'iln_1', null)).length, 2)
})

test('a price keeps its digits and has two decimals at least', () => {
  assert.deepEqual(['54', '96.5', '11.785', '-3'].map(priceText), ['54.00', '96.50', '11.785', '-3.00'])
})
