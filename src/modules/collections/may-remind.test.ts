import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  assert as holds,
  array,
  boolean,
  constant,
  constantFrom,
  integer,
  oneof,
  option,
  property,
  record,
  tuple,
  type Arbitrary,
} from 'fast-check'
import { day, plusDays, weekday, type Day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { id } from '#kernel/id'
import { currency, type Currency } from '#kernel/money'
import { mayRemind, type CustomerFacts, type ItemFacts, type Verdict } from './may-remind.ts'
import type { ReminderPolicy } from './policy.ts'

const policy: ReminderPolicy = {
  id: 1n,
  entityId: null,
  fromOn: day('2000-01-01'),
  firmAfter: 12,
  finalAfter: 24,
  minimum: parseDecimal('25'),
  perPerson: 2,
  perAccount: 4,
  sendsFrom: '08:30',
  sendsUntil: '17:30',
  source: 'house default',
}

const euro = currency('EUR')
const pound = currency('GBP')

// Easter and Whitsun of 2025 as German banks keep them, so that long weekends come up often.
const closed = new Set(['2025-04-18', '2025-04-21', '2025-05-01', '2025-05-29', '2025-06-09'])
const calendar = { holidays: closed }
const works = (on: Day) => weekday(on) < 6 && !closed.has(on)

/*
 * The rule a second time, written from its description alone: slowly, with numbers instead of verdicts, and every "when" found by
 * trying one day after the other.
 */

type Said = Pick<Verdict, 'verdict' | 'reason' | 'nextOn' | 'level' | 'notBefore'> & {
  readonly items: readonly (readonly [reason: string, role: string, asked: bigint, noted: bigint, nextOn: Day | null])[]
}

/** Has the day of the next level come, when nothing but time goes by? */
function ripe(item: ItemFacts, on: Day): boolean {
  if (item.remindOn === null) return false
  if (item.level === 0 || item.askedOn === null) return on >= item.remindOn
  const [sinceDue, sinceLast] = item.level === 1 ? [12, 9] : [24, 12]
  let first = plusDays(item.effectiveDueOn, sinceDue)
  while (first < plusDays(item.askedOn, sinceLast)) first = plusDays(first, 1)
  while (!works(first)) first = plusDays(first, 1)
  return on >= first
}

function partsOf(item: ItemFacts, on: Day) {
  const refused = [item.disputed, item.open].reduce((least, each) => (each < least ? each : least))
  const counts = item.promisedUntil !== null && on <= item.promisedUntil
  const free = item.open - refused
  const promised = counts ? (item.promised > free ? free : item.promised) : 0n
  const left = free - promised
  return { left, refused, promised }
}

function reasonOn(item: ItemFacts, on: Day): string {
  const { left, promised } = partsOf(item, on)
  if (on < plusDays(item.effectiveDueOn, 1)) return 'not_overdue'
  if (item.isHeld) return 'on_hold'
  if (left === 0n) return promised > 0n ? 'promised' : 'disputed'
  if (item.remindOn === null) return 'not_received'
  if (item.level === 3) return 'every_level_sent'
  if (ripe(item, on)) return 'due'
  return item.level === 0 ? 'before_own_day' : 'asked_already'
}

const longAgo = 120

/** The first day on which time alone makes it another answer. */
function changesOn(item: ItemFacts, today: Day): Day | null {
  const now = reasonOn(item, today)
  if (now === 'due') return null
  for (let ahead = 1; ahead <= longAgo; ahead += 1) {
    const on = plusDays(today, ahead)
    if (reasonOn(item, on) !== now) return on
  }
  return null
}

const rolesBy: Readonly<Record<string, string>> = {
  due: 'ask',
  before_own_day: 'also',
  asked_already: 'also',
  every_level_sent: 'also',
  promised: 'noted',
  disputed: 'noted',
  not_overdue: 'quiet',
  on_hold: 'quiet',
  not_received: 'quiet',
}

function busyUntil(heard: readonly Day[], most: number, today: Day): Day | null {
  const inWeekOf = (on: Day) => heard.filter((each) => each <= today && each > plusDays(on, -7)).length
  if (inWeekOf(today) < most) return null
  let on = today
  while (inWeekOf(on) >= most) on = plusDays(on, 1)
  return on
}

function workingFrom(on: Day): Day {
  let found = on
  while (!works(found)) found = plusDays(found, 1)
  return found
}

function oracle(facts: CustomerFacts): Said {
  const { today } = facts
  const items = facts.items.map((item) => {
    const { left, refused, promised } = partsOf(item, today)
    const reason = reasonOn(item, today)
    const role = rolesBy[reason] ?? ''
    const asked = role === 'ask' || role === 'also' ? left : 0n
    const noted = role === 'quiet' ? 0n : role === 'noted' ? item.open : refused + promised
    return [reason, role, asked, noted, changesOn(item, today)] as const
  })
  const speaking = facts.items.filter((_, at) => items[at]?.[1] === 'ask').map((item) => item.level + 1)
  const level = (speaking.toSorted((a, b) => a - b).at(-1) ?? 0) as Said['level']
  const say = (verdict: Said['verdict'], reason: Said['reason'], nextOn: Day | null): Said => {
    const notBefore = verdict === 'send' && facts.time < '08:30' ? '08:30' : null
    return { verdict, reason, nextOn, level, items, notBefore }
  }
  if (level === 0) {
    const has = (reason: string) => items.some((item) => item[0] === reason)
    const days = items.flatMap((item) => item[4] ?? []).toSorted()
    const [nextOn = null] = days
    const names = [
      ['before_own_day', 'before_own_day'],
      ['asked_already', 'asked_already'],
      ['every_level_sent', 'every_level_sent'],
      ['not_received', 'not_received'],
      ['promised', 'only_promised'],
      ['disputed', 'only_disputed'],
      ['on_hold', 'only_held'],
    ] as const
    const reason = names.find(([of]) => has(of))?.[1] ?? 'nothing_overdue'
    return say(nextOn ? 'postponed' : 'quiet', reason, nextOn)
  }
  let yesterday = plusDays(today, -1)
  while (!works(yesterday)) yesterday = plusDays(yesterday, -1)
  if (facts.bankThrough === null || facts.bankThrough < yesterday) return say('postponed', 'bank_not_loaded', today)
  if (facts.isHeld) return say('quiet', 'on_hold', null)
  const agreed = facts.rule
  if (agreed && agreed.talks === 'sales') return say('quiet', 'sales_talks', plusDays(agreed.until, 1))
  if (agreed && agreed.isVip) return say('quiet', 'vip', plusDays(agreed.until, 1))
  const enough = [euro, pound].some((unit) => {
    const asked = facts.items.reduce(
      (sum, item, at) => sum + (item.currency === unit ? (items[at]?.[2] ?? 0n) : 0n),
      0n,
    )
    return asked - (facts.credits.get(unit) ?? 0n) >= 2500n
  })
  if (!enough) return say('quiet', 'below_minimum', null)
  if (!facts.hasAddress) return say('quiet', 'no_address', null)
  if (facts.isAddressDead) return say('quiet', 'address_dead', null)
  const person = busyUntil(facts.personHeardOn, 2, today)
  if (person) return say('postponed', 'person_heard_enough', workingFrom(person))
  const account = busyUntil(facts.accountHeardOn, 4, today)
  if (account) return say('postponed', 'account_heard_enough', workingFrom(account))
  if (!works(today)) return say('postponed', 'not_a_working_day', workingFrom(today))
  if (facts.time >= '17:30') return say('postponed', 'too_late_today', workingFrom(plusDays(today, 1)))
  return say('send', 'due', null)
}

/* Timelines: what happened to a customer around a day, in small amounts, so that parts meet and cover each other. */

const start = day('2025-04-01')
const dayNear = (from: number, to: number) => integer({ min: from, max: to }).map((n) => plusDays(start, n))
const often = <T>(value: T, other: Arbitrary<T>) => oneof({ weight: 3, arbitrary: constant(value) }, other)
const cents = oneof(
  integer({ min: 1, max: 12 }).map((n) => n * 500),
  constantFrom(1, 2499, 2500, 2501),
).map(BigInt)
const part = often(0n, cents)

const someItem: Arbitrary<Omit<ItemFacts, 'itemId'>> = record({
  currency: often<Currency>(euro, constant(pound)),
  open: cents,
  disputed: part,
  effectiveDueOn: dayNear(-30, 40),
  wait: often<number | null>(3, option(integer({ min: 1, max: 20 }))),
  promised: part,
  promisedUntil: dayNear(0, 70),
  isHeld: often(false, boolean()),
  level: constantFrom<0 | 1 | 2 | 3>(0, 0, 1, 2, 3),
  askedAfter: integer({ min: 1, max: 30 }),
}).map(({ wait, promised, promisedUntil, level, askedAfter, ...item }) => ({
  ...item,
  promised,
  promisedUntil: promised === 0n ? null : promisedUntil,
  remindOn: wait === null ? null : plusDays(item.effectiveDueOn, wait),
  level,
  askedOn: level === 0 ? null : plusDays(item.effectiveDueOn, askedAfter),
}))

const someCredits = tuple(part, part).map(
  ([euros, pounds]) =>
    new Map([
      [euro, euros],
      [pound, pounds],
    ] as const),
)

/** Days of contact, counted back from today once it is known. */
const daysHeard = (maxLength: number) => often<number[]>([], array(integer({ min: -9, max: 1 }), { maxLength }))

const timeline: Arbitrary<CustomerFacts> = record({
  today: dayNear(0, 80),
  time: constantFrom('08:29', '08:30', '12:00', '17:29', '17:30'),
  items: array(someItem, { maxLength: 4 }).map((all) =>
    all.map((item, at) => ({ ...item, itemId: id<'itm'>(BigInt(at + 1)) })),
  ),
  credits: someCredits,
  bankThrough: often<Day | null>(day('2025-12-31'), option(dayNear(0, 80))),
  isHeld: integer({ min: 0, max: 9 }).map((n) => n === 0),
  rule: often<CustomerFacts['rule']>(
    null,
    record({ talks: constantFrom('sales', 'collector', 'both'), isVip: boolean(), until: dayNear(80, 120) }),
  ),
  hasAddress: integer({ min: 0, max: 9 }).map((n) => n > 0),
  isAddressDead: integer({ min: 0, max: 9 }).map((n) => n === 0),
  personHeardOn: daysHeard(3),
  accountHeardOn: daysHeard(9),
  calendar: constant(calendar),
  bankCalendar: constant(calendar),
}).map(({ personHeardOn, accountHeardOn, ...facts }) => ({
  ...facts,
  personHeardOn: personHeardOn.map((ago) => plusDays(facts.today, ago)),
  accountHeardOn: accountHeardOn.map((ago) => plusDays(facts.today, ago)),
}))

const shown = ({ items, ...verdict }: Verdict): Said => ({
  ...verdict,
  items: items.map((item) => [item.reason, item.role, item.asked, item.noted, item.nextOn] as const),
})

test('the gate answers as its description does, on 20,000 timelines', () => {
  const met = new Map<string, number>()
  holds(
    property(timeline, (facts) => {
      const said = shown(mayRemind(facts, policy))
      met.set(said.reason, (met.get(said.reason) ?? 0) + 1)
      assert.deepEqual(said, oracle(facts))
    }),
    { numRuns: 20_000, seed: 2025 },
  )
  // A property that never meets a reason proves nothing about it.
  assert.equal(met.size, 20, JSON.stringify([...met]))
  for (const [reason, times] of met) assert.ok(times >= 20, `${reason} ${times}`)
})

test('what is refused is never asked for, nothing before its own day, and no level twice', () => {
  holds(
    property(timeline, (facts) => {
      const { items, verdict } = mayRemind(facts, policy)
      for (const [at, item] of facts.items.entries()) {
        const said = items[at]
        assert.ok(said && said.asked <= item.open - (item.disputed < item.open ? item.disputed : item.open))
        if (said.role === 'ask') assert.ok(facts.today > item.effectiveDueOn && item.remindOn !== null)
        if (said.role === 'ask' && item.level === 0) assert.ok(facts.today >= (item.remindOn ?? facts.today))
        if (said.role === 'ask') assert.equal(said.level, item.level + 1)
      }
      if (verdict === 'send') assert.ok(works(facts.today) && facts.time < policy.sendsUntil)
    }),
    { numRuns: 2000, seed: 31 },
  )
})
