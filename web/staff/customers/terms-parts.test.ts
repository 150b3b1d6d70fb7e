import assert from 'node:assert/strict'
import { test } from 'node:test'
import { termsParts, termsText } from './terms-parts.ts'

test('every code of terms survives the fields of the form', () => {
  for (const code of [
    'net:30',
    'net:0',
    'net-eom:30',
    'eom-net:30',
    'eom+1',
    'day:10/25',
    '2/10,net:30',
    '2.5/14,day:10/25@received',
    'eom+2@delivery',
  ]) {
    assert.equal(termsText(termsParts(code)), code)
  }
})

test('terms that nobody can read begin at 30 days', () => {
  assert.equal(termsText(termsParts('')), 'net:30')
})
