import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRole, roles } from '#platform/rights'
import { conflictingPairs, newConflict } from './conflicts.ts'

test('twelve pairs of roles are never given to one person, in whatever order they are written', () => {
  assert.equal(new Set(conflictingPairs.map((pair) => pair.toSorted().join(' '))).size, 12)
  for (const pair of conflictingPairs) {
    assert.ok(pair.every(isRole) && pair[0] !== pair[1])
    assert.deepEqual(newConflict([], [...pair]), pair)
    assert.deepEqual(newConflict([pair[0]], [pair[1], 'operations', pair[0]]), pair)
  }
})

test('a role alone, and the finance lead who stands in for the clerks, conflict with nothing', () => {
  for (const role of roles) assert.equal(newConflict([], [role]), undefined)
  assert.equal(newConflict([], ['finance_lead', 'cash_clerk', 'billing_clerk']), undefined)
})

test('what somebody holds already is not held against another change, but what is new is', () => {
  const founder = ['administrator', 'finance_lead'] as const
  assert.equal(newConflict(founder, [...founder, 'operations']), undefined)
  assert.deepEqual(newConflict(founder, [...founder, 'cash_clerk']), ['administrator', 'cash_clerk'])
  assert.deepEqual(newConflict(['administrator'], founder), founder)
})
