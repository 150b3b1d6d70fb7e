import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { z } from 'zod'
import { day, plusDays, type Day } from '#kernel/day'
import { decimalOf, parseDecimal, type Decimal } from '#kernel/decimal'
import { id } from '#kernel/id'
import { currency, money, type Money } from '#kernel/money'
import {
  countField,
  currencyField,
  dayField,
  decimalField,
  idField,
  moneyField,
  momentField,
  noteField,
  textCodec,
  textField,
} from './wire.ts'

const messages = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value)
  return error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []
}

const anyMoney = fc
  .tuple(fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n }), fc.constantFrom('EUR', 'JPY', 'KWD', 'USD'))
  .map(([amount, code]) => money(amount, currency(code)))
const anyDay = fc.integer({ min: 0, max: 400_000 }).map((days): Day => plusDays(day('1500-01-01'), days))
const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(12))
  .map(([digits, scale]): Decimal => parseDecimal(textOf(digits, scale)))

function textOf(digits: bigint, scale: number): string {
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
  const at = text.length - scale
  return `${digits < 0n ? '-' : ''}${text.slice(0, at)}${scale > 0 ? `.${text.slice(at)}` : ''}`
}

test('what is encoded and sent as JSON comes back as the same value', () => {
  const schema = z.object({
    amount: moneyField,
    on: dayField,
    at: momentField,
    quantity: decimalField,
    customerId: idField('cus'),
    currency: currencyField,
    none: moneyField.nullable(),
  })
  fc.assert(
    fc.property(
      fc.record(
        {
          amount: anyMoney,
          on: anyDay,
          at: fc.date({
            min: new Date('0001-01-01T00:00:00Z'),
            max: new Date('9999-12-31T00:00:00Z'),
            noInvalidDate: true,
          }),
          quantity: anyDecimal,
          customerId: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map((value) => id<'cus'>(value)),
          currency: fc.constantFrom(currency('EUR'), currency('CLP')),
          none: fc.option(anyMoney),
        },
        { noNullPrototype: true },
      ),
      (value) => {
        const sent: unknown = JSON.parse(JSON.stringify(z.encode(schema, value)))
        assert.deepEqual(schema.parse(sent), value)
      },
    ),
  )
})

test('money is an amount and a currency, both texts, in one spelling', () => {
  const euro: Money = money(100_000n, currency('EUR'))
  assert.deepEqual(z.encode(moneyField, euro), { amount: '1000.00', currency: 'EUR' })
  assert.deepEqual(moneyField.parse({ amount: '1000', currency: 'EUR' }), euro)
  for (const wrong of [
    { amount: 1000, currency: 'EUR' },
    { amount: '1,000.00', currency: 'EUR' },
    { amount: '1e3', currency: 'EUR' },
    { amount: '+1', currency: 'EUR' },
    { amount: '10.005', currency: 'EUR' },
    { amount: '10.5', currency: 'JPY' },
    { amount: '10', currency: 'XYZ' },
    { amount: '10', currency: 'eur' },
    { amount: '10' },
    { amount: '10', currency: 'EUR', note: 'x' },
    { amount: '99999999999999999999', currency: 'EUR' },
    '10 EUR',
    null,
  ]) {
    assert.equal(moneyField.safeParse(wrong).success, false, JSON.stringify(wrong))
  }
})

test('messages say what a field must be', () => {
  assert.deepEqual(messages(dayField, '2025-02-29'), [': must be a day such as 2025-03-07'])
  assert.deepEqual(messages(dayField, '7.3.2025'), [': must be a day such as 2025-03-07'])
  assert.deepEqual(messages(idField('ord'), 'cus_abc123'), [': must be the id of a order, which begins with ord_'])
  assert.deepEqual(messages(decimalField, '1,5'), [
    ': must be a decimal such as "54.5", with a point and no separators',
  ])
  assert.deepEqual(messages(momentField, '2025-03-07'), [': must be a moment such as 2025-03-07T09:30:00Z'])
  assert.deepEqual(messages(momentField, '2025-13-07T00:00:00Z'), [': must be a moment such as 2025-03-07T09:30:00Z'])
  assert.deepEqual(messages(currencyField, 'EURO'), [': must be a currency of ISO 4217 such as EUR'])
})

test('texts are trimmed, and hold no control characters', () => {
  assert.equal(textField().parse('  Müller & Söhne '), 'Müller & Söhne')
  for (const wrong of ['', '   ', 'a\nb', 'a\u0000b', 'a\u007f', 'x'.repeat(201)]) {
    assert.equal(textField().safeParse(wrong).success, false, JSON.stringify(wrong))
  }
  assert.equal(noteField().parse('one\ntwo\tthree'), 'one\ntwo\tthree')
  assert.equal(noteField().safeParse('a\u0000').success, false)
})

test('counts are whole and not negative', () => {
  assert.equal(countField.parse(3), 3)
  for (const wrong of [-1, 1.5, '3', Number.NaN, 2 ** 53]) assert.equal(countField.safeParse(wrong).success, false)
})

test('a codec of one’s own turns a refusal into a message, and lets a fault through', () => {
  const level = textCodec({
    parse: (text) => {
      if (text === 'broken') throw new TypeError('a fault of ours')
      if (!/^[1-9]$/.test(text)) throw new RangeError('no level')
      return decimalOf(BigInt(text))
    },
    format: ({ digits }) => String(digits),
    expected: 'a level from 1 to 9',
    example: '3',
  })
  assert.deepEqual(level.parse('3'), decimalOf(3n))
  assert.deepEqual(messages(level, 'x'), [': must be a level from 1 to 9'])
  assert.throws(() => level.safeParse('broken'), /a fault of ours/)
})
