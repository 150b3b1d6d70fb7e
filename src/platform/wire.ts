import { z } from 'zod'
import { day, type Day } from '#kernel/day'
import { formatDecimal, parseDecimal, type Decimal } from '#kernel/decimal'
import { formatId, id, parseId, prefixes, type Id, type Prefix } from '#kernel/id'
import { currency, formatAmount, parseMoney, type Currency, type Money } from '#kernel/money'

// Every field is a codec: JSON outside, the kernel's types inside, and a description for the API's document. What a decoder
// throws becomes a problem that names the field.

type TextField<T> = {
  readonly parse: (text: string) => T
  readonly format: (value: T) => string
  /** What the caller should have sent, as the end of "must be …". */
  readonly expected: string
  readonly example: string
  readonly pattern?: RegExp
  /** The format that JSON Schema knows it by. */
  readonly known?: 'date' | 'date-time' | 'decimal'
}

/** A value that travels as one text. Modules make their own with it, such as payment terms. */
export function textCodec<T>({ parse, format, expected, example, pattern, known }: TextField<T>) {
  const wire = z.string().max(200)
  return z.codec(
    (pattern ? wire.regex(pattern, `must be ${expected}`) : wire).meta(
      known ? { example, format: known } : { example },
    ),
    z.custom<T>(),
    {
      decode: (text, context) => attempt(() => parse(text), text, expected, context),
      encode: format,
    },
  )
}

export const dayField = textCodec<Day>({
  parse: day,
  format: (value) => value,
  expected: 'a day such as 2025-03-07',
  example: '2025-03-07',
  known: 'date',
  pattern: /^\d{4}-\d{2}-\d{2}$/,
})

export const momentField = textCodec<Date>({
  parse: moment,
  format: (value) => value.toISOString(),
  expected: 'a moment such as 2025-03-07T09:30:00Z',
  example: '2025-03-07T09:30:00.000Z',
  known: 'date-time',
  pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/,
})

export const decimalField = textCodec<Decimal>({
  parse: parseDecimal,
  format: formatDecimal,
  expected: 'a decimal such as "54.5", with a point and no separators',
  example: '54.5',
  known: 'decimal',
  pattern: /^-?\d{1,24}(\.\d{1,24})?$/,
})

export const currencyField = textCodec<Currency>({
  parse: currency,
  format: (value) => value,
  expected: 'a currency of ISO 4217 such as EUR',
  example: 'EUR',
  pattern: /^[A-Z]{3}$/,
})

/** 'cus_8fK2Wq' outside, the row's number inside. */
export const idField = <P extends Prefix>(prefix: P) =>
  textCodec<Id<P>>({
    parse: (text) => parseId(prefix, text),
    format: (value) => formatId(prefix, value),
    expected: `the id of a ${prefixes[prefix]}, which begins with ${prefix}_`,
    example: `${prefix}_VzXn2W`,
    pattern: new RegExp(`^${prefix}_[A-Za-z0-9]{6,24}$`),
  })

/** Anything that has an id: { kind: 'inv', id } inside, 'inv_8fK2Wq' outside. */
export type Subject = { readonly kind: Prefix; readonly id: bigint }
export const subjectField = textCodec<Subject>({
  parse: (text) => {
    const kind = text.split('_')[0] ?? ''
    if (!isPrefix(kind)) throw new RangeError('Not an id')
    return { kind, id: parseId(kind, text) }
  },
  format: ({ kind, id: value }) => formatId(kind, id(value)),
  expected: 'an id such as inv_VzXn2W',
  example: 'inv_VzXn2W',
  pattern: /^[a-z]{3}_[A-Za-z0-9]{6,24}$/,
})
const isPrefix = (text: string): text is Prefix => Object.hasOwn(prefixes, text)

/** {"amount": "1000.00", "currency": "EUR"} outside, whole cents inside. */
export const moneyField = z.codec(
  z.strictObject({
    amount: z.string().regex(/^-?\d{1,19}(\.\d{1,9})?$/, 'must be an amount such as "1000.00"'),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency of ISO 4217 such as EUR'),
  }),
  z.custom<Money>(),
  {
    decode: (wire, context) =>
      attempt(
        () => parseMoney(wire.amount, currency(wire.currency)),
        wire,
        'an amount with no more decimals than its currency has',
        context,
      ),
    encode: (value) => ({ amount: formatAmount(value), currency: String(value.currency) }),
  },
)

/** A whole number from zero up, such as a count or a version. */
export const countField = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

// Control characters have no business in names and numbers, and a zero byte is more than the database takes.
// oxlint-disable-next-line no-control-regex
const oneLine = /^[^\u0000-\u001f\u007f]*$/
// oxlint-disable-next-line no-control-regex
const lines = /^[^\u0000-\u0008\u000b-\u001f\u007f]*$/

/** One line that somebody typed. Blanks around it are taken away; an empty one needs `min: 0`. */
export const textField = ({ max = 200, min = 1 }: { readonly max?: number; readonly min?: number } = {}) =>
  z.string().trim().min(min).max(max).regex(oneLine, 'must be one line without control characters')

/** Several lines, such as a note or a reason. */
export const noteField = ({ max = 4000, min = 1 }: { readonly max?: number; readonly min?: number } = {}) =>
  z.string().trim().min(min).max(max).regex(lines, 'must be without control characters')

/** Bytes that came in as the body of a request. */
export type FileIn = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
/** Bytes that answer a request. */
export type FileOut = FileIn & {
  /** Shown in the browser where the type is harmless there; otherwise saved. */
  readonly inline?: boolean
}

function moment(text: string): Date {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new RangeError('Not a moment')
  return at
}

type Context<W> = { readonly issues: { push: (issue: { code: 'custom'; message: string; input: W }) => unknown } }

function attempt<T, W>(read: () => T, input: W, expected: string, context: Context<W>): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    context.issues.push({ code: 'custom', message: `must be ${expected}`, input })
    return z.NEVER
  }
}
