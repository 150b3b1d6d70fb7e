import { isBankingDay, nextBankingDay, previousBankingDay, type Calendar } from '#kernel/calendar'
import { plusDays, type Day } from '#kernel/day'
import { decimalOf, lineAmount } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import type { Talker } from '#modules/parties'
import { daysOf, type Level, type ReminderPolicy } from './policy.ts'

/** What is known of one open invoice. Amounts in minor units. */
export type ItemFacts = {
  readonly itemId: Id<'itm'>
  readonly currency: Currency
  readonly open: bigint
  /** What of it the customer refuses. */
  readonly disputed: bigint
  readonly effectiveDueOn: Day
  /** The first day on which he may be asked for it, by his habit; null while it is not known that he has the bill. */
  readonly remindOn: Day | null
  /** What of it is promised, and the last day on which that is waited for. */
  readonly promised: bigint
  readonly promisedUntil: Day | null
  /** Somebody stopped contact about it. */
  readonly isHeld: boolean
  /** The highest level that asked for it, and when. */
  readonly level: 0 | Level
  readonly askedOn: Day | null
}

export type CustomerFacts = {
  readonly today: Day
  /** The time of day at the customer's place: '09:15'. */
  readonly time: string
  readonly items: readonly ItemFacts[]
  /** Credit notes and money of his that are not yet used, per currency. */
  readonly credits: ReadonlyMap<Currency, bigint>
  /** The day through which every receiving account of ours is loaded; null when one never was. */
  readonly bankThrough: Day | null
  readonly isHeld: boolean
  /** What was agreed about who talks to him, and the last day on which it holds. */
  readonly rule: { readonly talks: Talker; readonly isVip: boolean; readonly until: Day } | null
  readonly hasAddress: boolean
  /** The address bounced, complained, or wants no reminders. */
  readonly isAddressDead: boolean
  /** Days of the last week on which somebody of ours wrote to or called this person, and this account. */
  readonly personHeardOn: readonly Day[]
  readonly accountHeardOn: readonly Day[]
  /** Working days of the customer's place, and banking days of ours. */
  readonly calendar: Calendar
  readonly bankCalendar: Calendar
}

export type ItemReason =
  | 'due'
  | 'not_overdue'
  | 'not_received'
  | 'on_hold'
  | 'disputed'
  | 'promised'
  | 'before_own_day'
  | 'asked_already'
  | 'every_level_sent'

/**
 * ask: its day has come. also: overdue, and listed when we write anyway. noted: in question or promised, listed as known.
 * quiet: not spoken of. `asked` and `noted` are what the letter says of it.
 */
export type ItemVerdict = {
  readonly itemId: Id<'itm'>
  readonly currency: Currency
  readonly role: 'ask' | 'also' | 'noted' | 'quiet'
  readonly reason: ItemReason
  readonly level: 0 | Level
  readonly asked: bigint
  readonly noted: bigint
  /** When this may change by itself. */
  readonly nextOn: Day | null
}

export type CustomerReason =
  | 'due'
  | 'nothing_overdue'
  | 'only_disputed'
  | 'only_promised'
  | 'only_held'
  | 'not_received'
  | 'before_own_day'
  | 'asked_already'
  | 'every_level_sent'
  | 'bank_not_loaded'
  | 'on_hold'
  | 'sales_talks'
  | 'vip'
  | 'below_minimum'
  | 'no_address'
  | 'address_dead'
  | 'not_a_working_day'
  | 'too_late_today'
  | 'person_heard_enough'
  | 'account_heard_enough'

export type Verdict = {
  /** postponed: only a day stands in the way. quiet: something must happen first. */
  readonly verdict: 'send' | 'postponed' | 'quiet'
  readonly reason: CustomerReason
  readonly items: readonly ItemVerdict[]
  /** The level that speaks: the highest of what is asked for. */
  readonly level: 0 | Level
  readonly nextOn: Day | null
  /** The local time from which the letter may leave, when it is still early. */
  readonly notBefore: string | null
}

/** Stored with each decision; it changes when the rules below do. */
export const gateVersion = '1'

/**
 * May this customer be reminded today, of what, and if not, why and until when? One letter speaks of everything. The order of the
 * questions is the order of their weight: what is owed, whether we know enough, who may be written to, and when.
 */
export function mayRemind(facts: CustomerFacts, policy: ReminderPolicy): Verdict {
  const items = facts.items.map((item) => judgeItem(item, facts, policy))
  const asking = items.filter(({ role }) => role === 'ask')
  const level = asking.reduce<0 | Level>((highest, item) => (item.level > highest ? item.level : highest), 0)
  const say = (verdict: Verdict['verdict'], reason: CustomerReason, nextOn: Day | null): Verdict => ({
    verdict,
    reason,
    items,
    level,
    nextOn,
    notBefore: verdict === 'send' && facts.time < policy.sendsFrom ? policy.sendsFrom : null,
  })
  const working = (from: Day) => nextBankingDay(from, facts.calendar)
  const { today } = facts

  if (asking.length === 0) {
    const { reason, nextOn } = whyNothing(items)
    return say(nextOn === null ? 'quiet' : 'postponed', reason, nextOn)
  }
  if (!isBankFresh(facts)) return say('postponed', 'bank_not_loaded', today)
  if (facts.isHeld) return say('quiet', 'on_hold', null)
  if (facts.rule?.talks === 'sales') return say('quiet', 'sales_talks', plusDays(facts.rule.until, 1))
  if (facts.rule?.isVip) return say('quiet', 'vip', plusDays(facts.rule.until, 1))
  if (!isWorthIt(items, facts, policy)) return say('quiet', 'below_minimum', null)
  if (!facts.hasAddress) return say('quiet', 'no_address', null)
  if (facts.isAddressDead) return say('quiet', 'address_dead', null)
  const person = freeAgain(facts.personHeardOn, policy.perPerson, today)
  if (person) return say('postponed', 'person_heard_enough', working(person))
  const account = freeAgain(facts.accountHeardOn, policy.perAccount, today)
  if (account) return say('postponed', 'account_heard_enough', working(account))
  if (!isBankingDay(today, facts.calendar)) return say('postponed', 'not_a_working_day', working(today))
  if (facts.time >= policy.sendsUntil) return say('postponed', 'too_late_today', working(plusDays(today, 1)))
  return say('send', 'due', null)
}

