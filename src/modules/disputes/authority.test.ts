import assert from 'node:assert/strict'
import { test } from 'node:test'
import { id } from '#kernel/id'
import { handOf, handWith, handsNeeded, missingHands } from './authority.ts'

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

test('a substitute agrees with the authority of who is away, never of who asked or has agreed', () => {
  const asked = { needs: ['finance_lead', 'sales_manager'], given: [], askedBy: 1n }
  const clerk = { staffId: 9n, roles: ['billing_clerk'] } as const
  const lead = (staffId: bigint) => ({ staffId: id<'stf'>(staffId), roles: ['finance_lead'] as const })
  const told = (outcome: ReturnType<typeof handWith>) => (outcome.ok ? outcome.value : outcome.code)
  assert.equal(told(handWith(asked, clerk, [])), 'approval_needs_another_role')
  assert.deepEqual(told(handWith(asked, clerk, [lead(2n)])), { hand: 'finance_lead', standsFor: 2n })
  assert.equal(told(handWith(asked, clerk, [lead(1n)])), 'approval_needs_another_role')
  const half = { ...asked, given: [{ hand: 'finance_lead', staffId: 2n }] }
  assert.equal(told(handWith(half, clerk, [lead(2n)])), 'approval_needs_another_role')
  assert.equal(told(handWith(asked, { ...clerk, staffId: 1n }, [lead(2n)])), 'maker_is_checker')
  const own = { staffId: 9n, roles: ['sales_manager'] } as const
  assert.deepEqual(told(handWith(asked, own, [lead(2n)])), { hand: 'sales_manager', standsFor: null })
})
