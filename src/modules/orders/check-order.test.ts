import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { id } from '#kernel/id'
import { currency } from '#kernel/money'
import { parseTerms } from '#modules/parties'
import { checkOrder } from './check-order.ts'
import type { FactLine, OrderFacts, Rule, RuleCode } from './finding.ts'

const rule = (code: RuleCode, parameters: Rule['parameters'] = {}): Rule => ({ code, version: 1, parameters })
const rules = [
  rule('price_off_agreement', { percent: '1' }),
  rule('price_off_list', { percent: '10' }),
  rule('price_off_habit', { percent: '5', bills: 3 }),
  rule('product_inactive'),
  rule('quantity_out_of_range', { factor: '3', orders: 3 }),
  rule('po_missing'),
  rule('address_unknown'),
  rule('late_entry', { days: 3, ask: false }),
  rule('terms_off_record'),
  rule('possible_duplicate', { days: 7 }),
]

const decimal = parseDecimal
const line = (over: Partial<FactLine> = {}): FactLine => ({
  quantity: decimal('10'),
  unitPrice: decimal('96.50'),
  productName: 'Bearing set 6305',
  productActive: true,
  packSize: null,
  agreedPrice: null,
  agreement: null,
  listPrice: decimal('96.50'),
  lastPrices: [],
  usualQuantities: [],
  ...over,
})

type Over = { order?: Partial<OrderFacts['order']>; customer?: Partial<OrderFacts['customer']> } & Partial<
  Pick<OrderFacts, 'enteredOn' | 'lookalikes'>
>
const facts = ({ order, customer, ...over }: Over = {}): OrderFacts => ({
  order: {
    dealOn: day('2025-02-24'),
    poNumber: '4500098117',
    billTo: { lines: ['Inselgraben 22', '88131 Lindau'] },
    shipTo: { lines: ['Inselgraben 22', '88131 Lindau'] },
    terms: parseTerms('net:30'),
    currency: currency('EUR'),
    lines: [line()],
    ...order,
  },
  enteredOn: day('2025-02-25'),
  customer: {
    poRule: 'required',
    poPattern: null,
    terms: parseTerms('net:30'),
    addresses: [['Inselgraben 22', '88131 Lindau']],
    ...customer,
  },
  lookalikes: [],
  ...over,
})
const found = (given: OrderFacts) => checkOrder(given, rules).map((finding) => [finding.rule, finding.field])
const lines = (...given: FactLine[]) => facts({ order: { lines: given } })

test('an order as agreed raises no question', () => {
  assert.deepEqual(found(facts()), [])
})

test('a price off the agreement asks, whatever the list says', () => {
  const agreed = { agreedPrice: decimal('48.00'), agreement: 'contract 14', listPrice: decimal('54.00') }
  assert.deepEqual(found(lines(line(), line({ ...agreed, unitPrice: decimal('54.00') }))), [
    ['price_off_agreement', 'lines.1.unitPrice'],
  ])
  assert.deepEqual(found(lines(line({ ...agreed, unitPrice: decimal('48.48') }))), [])
  assert.deepEqual(found(lines(line({ ...agreed, unitPrice: decimal('48.49') }))), [
    ['price_off_agreement', 'lines.0.unitPrice'],
  ])
  const [finding] = checkOrder(lines(line({ ...agreed, unitPrice: decimal('54.00') })), rules)
  assert.deepEqual(
    [finding?.value, finding?.expected, finding?.facts],
    ['54', '48', { agreement: 'contract 14', difference: '6', higher: 1 }],
  )
})

test('a price off the list asks beyond ten per cent, either way', () => {
  assert.deepEqual(found(lines(line({ unitPrice: decimal('106.15') }))), [])
  assert.deepEqual(found(lines(line({ unitPrice: decimal('106.16') }))), [['price_off_list', 'lines.0.unitPrice']])
  assert.deepEqual(found(lines(line({ unitPrice: decimal('86.84') }))), [['price_off_list', 'lines.0.unitPrice']])
  assert.deepEqual(found(lines(line({ listPrice: null, unitPrice: decimal('1') }))), [])
})

test('what is no longer sold asks', () => {
  assert.deepEqual(found(lines(line({ productActive: false }))), [['product_inactive', 'lines.0.product']])
})

