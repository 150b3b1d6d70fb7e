import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currency, parseMoney } from '#kernel/money'
import { codePicture, readableAccount, transferCode } from './payment-code.ts'

const transfer = {
  payee: 'Quellwerk Industriebedarf GmbH',
  bank: { name: 'Commerzbank', iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX' },
  amount: parseMoney('3772.30', currency('EUR')),
  reference: 'RE-2025-00188',
}

test('a transfer reads as the guideline lays it down, field by field', () => {
  assert.deepEqual(transferCode(transfer)?.split('\n'), [
    'BCD',
    '002',
    '1',
    'SCT',
    'COBADEFFXXX',
    'Quellwerk Industriebedarf GmbH',
    'DE89370400440532013000',
    'EUR3772.30',
    '',
    '',
    'RE-2025-00188',
  ])
})

test('names and references keep to one line and to the length that banks take', () => {
  const fields = transferCode({ ...transfer, payee: `A\nB ${'x'.repeat(100)}`, reference: 'y'.repeat(200) })?.split(
    '\n',
  )
  assert.equal(fields?.length, 11)
  assert.equal(fields?.[5]?.length, 70)
  assert.equal(fields?.[10]?.length, 140)
})

test('there is no code that a banking app would refuse', () => {
  const amount = (text: string, code = 'EUR') => parseMoney(text, currency(code))
  const iban = (text: string) => ({ ...transfer.bank, iban: text })
  assert.equal(transferCode({ ...transfer, amount: amount('10.00', 'GBP') }), null)
  assert.equal(transferCode({ ...transfer, amount: amount('0.00') }), null)
  assert.equal(transferCode({ ...transfer, amount: amount('-1.00') }), null)
  assert.equal(transferCode({ ...transfer, amount: amount('1000000000.00') }), null)
  assert.equal(transferCode({ ...transfer, bank: iban('DE88370400440532013000') }), null)
  assert.equal(transferCode({ ...transfer, bank: iban('AE070331234567890123456') }), null)
  assert.equal(transferCode({ ...transfer, bank: iban('40-47-84 70872490') }), null)
  assert.ok(transferCode({ ...transfer, bank: { name: 'Commerzbank', iban: transfer.bank.iban } }))
})

test('the picture is a square of runs inside its frame', () => {
  const picture = codePicture(transferCode(transfer) ?? '')
  const size = Number(/viewBox="0 0 (\d+)/.exec(picture)?.[1])
  assert.ok(size >= 21 && size <= 69, 'the guideline ends at version 13')
  const runs = [...picture.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => [x, y, length].map(Number))
  assert.deepEqual(runs[0], [0, 0, 7], 'the first finder pattern')
  for (const [x = 0, y = 0, length = 0] of runs) assert.ok(x + length <= size && y < size)
})

test('an account is grouped to be read, and what is no IBAN stays as it came', () => {
  assert.equal(readableAccount('DE89370400440532013000'), 'DE89 3704 0044 0532 0130 00')
  assert.equal(readableAccount('40-47-84 70872490'), '40-47-84 70872490')
})
