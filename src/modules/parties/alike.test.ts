import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameKey } from './alike.ts'

test('a name is the same without its legal form, its accents and its case', () => {
  for (const name of ['Keßler Pumpen GmbH & Co. KG', 'KESSLER  PUMPEN', 'Kessler Pumpen AG', 'kessler pumpen, GmbH']) {
    assert.equal(nameKey(name), 'kessler pumpen', name)
  }
  assert.equal(nameKey('Corrib Pumps Ltd.'), 'corrib pumps')
  assert.equal(nameKey('Corrib Group plc'), 'corrib group')
})

test('a name that is nothing but a form stays, and a form within a name is no form', () => {
  assert.equal(nameKey('AG'), 'ag')
  assert.equal(nameKey('Asco Valves'), 'asco valves')
  assert.equal(nameKey('Co-op Seals Limited'), 'co-op seals')
})
