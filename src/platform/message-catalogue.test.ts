import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue, languageOf } from './message-catalogue.ts'

const say = catalogue({
  en: {
    greeting: 'Hello {name}',
    open: { one: '{count} item is open', other: '{count} items are open' },
    done: 'Done',
  },
  de: {
    greeting: 'Guten Tag {name}',
    open: { one: '{count} Posten ist offen', other: '{count} Posten sind offen' },
    done: 'Fertig',
  },
})

test('a text is said in the language asked for, with its values', () => {
  assert.equal(say('en', 'greeting', { name: 'Femke Harms' }), 'Hello Femke Harms')
  assert.equal(say('de', 'greeting', { name: 'Femke Harms' }), 'Guten Tag Femke Harms')
  assert.equal(say('de', 'done'), 'Fertig')
})

test('the number chooses the words', () => {
  assert.equal(say('en', 'open', { count: 1 }), '1 item is open')
  assert.equal(say('en', 'open', { count: 0 }), '0 items are open')
  assert.equal(say('de', 'open', { count: 2 }), '2 Posten sind offen')
})

test('a value that looks like a name of ours stays what the customer wrote', () => {
  assert.equal(say('en', 'greeting', { name: '{name} $& <b>' }), 'Hello {name} $& <b>')
})

test('a language that lacks a text, or asks for another value, does not start', () => {
  // @ts-expect-error a missing key does not compile either
  assert.throws(() => catalogue({ en: { a: 'A', b: 'B' }, de: { a: 'A' } }), /b is missing in de/)
  assert.throws(() => catalogue({ en: { a: 'A {x}' }, de: { a: 'A {y}' } }), /a has other names in de/)
})

test('a value that was not given is a fault, not a hole in a letter', () => {
  // @ts-expect-error the name is wanted
  assert.throws(() => say('en', 'greeting', {}), /needs a value for name/)
})

test('locales lead to languages we have texts in', () => {
  assert.equal(languageOf('de-AT'), 'de')
  assert.equal(languageOf('FR'), 'fr')
  assert.equal(languageOf('pl-PL'), 'en')
})
