import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { id } from '#kernel/id'
import { mayDo, type HelpRequest } from './help.ts'

const asked: HelpRequest = {
  id: id(1n),
  customerId: id(1n),
  fromDepartment: 'collections',
  askedBy: id(7n),
  toDepartment: 'sales',
  askedOf: id(8n),
  text: 'Do you know the buyer?',
  answerBy: day('2025-03-07'),
  state: 'asked',
  reason: null,
  answer: null,
  takenBy: null,
  version: 1,
}
const lena = { staffId: 7n, roles: ['collector'] } as const
const anna = { staffId: 8n, roles: ['sales_rep'] } as const
const codeOf = (outcome: ReturnType<typeof mayDo>) => (outcome.ok ? outcome.value : outcome.code)

test('the other side answers, and whoever asked thanks', () => {
  assert.equal(codeOf(mayDo('accept', asked, anna)), 'accepted')
  assert.equal(codeOf(mayDo('answer', asked, anna)), 'answered')
  assert.equal(codeOf(mayDo('decline', { ...asked, state: 'accepted' }, anna)), 'declined')
  assert.equal(codeOf(mayDo('accept', { ...asked, state: 'accepted' }, anna)), 'help_is_not_open')
  assert.equal(codeOf(mayDo('accept', asked, lena)), 'help_is_yours')
  assert.equal(codeOf(mayDo('accept', asked, { staffId: 9n, roles: ['cash_clerk'] })), 'help_is_asked_of_others')
  assert.equal(codeOf(mayDo('accept', asked, { staffId: 9n, roles: ['sales_manager'] })), 'accepted')
  assert.equal(codeOf(mayDo('thank', { ...asked, state: 'answered' }, lena)), 'thanked')
  assert.equal(codeOf(mayDo('thank', { ...asked, state: 'answered' }, anna)), 'help_was_asked_by_another')
  assert.equal(codeOf(mayDo('thank', asked, lena)), 'help_is_not_open')
  assert.equal(codeOf(mayDo('withdraw', asked, lena)), 'withdrawn')
})
