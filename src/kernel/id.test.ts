import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { formatId, id, parseId, prefixes, type Prefix } from '#kernel/id'

const anyValue = fc.oneof(fc.bigInt({ min: 1n, max: 10n ** 7n }), fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }))

test('ids keep the spelling they were first given', () => {
  // These stand in mails and in other systems: when this test fails, the alphabet changed and old links are dead.
  assert.equal(formatId('cus', id(1n)), 'cus_TQJkcH')
  assert.equal(formatId('inv', id(123_456n)), 'inv_sSZdym')
  assert.equal(formatId('evt', id(2n ** 63n - 1n)), 'evt_pMYyVszJhmzvpS')
})

test('what is written is read back, in any size a row number can have', () => {
  fc.assert(fc.property(anyValue, (value) => assert.equal(parseId('inv', formatId('inv', id(value))), value)))
  for (const value of [1n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n]) {
    assert.equal(parseId('ord', formatId('ord', id(value))), value)
  }
})

test('different rows have different ids, and a URL needs no escaping for them', () => {
  const written = Array.from({ length: 20_000 }, (_, index) => formatId('ord', id(BigInt(index + 1))))
  assert.equal(new Set(written).size, written.length)
  assert.ok(written.every((text) => /^ord_[A-Za-z0-9]{6}$/.test(text)))
})

test('an id of one kind is not taken for another', () => {
  const kinds = Object.keys(prefixes).filter((key): key is Prefix => key in prefixes)
  for (const kind of kinds) {
    const text = formatId(kind, id(42n))
    for (const other of kinds) {
      if (other === kind) assert.equal(parseId(other, text), 42n)
      else assert.throws(() => parseId(other, text), new RegExp(`Not an id of kind ${other}`))
    }
  }
})

test('every spelling but one is refused', () => {
  const good = formatId('cus', id(42n))
  const body = good.slice(4)
  const bad = [
    '',
    'cus_',
    'cus',
    '42',
    body,
    `CUS_${body}`,
    `cus-${body}`,
    ` ${good}`,
    `${good} `,
    `${good}\n`,
    `${good}${good}`,
  ]
  const strange = ['cus_0OlI1a', 'cus_42', 'cus_äöü', `cus_${'T'.repeat(24)}`, `cus_${'T'.repeat(100_000)}`]
  for (const text of [...bad, ...strange])
    assert.throws(() => parseId('cus', text), /Not an id of kind cus/, text.slice(0, 40))
})

test('text made up of the right letters is refused, or is the one spelling of some row', () => {
  const letters = fc.constantFrom(...'kVq7RdzXn2WbHsJ5tGpLcY8fBvMx6TjQwD9NhFmKgSrZyPC'.split(''))
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 24 }), (typed) => {
      const text = `cus_${typed.join('')}`
      try {
        assert.equal(formatId('cus', parseId('cus', text)), text)
      } catch (error) {
        assert.ok(error instanceof RangeError)
      }
    }),
    { numRuns: 2000 },
  )
})

test('zero, negative and too large numbers are no ids', () => {
  for (const value of [0n, -1n, 2n ** 63n]) assert.throws(() => id(value), /Not an id/)
})
