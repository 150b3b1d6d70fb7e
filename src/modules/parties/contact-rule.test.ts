import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { id } from '#kernel/id'
import { checkRule, type ContactRule } from './contact-rule.ts'

const today = day('2025-03-03')
const draft = {
  customerId: id<'cus'>(1n),
  talks: 'sales',
  vip: false,
  reason: 'Asked for it',
  until: day('2025-06-30'),
} as const
const vip: ContactRule = { ...draft, id: id<'rul'>(1n), vip: true, namedBy: null, namedAt: new Date(0) }

const codeOf = (outcome: ReturnType<typeof checkRule>) => (outcome.ok ? 'accepted' : outcome.code)

test('a rule holds until a day that has not passed, a year at most', () => {
  const seen = { today, roles: ['sales_rep'], before: null } as const
  assert.equal(codeOf(checkRule({ ...draft, until: today }, seen)), 'accepted')
  assert.equal(codeOf(checkRule({ ...draft, until: day('2025-03-02') }, seen)), 'rule_has_ended')
  assert.equal(codeOf(checkRule({ ...draft, until: day('2026-03-04') }, seen)), 'accepted')
  assert.equal(codeOf(checkRule({ ...draft, until: day('2026-03-05') }, seen)), 'rule_is_too_long')
})

test('a collector notes that a customer wants sales alone, and changes nothing else', () => {
  const seen = { today, roles: ['collector'], before: null } as const
  assert.equal(codeOf(checkRule(draft, seen)), 'accepted')
  assert.equal(codeOf(checkRule({ ...draft, vip: true }, seen)), 'vip_is_named_by_sales')
  assert.equal(codeOf(checkRule({ ...draft, talks: 'collector' }, seen)), 'sales_is_asked_first')
  assert.equal(codeOf(checkRule(draft, { ...seen, before: vip })), 'vip_is_named_by_sales')
  assert.equal(codeOf(checkRule({ ...draft, vip: true }, { ...seen, before: vip })), 'accepted')
})
