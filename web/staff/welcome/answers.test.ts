import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOf, firstNumber, isIban, noAnswers, type Answers } from './answers.ts'

const answers = (some: Partial<Answers>): Answers => ({ ...noAnswers, ...some })

test('an administrator needs a name, an address and a long password', () => {
  assert.deepEqual(faultsOf('administrator', noAnswers), { name: 'missing', email: 'missing', password: 'missing' })
  const hasty = answers({ name: 'Ida Kolbe', email: 'ida.quellwerk', password: 'short' })
  assert.deepEqual(faultsOf('administrator', hasty), { email: 'not_an_address', password: 'too_short' })
  const right = answers({ name: 'Ida Kolbe', email: 'ida@quellwerk.example', password: 'a long enough one' })
  assert.deepEqual(faultsOf('administrator', right), {})
})

test('a bank account may be left out, but not be wrong', () => {
  assert.deepEqual(faultsOf('bank', noAnswers), {})
  assert.deepEqual(faultsOf('bank', answers({ iban: 'DE89 3704 0044 0532 0130 00', bic: 'cobadeff' })), {})
  assert.deepEqual(faultsOf('bank', answers({ iban: 'DE89 3704 0044 0532 0130 10' })), { iban: 'iban_wrong' })
  assert.deepEqual(faultsOf('bank', answers({ bic: '12' })), { bic: 'bic_wrong' })
})

test('two digits that changed places are found', () => {
  assert.equal(isIban('DE89370400440532013000'), true)
  assert.equal(isIban('DE89370400440523013000'), false)
})

test('a series holds its running number once', () => {
  const patterns = { ...noAnswers.patterns, invoice: 'RE-{yyyy}', credit_note: 'GS-{00}-{000}' }
  assert.deepEqual(faultsOf('series', answers({ patterns })), {
    invoice: 'pattern_wrong',
    credit_note: 'pattern_wrong',
  })
})

test('the first number is shown before it is given', () => {
  assert.equal(firstNumber('RE-{yyyy}-{00000}', '2026-06-30'), 'RE-2026-00001')
  assert.equal(firstNumber('{yy}{0000}', '2026-06-30'), '260001')
})
