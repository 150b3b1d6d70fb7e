import { formatDecimal } from '#kernel/decimal'
import { currency, formatAmount, money } from '#kernel/money'

/** What a JSON column holds. */
export type Stored =
  | string
  | number
  | boolean
  | null
  | readonly Stored[]
  | { readonly [name: string]: Stored | undefined }

/**
 * The facts of a decision or a command as they are stored: money as {"amount": "1000.00", "currency": "EUR"}, exact decimals
 * and ids as text, moments in ISO form. What has no such form is a mistake of the caller.
 */
export function stored(value: unknown): Stored {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'bigint':
      return value.toString()
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`Not to be stored: ${value}`)
      return value
    case 'object':
      return storedObject(value)
    default:
      throw new TypeError(`Not to be stored: ${typeof value}`)
  }
}

function storedObject(value: object | null): Stored {
  if (value === null) return null
  if (Array.isArray(value)) return value.map(stored)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Set) return [...value].map(stored)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return specialForm(value) ?? Object.fromEntries(fields.map(([name, field]) => [name, stored(field)]))
}

// Money and decimals are known by their shape: two fields of these names and types are nothing else in this house.
function specialForm(value: object): Stored | undefined {
  if (Object.keys(value).length !== 2) return undefined
  if ('amount' in value && 'currency' in value && typeof value.amount === 'bigint') {
    const code = currency(String(value.currency))
    return { amount: formatAmount(money(value.amount, code)), currency: code }
  }
  if ('digits' in value && 'scale' in value && typeof value.digits === 'bigint' && typeof value.scale === 'number') {
    return formatDecimal({ digits: value.digits, scale: value.scale })
  }
  return undefined
}

/** One spelling per value: names in order, no blanks. What is hashed must read the same after the database kept it. */
export function canonical(value: Stored): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const fields = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, field]) => (field === undefined ? [] : [`${JSON.stringify(name)}:${canonical(field)}`]))
  return `{${fields.join(',')}}`
}

const isList = (value: object): value is readonly Stored[] => Array.isArray(value)
