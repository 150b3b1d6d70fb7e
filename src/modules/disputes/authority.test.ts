import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handOf, handsNeeded, missingHands } from './authority.ts'

const steps = [
  { upTo: 250_00n, hands: ['billing_clerk or finance_lead'] },
  { upTo: 2_500_00n, hands: ['finance_lead'] },
  { upTo: null, hands: ['finance_lead', 'sales_manager'] },
]

test('the hands grow with the amount, and small steps of one month add up', () => {
  const hands = (event: bigint, month = 0n) => handsNeeded(steps, { event, month })
  assert.deepEqual(hands(250_00n), ['billing_clerk or finance_lead'])
  assert.deepEqual(hands(250_01n), ['finance_lead'])
  assert.deepEqual(hands(200_00n, 60_00n), ['finance_lead'])
  assert.deepEqual(hands(2_500_01n), ['finance_lead', 'sales_manager'])
  assert.throws(() => handsNeeded([], { event: 1n, month: 0n }))
})

test('the maker is not the checker, nobody lends two hands, and the role counts', () => {
  const asked = { needs: ['finance_lead', 'sales_manager'], given: [], askedBy: 1n }
  const code = (outcome: ReturnType<typeof handOf>) => (outcome.ok ? outcome.value : outcome.code)
  assert.equal(code(handOf(asked, { staffId: 1n, roles: ['finance_lead'] })), 'maker_is_checker')
  assert.equal(code(handOf(asked, { staffId: null, roles: ['finance_lead'] })), 'maker_is_checker')
  assert.equal(code(handOf(asked, { staffId: 2n, roles: ['billing_clerk'] })), 'approval_needs_another_role')
  assert.equal(code(handOf(asked, { staffId: 2n, roles: ['finance_lead', 'sales_manager'] })), 'finance_lead')
  const half = { ...asked, given: [{ hand: 'finance_lead', staffId: 2n }] }
  assert.equal(code(handOf(half, { staffId: 2n, roles: ['finance_lead', 'sales_manager'] })), 'hand_is_given')
  assert.equal(code(handOf(half, { staffId: 3n, roles: ['sales_manager'] })), 'sales_manager')
  assert.deepEqual(missingHands(half), ['sales_manager'])
})
