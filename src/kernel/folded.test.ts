import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { foldedKey } from '#kernel/folded'

test('accents, case and width do not matter for finding a name', () => {
  const pairs = [
    ['Ärzte', 'arzte'],
    ['STRAẞE', 'strasse'],
    ['Straße', 'strasse'],
    ['Ørsted', 'orsted'],
    ['Łódź', 'lodz'],
    ['Æro', 'aero'],
    ['İstanbul', 'istanbul'],
    ['Ｑｕｉｔｔ', 'quitt'],
    ['  Müller\u00a0 &\tSöhne ', 'muller & sohne'],
    ['Muller', 'muller'],
    ['Mu\u0308ller', 'muller'],
  ] as const
  for (const [name, key] of pairs) assert.equal(foldedKey(name), key)
})

test('a key is its own key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => assert.equal(foldedKey(foldedKey(text)), foldedKey(text))),
  )
})