test('100 is ten times their usual 8 to 12', () => {
  const usualQuantities = ['8', '10', '12'].map(decimal)
  const [finding] = checkOrder(lines(line({ quantity: decimal('100'), usualQuantities })), rules)
  assert.deepEqual(
    [finding?.rule, finding?.expected, finding?.facts.suggestion],
    ['quantity_out_of_range', '8–12', '10'],
  )
  assert.deepEqual(found(lines(line({ quantity: decimal('36'), usualQuantities }))), [])
  assert.deepEqual(found(lines(line({ quantity: decimal('37'), usualQuantities }))), [
    ['quantity_out_of_range', 'lines.0.quantity'],
  ])
  assert.deepEqual(found(lines(line({ quantity: decimal('2'), usualQuantities }))), [
    ['quantity_out_of_range', 'lines.0.quantity'],
  ])
  assert.deepEqual(found(lines(line({ quantity: decimal('3'), usualQuantities }))), [])
})

test('too few orders make no habit', () => {
  assert.deepEqual(found(lines(line({ quantity: decimal('100'), usualQuantities: [decimal('8'), decimal('10')] }))), [])
})

test('packs taken for pieces are recognised', () => {
  const usualQuantities = ['100', '100', '120'].map(decimal)
  const [finding] = checkOrder(lines(line({ quantity: decimal('20'), packSize: decimal('5'), usualQuantities })), rules)
  assert.equal(finding?.facts.suggestion, '200')
})

test('a missing purchase order number asks where it is demanded, and one of another form too', () => {
  assert.deepEqual(found(facts({ order: { poNumber: null } })), [['po_missing', 'poNumber']])
  assert.deepEqual(found(facts({ order: { poNumber: null }, customer: { poRule: 'optional' } })), [])
  assert.deepEqual(found(facts({ customer: { poPattern: '45\\d{8}' } })), [])
  assert.deepEqual(found(facts({ customer: { poPattern: '45.*' } })), [])
  assert.deepEqual(found(facts({ customer: { poPattern: 'PO-\\d{4}' } })), [['po_missing', 'poNumber']])
})

test('an address that is not the customer’s asks; its spelling does not matter', () => {
  assert.deepEqual(found(facts({ order: { shipTo: { lines: ['inselgraben 22,', '88131 LINDAU'] } } })), [])
  assert.deepEqual(found(facts({ order: { shipTo: { lines: ['Am Stichkanal 12', '33719 Bielefeld'] } } })), [
    ['address_unknown', 'shipTo'],
  ])
})

test('a late entry is noted with its days and does not stop the order', () => {
  const [finding, ...rest] = checkOrder(facts({ enteredOn: day('2025-03-03') }), rules)
  assert.deepEqual([finding?.rule, finding?.facts.days, finding?.asks, rest], ['late_entry', 7, false, []])
  assert.deepEqual(found(facts({ enteredOn: day('2025-02-27') })), [])
})

test('terms off the record ask', () => {
  const [finding] = checkOrder(facts({ order: { terms: parseTerms('net:60') } }), rules)
  assert.deepEqual(
    [finding?.rule, finding?.value, finding?.expected, finding?.asks],
    ['terms_off_record', 'net:60', 'net:30', true],
  )
})

test('an order that looks like another one asks once', () => {
  const lookalike = {
    orderId: id<'ord'>(1n),
    number: 'AB-2025-00012',
    dealOn: day('2025-02-21'),
    why: 'lines' as const,
  }
  assert.deepEqual(found(facts({ lookalikes: [lookalike, { ...lookalike, number: 'AB-2025-00011' }] })), [
    ['possible_duplicate', 'order'],
  ])
})

test('a rule that is not in force says nothing', () => {
  assert.deepEqual(checkOrder(facts({ order: { poNumber: null } }), []), [])
})

test('a price off the middle of the last three bills is asked about, unless a price is agreed or too few bills are known', () => {
  const bills = ['48', '48', '54'].map((each) => decimal(each))
  const asked = (over: Partial<FactLine>) =>
    checkOrder(
      facts({
        order: { lines: [line({ unitPrice: decimal('54'), listPrice: decimal('54'), lastPrices: bills, ...over })] },
      }),
      rules,
    ).map(({ rule: code, expected, facts: found }) => [code, expected, found['difference']])
  assert.deepEqual(asked({}), [['price_off_habit', '48', '6']])
  assert.deepEqual(asked({ unitPrice: decimal('50.40') }), [])
  assert.deepEqual(asked({ lastPrices: bills.slice(0, 2) }), [])
  assert.deepEqual(asked({ agreedPrice: decimal('54'), agreement: 'frame 2025' }), [])
})
