import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideContact, type ContactFacts, type Hold } from './contact-gate.ts'

const facts = (given: Partial<ContactFacts>): ContactFacts => ({
  purpose: 'reminder',
  about: { kind: 'inv', id: 7n },
  at: new Date('2025-05-02T09:00:00Z'),
  suppressed: null,
  holds: [],
  ...given,
})
const onHold = (given: Partial<Hold> = {}): Hold => ({
  purposes: ['reminder'],
  about: null,
  reason: 'dispute',
  until: null,
  ...given,
})
const refused = (...reasons: string[]) => ({ verdict: 'refused', reasons })
const allowed = { verdict: 'allowed' }

test('nothing in the way, and the letter leaves', () => {
  assert.deepEqual(decideContact(facts({})), allowed)
})

test('a dead address gets nothing at all', () => {
  assert.deepEqual(decideContact(facts({ suppressed: 'bounced', purpose: 'notice' })), refused('address_bounced'))
  assert.deepEqual(decideContact(facts({ suppressed: 'complained' })), refused('address_complained'))
})

test('who wants no reminders still gets invoices', () => {
  assert.deepEqual(decideContact(facts({ suppressed: 'opted_out' })), refused('address_opted_out'))
  assert.deepEqual(decideContact(facts({ suppressed: 'opted_out', purpose: 'document' })), allowed)
})

test('a hold stops its purposes only, and only what it is about', () => {
  assert.deepEqual(decideContact(facts({ holds: [onHold()] })), refused('contact_on_hold'))
  assert.deepEqual(decideContact(facts({ holds: [onHold()], purpose: 'document' })), allowed)
  assert.deepEqual(
    decideContact(facts({ holds: [onHold({ about: { kind: 'inv', id: 7n } })] })),
    refused('contact_on_hold'),
  )
  assert.deepEqual(decideContact(facts({ holds: [onHold({ about: { kind: 'inv', id: 8n } })] })), allowed)
  assert.deepEqual(decideContact(facts({ holds: [onHold({ about: { kind: 'ord', id: 7n } })] })), allowed)
})

test('a hold ends at its moment', () => {
  const until = new Date('2025-05-02T09:00:00Z')
  assert.deepEqual(decideContact(facts({ holds: [onHold({ until })] })), allowed)
  const before = new Date('2025-05-02T08:59:59.999Z')
  assert.deepEqual(decideContact(facts({ holds: [onHold({ until })], at: before })), refused('contact_on_hold'))
})

test('every reason is told', () => {
  assert.deepEqual(
    decideContact(facts({ suppressed: 'bounced', holds: [onHold()] })),
    refused('address_bounced', 'contact_on_hold'),
  )
})
