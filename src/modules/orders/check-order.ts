import { daysBetween } from '#kernel/day'
import {
  add,
  compareDecimals,
  decimalOf,
  formatDecimal,
  multiply,
  parseDecimal,
  subtract,
  type Decimal,
} from '#kernel/decimal'
import { foldedKey } from '#kernel/folded'
import { formatTerms } from '#modules/parties'
import type { FactLine, Finding, OrderFacts, Rule, RuleCode } from './finding.ts'

/**
 * Reads an order with all rules that are in force and says what is odd: the one place that does, whichever door the order comes
 * through. Nothing is refused here; what asks becomes a question to the salesperson, what does not is noted.
 */
export function checkOrder(facts: OrderFacts, rules: readonly Rule[]): Finding[] {
  return rules.flatMap((rule) =>
    checks[rule.code](facts, rule.parameters).map((odd): Finding => ({
      rule: rule.code,
      version: rule.version,
      lineIndex: null,
      value: null,
      expected: null,
      facts: {},
      asks: rule.parameters.ask !== false,
      ...odd,
    })),
  )
}

type Odd = Pick<Finding, 'field'> & Partial<Finding>
type Check = (facts: OrderFacts, parameters: Rule['parameters']) => readonly Odd[]

const checks: Readonly<Record<RuleCode, Check>> = {
  price_off_agreement: ({ order }, { percent }) =>
    eachLine(order.lines, (line, index) => {
      if (!line.agreedPrice || !isOff(line.unitPrice, line.agreedPrice, text(percent))) return null
      return {
        ...priceField(line, index, line.agreedPrice),
        facts: { agreement: line.agreement, ...offBy(line.unitPrice, line.agreedPrice) },
      }
    }),

  price_off_list: ({ order }, { percent }) =>
    eachLine(order.lines, (line, index) => {
      if (line.agreedPrice || !line.listPrice || !isOff(line.unitPrice, line.listPrice, text(percent))) return null
      return { ...priceField(line, index, line.listPrice), facts: offBy(line.unitPrice, line.listPrice) }
    }),

  price_off_habit: ({ order }, { percent, bills }) =>
    eachLine(order.lines, (line, index) => {
      if (line.agreedPrice || line.lastPrices.length < Number(bills)) return null
      const usual = middle(line.lastPrices)
      if (!isOff(line.unitPrice, usual, text(percent))) return null
      return {
        ...priceField(line, index, usual),
        facts: { bills: line.lastPrices.length, ...offBy(line.unitPrice, usual) },
      }
    }),

  product_inactive: ({ order }) =>
    eachLine(order.lines, (line, index) =>
      line.productActive ? null : { field: `lines.${index}.product`, value: line.productName },
    ),

  quantity_out_of_range: ({ order }, { factor, orders }) =>
    eachLine(order.lines, (line, index) => {
      const usual = line.usualQuantities
      if (usual.length < Number(orders)) return null
      const [low, high] = [smallest(usual), largest(usual)]
      const times = parseDecimal(text(factor))
      const tooMuch = compareDecimals(line.quantity, multiply(high, times)) > 0
      const tooLittle = compareDecimals(multiply(line.quantity, times), low) < 0
      if (!tooMuch && !tooLittle) return null
      return {
        field: `lines.${index}.quantity`,
        value: formatDecimal(line.quantity),
        expected: low === high ? formatDecimal(low) : `${formatDecimal(low)}–${formatDecimal(high)}`,
        facts: {
          low: formatDecimal(low),
          high: formatDecimal(high),
          orders: usual.length,
          suggestion: slipOf(line, low, high),
        },
      }
    }),

  po_missing: ({ order, customer }) => {
    if (order.poNumber === null) {
      return customer.poRule === 'required'
        ? [{ field: 'poNumber', expected: customer.poPattern, facts: { pattern: customer.poPattern } }]
        : []
    }
    if (customer.poPattern === null || matches(order.poNumber, customer.poPattern)) return []
    return [
      {
        field: 'poNumber',
        value: order.poNumber,
        expected: customer.poPattern,
        facts: { pattern: customer.poPattern },
      },
    ]
  },

  address_unknown: ({ order, customer }) => {
    const known = new Set(customer.addresses.map(addressKey))
    return (['billTo', 'shipTo'] as const)
      .filter((field) => !known.has(addressKey(order[field].lines)))
      .map((field) => ({ field, value: order[field].lines.join(', '), facts: { known: customer.addresses.length } }))
  },

  late_entry: ({ order, enteredOn }, { days }) => {
    const late = daysBetween(order.dealOn, enteredOn)
    return late > Number(days)
      ? [{ field: 'dealOn', value: order.dealOn, expected: enteredOn, facts: { days: late } }]
      : []
  },

  terms_off_record: ({ order, customer }) => {
    const [asked, agreed] = [formatTerms(order.terms), formatTerms(customer.terms)]
    return asked === agreed ? [] : [{ field: 'terms', value: asked, expected: agreed }]
  },

  possible_duplicate: ({ lookalikes }) =>
    lookalikes
      .slice(0, 1)
      .map(({ number, dealOn, why }) => ({ field: 'order', value: number, facts: { number, dealOn, why } })),
}

