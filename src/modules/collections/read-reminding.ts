import { previousBankingDay } from '#kernel/calendar'
import { yearOf, type Day } from '#kernel/day'
import { formatDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { loadedThrough } from '#modules/cash'
import { calendarOf, entities, entityOf, today as todayOf } from '#modules/company'
import { customerOf } from '#modules/parties'
import type { Decimal } from '#kernel/decimal'
import type { ReminderPolicy } from './policy.ts'
import { judgeCustomers, type Judged } from './remind.ts'
import { insertPolicy, openOf, overdueCustomers, policiesOf, policyOn } from './store.ts'
import { countsOfDay, countsOfStanding, lastRunOf, reminderPage } from './store-lists.ts'

type OfEntity = { readonly entityId: Id<'ent'> }

/** The day's picture of a legal entity: what left, what waits, and how far the bank is known. */
export async function readReminderDay(work: Work, { entityId }: OfEntity) {
  const { tx } = work
  const entity = await entityOf(tx, entityId)
  const today = todayOf(work, entity)
  const calendar = await calendarOf(tx, entity, { from: yearOf(today) - 1, to: yearOf(today) })
  const accounts = await loadedThrough(tx, entityId)
  const days = accounts.flatMap((account) => account.through ?? [])
  return {
    today,
    bankThrough: days.length < accounts.length ? null : (days.toSorted().at(0) ?? null),
    bankNeeded: previousBankingDay(today, calendar),
    lastRun: await lastRunOf(tx, entityId),
    letters: await countsOfDay(tx, entityId, today),
    standings: await countsOfStanding(tx, entityId),
    policy: shownPolicy(await policyOn(tx, entityId, today)),
  }
}

const shownPolicy = ({ id: _, entityId, ...policy }: ReminderPolicy) => ({ ...policy, isDefault: entityId === null })

export const listPolicies = async ({ tx }: Work, { entityId }: OfEntity) => ({
  policies: (await policiesOf(tx, entityId)).map(shownPolicy),
})

type PolicyRequest = OfEntity & {
  readonly fromOn: Day
  readonly firmAfter: number
  readonly finalAfter: number
  readonly minimum: Decimal
  readonly perPerson: number
  readonly perAccount: number
  readonly sendsFrom: string
  readonly sendsUntil: string
  readonly because: string
}

/** A new policy counts from a day to come; what was decided under the old one keeps its version. */
export async function setPolicy(work: Work, { because, minimum, ...request }: PolicyRequest) {
  const today = todayOf(work, await entityOf(work.tx, request.entityId))
  if (request.finalAfter <= request.firmAfter) throw new Refused('levels_out_of_order', { field: 'finalAfter' })
  if (request.sendsUntil <= request.sendsFrom) throw new Refused('window_is_empty', { field: 'sendsUntil' })
  if (minimum.digits < 0n) throw new Refused('minimum_is_negative', { field: 'minimum' })
  if (request.fromOn <= today) throw new Refused('policy_is_in_the_past', { field: 'fromOn', today })
  const row = { ...request, minimum: formatDecimal(minimum), source: because }
  const made = await insertPolicy(work.tx, row, await originOf(work))
  if (made === 0) throw new Refused('day_has_a_policy', { field: 'fromOn' })
  return listPolicies(work, request)
}

/** So many letters are shown of a run that has not been made. */
const shownLetters = 50
const atOnce = 500

/** What a run would do now, for everybody of a legal entity. */
export async function previewReminders(work: Work, { entityId }: OfEntity) {
  const entity = await entityOf(work.tx, entityId)
  const today = todayOf(work, entity)
  const counts = new Map<
    string,
    { verdict: Judged['verdict']['verdict']; reason: Judged['verdict']['reason']; customers: number }
  >()
  const sums = new Map<Currency, bigint>()
  const letters: Judged[] = []
  let customers = 0
  for (let after: Id<'cus'> | null = null; ;) {
    const page: readonly Id<'cus'>[] = await overdueCustomers(work.tx, { entityId, today, after, limit: atOnce })
    for (const judged of await judgeCustomers(work, entity, page)) {
      const { verdict, reason, items } = judged.verdict
      const count = counts.get(`${verdict} ${reason}`) ?? { verdict, reason, customers: 0 }
      counts.set(`${verdict} ${reason}`, { ...count, customers: count.customers + 1 })
      customers += 1
      if (verdict !== 'send') continue
      if (letters.length < shownLetters) letters.push(judged)
      for (const { currency, asked } of items) sums.set(currency, (sums.get(currency) ?? 0n) + asked)
    }
    after = page.at(-1) ?? null
    if (page.length < atOnce) break
  }
  return {
    today,
    customers,
    counts: [...counts.values()].toSorted((a, b) => b.customers - a.customers),
    sums: [...sums].map(([currency, asked]) => ({ currency, asked: money(asked, currency) })),
    letters: letters.map(shownJudged),
  }
}

function shownJudged({ candidate, verdict }: Judged) {
  const rows = new Map(candidate.rows.map((row) => [row.id, row]))
  const { id, name, number } = candidate.customer
  return {
    customer: { id, name, number },
    verdict: verdict.verdict,
    reason: verdict.reason,
    level: verdict.level,
    to: candidate.to,
    nextOn: verdict.nextOn,
    items: verdict.items.flatMap(({ currency, asked, noted, ...item }) => {
      const row = rows.get(item.itemId)
      if (!row) return []
      const { documentId, number: billNumber, dueOn, effectiveDueOn, open } = row
      return [
        {
          ...item,
          documentId,
          number: billNumber,
          dueOn,
          effectiveDueOn,
          open: money(open, currency),
          asked: money(asked, currency),
          noted: money(noted, currency),
        },
      ]
    }),
  }
}

/** A customer as the gate sees him now, with each legal entity that he owes something. */
export async function readReminding(work: Work, { customerId }: { readonly customerId: Id<'cus'> }) {
  await customerOf(work.tx, customerId)
  const judged = []
  for (const entity of await entities(work.tx)) {
    const open = await openOf(work.tx, { entityId: entity.id, customerIds: [customerId] })
    if (!open.some((row) => row.kind === 'invoice')) continue
    const [found] = await judgeCustomers(work, entity, [customerId])
    if (found) judged.push({ ...shownJudged(found), entityId: entity.id, entityCode: entity.code })
  }
  const { rows } = await reminderPage(work.tx, { customerId, limit: 20 })
  return { entities: judged, letters: rows }
}
