import { types } from 'pg'

// What PostgreSQL's types are here. The driver's own choice turns days into moments and keeps whole numbers as text.
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: BigInt, // int8
  1016: (text) => listOf(text, BigInt), // int8[]
  1082: (text) => text, // date: a Day
  1182: (text) => listOf(text, String), // date[]
  1700: (text) => text, // numeric: read it with parseDecimal
  1231: (text) => listOf(text, String), // numeric[]
}

// Any number is welcome; the driver's types list only the ones it has a name for.
const standardParser: (oid: number, format?: 'text' | 'binary') => unknown = types.getTypeParser

/** For one pool alone: other users of the driver (the job queue, sign-in) keep what they expect. */
export const typeParsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): unknown =>
    (format === 'binary' ? undefined : parsers[oid]) ?? standardParser(oid, format),
}

// None of these types is ever written with quotes.
const listOf = <T>(text: string, read: (one: string) => T): (T | null)[] =>
  text === '{}'
    ? []
    : text
        .slice(1, -1)
        .split(',')
        .map((one) => (one === 'NULL' ? null : read(one)))
