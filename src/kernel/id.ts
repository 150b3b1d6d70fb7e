import Sqids from 'sqids'
import type { Brand } from '#kernel/brand'

/** A row's number, branded with the prefix of its kind: an Id<'ord'> does not pass for an Id<'cus'>. */
export type Id<P extends string> = Brand<bigint, P>

/** Every kind of thing that has an id outside, and its word. */
export const prefixes = {
  ent: 'legal entity',
  bnk: 'bank account',
  stf: 'staff',
  usr: 'user',
  key: 'api key',
  org: 'organisation',
  cus: 'customer',
  adr: 'address',
  con: 'contact',
  als: 'payer alias',
  tou: 'touch',
  prd: 'product',
  prc: 'price',
  txc: 'tax code',
  ord: 'order',
  oln: 'order line',
  och: 'change of an order',
  qry: 'order query',
  dlv: 'delivery',
  run: 'billing run',
  inv: 'document (invoice or credit note)',
  iln: 'document line',
  rec: 'receipt (bank line)',
  stm: 'statement',
  prp: 'proposal',
  alc: 'allocation',
  itm: 'open item',
  evt: 'event',
  dec: 'decision',
  msg: 'mail',
  fil: 'file',
  pla: 'pay plan',
  cme: 'commission entry',
  spl: 'split of a deal',
  hov: 'hand-over of a customer',
  pst: 'pay statement',
  prn: 'pay run',
  imp: 'import',
  dsp: 'dispute or enquiry',
  dpr: 'promise to sort a dispute out',
  apr: 'approval',
  rlp: 'proposed rule',
  led: 'lead',
  opp: 'opportunity',
  quo: 'quote',
  qln: 'line of a quote',
  qlk: 'link to a quote',
  rul: 'contact rule',
  cmt: 'comment',
  ntf: 'notification',
  sav: 'saved view',
  hlp: 'help request',
  rpl: 'line of the customer report',
  sbs: 'substitute',
  rem: 'reminder',
  prm: 'promise to pay',
  cal: 'call',
} as const
export type Prefix = keyof typeof prefixes

// Read out on the phone and pasted into URLs: no vowels (so no words either, and no list of words to avoid) and no 0, 1 or
// l. Shuffled once. Never change it: ids live in mails, files and other systems.
const alphabet = 'kVq7RdzXn2WbHsJ5tGpLcY8fBvMx6TjQwD9NhFmKgSrZyPC'
const scramble = new Sqids({ alphabet, minLength: 6, blocklist: new Set() })

// Sqids takes numbers; what does not fit in one is written as two.
const largestPart = 2n ** 53n - 1n
const largest = 2n ** 63n - 1n

/** For values from the database, and for tests. */
export function id<P extends string>(value: bigint): Id<P> {
  if (value < 1n || value > largest) throw new RangeError(`Not an id: ${value}`)
  return value as Id<P>
}

/** 'cus_8fK2Wq'. Scrambled, so that an invoice's address does not tell how many there are; it is no secret. */
export const formatId = <P extends string>(prefix: P, value: Id<P>): string =>
  `${prefix}_${scramble.encode(parts(value))}`

/** Refuses other prefixes, and every spelling but the one `formatId` writes. */
export function parseId<P extends string>(prefix: P, text: string): Id<P> {
  const start = `${prefix}_`
  if (text.startsWith(start) && text.length <= start.length + 24) {
    const [low = 0, high = 0] = scramble.decode(text.slice(start.length))
    if (Number.isSafeInteger(low) && Number.isSafeInteger(high)) {
      const value = BigInt(high) * (largestPart + 1n) + BigInt(low)
      if (value >= 1n && value <= largest && formatId(prefix, id<P>(value)) === text) return id<P>(value)
    }
  }
  throw new RangeError(`Not an id of kind ${prefix}: ${JSON.stringify(text.slice(0, 40))}`)
}

function parts(value: bigint): number[] {
  const [low, high] = [value & largestPart, value >> 53n]
  return high === 0n ? [Number(low)] : [Number(low), Number(high)]
}