const eachLine = (lines: readonly FactLine[], check: (line: FactLine, index: number) => Odd | null): Odd[] =>
  lines.flatMap((line, index) => {
    const odd = check(line, index)
    return odd ? [{ lineIndex: index, ...odd }] : []
  })

const priceField = (
  line: FactLine,
  index: number,
  expected: Decimal,
): Pick<Finding, 'field' | 'value' | 'expected'> => ({
  field: `lines.${index}.unitPrice`,
  value: formatDecimal(line.unitPrice),
  expected: formatDecimal(expected),
})

/** More than `percent` of the expected price away from it, in either direction. */
function isOff(price: Decimal, expected: Decimal, percent: string): boolean {
  const difference = subtract(price, expected)
  const size = difference.digits < 0n ? { ...difference, digits: -difference.digits } : difference
  return compareDecimals(multiply(size, decimalOf(100n)), multiply(expected, parseDecimal(percent))) > 0
}

const offBy = (price: Decimal, expected: Decimal) => ({
  difference: formatDecimal(subtract(price, expected)),
  higher: compareDecimals(price, expected) > 0 ? 1 : 0,
})

const middle = (values: readonly Decimal[]) =>
  values.toSorted(compareDecimals)[Math.floor(values.length / 2)] ?? decimalOf(0n)
const smallest = (values: readonly Decimal[]) =>
  values.reduce((least, value) => (compareDecimals(value, least) < 0 ? value : least))
const largest = (values: readonly Decimal[]) =>
  values.reduce((most, value) => (compareDecimals(value, most) > 0 ? value : most))

/** The quantity that was probably meant: ten times too many, or packs taken for pieces. */
function slipOf(line: FactLine, low: Decimal, high: Decimal): string | null {
  const tenth = multiply(line.quantity, parseDecimal('0.1'))
  const factors = [
    tenth,
    multiply(line.quantity, decimalOf(10n)),
    ...(line.packSize ? [multiply(line.quantity, line.packSize)] : []),
  ]
  const usual = factors.find((candidate) => isWhole(candidate) && isNear(candidate, low, high))
  return usual ? formatDecimal(usual) : null
}

const isWhole = (value: Decimal) => value.scale === 0
const isNear = (value: Decimal, low: Decimal, high: Decimal) =>
  compareDecimals(add(value, value), low) >= 0 && compareDecimals(value, add(high, high)) <= 0

/** The customer's pattern is a regular expression over the whole number; it was checked when it was entered. */
const matches = (value: string, pattern: string): boolean => new RegExp(`^(?:${pattern})$`, 'u').test(value.trim())

const addressKey = (lines: readonly string[]) =>
  foldedKey(lines.join(' '))
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '0')