function judgeItem(item: ItemFacts, { today, calendar }: CustomerFacts, policy: ReminderPolicy): ItemVerdict {
  const { itemId, currency, open } = item
  const refused = least(item.disputed, open)
  const waitsFor = item.promisedUntil !== null && today <= item.promisedUntil
  const promised = waitsFor ? least(item.promised, open - refused) : 0n
  const rest = open - refused - promised
  const say = (role: ItemVerdict['role'], reason: ItemReason, nextOn: Day | null = null): ItemVerdict => ({
    itemId,
    currency,
    role,
    reason,
    level: role === 'ask' ? levelAfter(item.level) : item.level,
    asked: role === 'ask' || role === 'also' ? rest : 0n,
    noted: role === 'noted' ? open : role === 'quiet' ? 0n : refused + promised,
    nextOn,
  })
  if (today <= item.effectiveDueOn) return say('quiet', 'not_overdue', plusDays(item.effectiveDueOn, 1))
  if (item.isHeld) return say('quiet', 'on_hold')
  if (rest === 0n && item.promisedUntil !== null && promised > 0n) {
    return say('noted', 'promised', plusDays(item.promisedUntil, 1))
  }
  if (rest === 0n) return say('noted', 'disputed')
  if (item.remindOn === null) return say('quiet', 'not_received')
  if (item.level === 3) return say('also', 'every_level_sent')
  const day = dayOfLevel(item, item.remindOn, policy, calendar)
  if (today >= day) return say('ask', 'due')
  return say('also', item.level === 0 ? 'before_own_day' : 'asked_already', day)
}

const least = (a: bigint, b: bigint) => (a < b ? a : b)

const levelAfter = (level: 0 | Level): Level => (level === 0 ? 1 : level === 1 ? 2 : 3)

/** A later level keeps its distance from the one before, however late that one was. */
function dayOfLevel(item: ItemFacts, remindOn: Day, policy: ReminderPolicy, calendar: Calendar): Day {
  if (item.level === 0 || item.askedOn === null) return remindOn
  const [before, next] = [daysOf(policy, item.level), daysOf(policy, levelAfter(item.level))]
  const byDue = plusDays(item.effectiveDueOn, next)
  const byLast = plusDays(item.askedOn, next - before)
  return nextBankingDay(byDue > byLast ? byDue : byLast, calendar)
}

/** Money of yesterday may be on its way into the books: nobody is asked before it is in. */
export const isBankFresh = ({
  today,
  bankThrough,
  bankCalendar,
}: Pick<CustomerFacts, 'today' | 'bankThrough' | 'bankCalendar'>): boolean =>
  bankThrough !== null && bankThrough >= previousBankingDay(today, bankCalendar)

/** In at least one currency enough is left after his credits and the money of his that we hold. */
function isWorthIt(items: readonly ItemVerdict[], { credits }: CustomerFacts, policy: ReminderPolicy): boolean {
  const owed = new Map<Currency, bigint>()
  for (const { currency, asked } of items) owed.set(currency, (owed.get(currency) ?? 0n) + asked)
  return [...owed].some(([unit, sum]) => {
    const left = sum - (credits.get(unit) ?? 0n)
    return left > 0n && left >= minimumIn(unit, policy)
  })
}

/** The first day on which one more contact keeps the week's number; null when there is room today. */
function freeAgain(heardOn: readonly Day[], most: number, today: Day): Day | null {
  const week = heardOn.filter((on) => on > plusDays(today, -7) && on <= today).toSorted()
  const leaves = week.at(-most)
  return leaves === undefined ? null : plusDays(leaves, 7)
}

// What stands in the way of most comes first; of what a day alone stands in the way of, the nearest day is told.
const weight: readonly (readonly [ItemReason, CustomerReason])[] = [
  ['before_own_day', 'before_own_day'],
  ['asked_already', 'asked_already'],
  ['every_level_sent', 'every_level_sent'],
  ['not_received', 'not_received'],
  ['promised', 'only_promised'],
  ['disputed', 'only_disputed'],
  ['on_hold', 'only_held'],
]

function whyNothing(items: readonly ItemVerdict[]): { readonly reason: CustomerReason; readonly nextOn: Day | null } {
  const nextOn =
    items
      .flatMap((item) => item.nextOn ?? [])
      .toSorted()
      .at(0) ?? null
  const found = weight.find(([reason]) => items.some((item) => item.reason === reason))
  return { reason: found?.[1] ?? 'nothing_overdue', nextOn }
}

const minimumIn = (unit: Currency, { minimum }: ReminderPolicy) => lineAmount(minimum, decimalOf(1n), unit).amount
