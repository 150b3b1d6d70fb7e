import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { bareNumber, creditorReference, distance, mentions, referenceFor } from './references.ts'

const bares = (text: string) => mentions(text).map((mention) => mention.bare)

test('a number is found however its separators were treated', () => {
  for (const text of [
    'RE-2026-01874',
    'Rechnung RE 2026 01874 vom 12.06.',
    're2026-01874/strittig',
    'RE/2026/01874, danke',
    'EREF+RE-2026-01874',
  ]) {
    assert.ok(bares(text).includes('RE202601874'), text)
  }
})

test('the whole number is read before its parts', () => {
  const found = bares('RE 2026 01874')
  assert.ok(found.indexOf('RE202601874') < found.indexOf('01874'))
})

test('a mention says where it stands', () => {
  const text = 'wg. RE-2026-01874 einbehalten'
  const mention = mentions(text).find((each) => each.bare === 'RE202601874')
  assert.equal(text.slice(mention?.from, mention?.to), 'RE-2026-01874')
})

test('words without a digit and very long runs are no numbers', () => {
  assert.deepEqual(bares('danke für die gute Zusammenarbeit'), [])
  assert.deepEqual(bares('1'.repeat(31)), [])
  assert.deepEqual(bares(''), [])
})

test('a creditor reference is taken by its check digits only', () => {
  assert.equal(creditorReference('RF18 5390 0754 7034'), '539007547034')
  assert.equal(creditorReference('RF19539007547034'), null)
  assert.equal(creditorReference('RE-2026-01874'), null)
})

test('every number has a creditor reference that reads back, and one wrong sign is seen', () => {
  const number = fc.stringMatching(/^[A-Z]{1,3}-\d{4}-\d{3,6}$/)
  fc.assert(
    fc.property(number, (text) => {
      assert.equal(creditorReference(referenceFor(text)), bareNumber(text))
    }),
  )
  fc.assert(
    fc.property(number, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, place, shift) => {
      const reference = referenceFor(text)
      const digits = reference.split('').flatMap((sign, index) => (/\d/.test(sign) ? [index] : []))
      const at = digits[place % digits.length] ?? 2
      const wrong = `${reference.slice(0, at)}${(Number(reference[at]) + shift) % 10}${reference.slice(at + 1)}`
      assert.equal(creditorReference(wrong), null)
    }),
  )
})

test('one slip of the hand is near, two are not', () => {
  const number = 'RE202601874'
  assert.equal(distance(number, number), 0)
  for (const near of ['RE202601847', 'RE20260187', 'RE2026018744', 'RE202501874', 'E202601874', 'RE202601873']) {
    assert.equal(distance(near, number), 1, near)
  }
  for (const far of ['RE202501847', '01874', 'RE2026018', 'AB999999999']) assert.equal(distance(far, number), 2, far)
})
