import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Delivery } from '#platform/mail'
import { cancel, foldedAddress, mailStates, sendAgain, settled } from './mail.ts'

const at = new Date('2025-03-07T09:00:00Z')
const refusal = (given: Partial<Extract<Delivery, { outcome: 'refused' }>>): Delivery => ({
  outcome: 'refused',
  lasting: false,
  about: 'server',
  answer: 'no',
  ...given,
})

test('what was sent is sent, and what nobody knows stays unknown', () => {
  assert.deepEqual(settled({ outcome: 'sent', answer: 'ok' }, 1, at), { state: 'sent', note: null, nextTryAt: null })
  assert.deepEqual(settled({ outcome: 'unknown', answer: '' }, 1, at).state, 'unknown')
})

test('a refusal that may pass is tried again, later each time, and given up in the end', () => {
  const minutes: (number | null)[] = []
  for (let tries = 1; tries <= 9; tries += 1) {
    const { nextTryAt } = settled(refusal({}), tries, at)
    minutes.push(nextTryAt && (nextTryAt.getTime() - at.getTime()) / 60_000)
  }
  assert.deepEqual(minutes, [1, 5, 15, 60, 240, 720, 1440, 1440, null])
  assert.deepEqual(settled(refusal({}), 9, at), { state: 'failed', note: 'gave_up', nextTryAt: null })
})

test('a refusal that lasts is not tried again', () => {
  assert.equal(settled(refusal({ lasting: true, about: 'address' }), 1, at).note, 'address_refused')
  assert.equal(settled(refusal({ lasting: true, about: 'letter' }), 1, at).note, 'letter_refused')
})

test('only a waiting letter is cancelled, and only one whose way has ended is sent again', () => {
  const allowed = (decide: typeof cancel | typeof sendAgain) => mailStates.filter((state) => decide({ state }).ok)
  assert.deepEqual(allowed(cancel), ['queued'])
  assert.deepEqual(allowed(sendAgain), ['sent', 'failed', 'unknown', 'cancelled'])
  assert.deepEqual(cancel({ state: 'sent' }), { ok: false, code: 'mail_is_not_waiting', facts: { state: 'sent' } })
  assert.deepEqual(sendAgain({ state: 'queued' }), { ok: false, code: 'mail_is_under_way', facts: { state: 'queued' } })
})

test('addresses are the same whatever their case', () => {
  assert.equal(foldedAddress(' AP@Lindauer.Example '), 'ap@lindauer.example')
})
