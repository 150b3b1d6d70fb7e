import type { z } from 'zod'
import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { money } from '#kernel/money'
import { found } from '#platform/found'
import { given, likeText, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { reminderRow, standingRow } from './contract.ts'
import type { CustomerReason, Verdict } from './may-remind.ts'
import type { Level } from './policy.ts'

type Sum = { readonly currency: Currency; readonly amount: string }
const moneys = (sums: readonly Sum[] | null) =>
  (sums ?? []).map(({ currency, amount }) => money(BigInt(amount), currency))

/** What a reminder says in numbers, for the timeline. */
export const reminderHead = async (tx: Tx, id: Id<'rem'>) =>
  found(
    await tx.maybe<{ customerId: Id<'cus'>; contactId: Id<'con'> | null; level: Level; items: number }>(sql`
      select reminder.customer_id as "customerId", reminder.contact_id as "contactId", reminder.level,
        (select count(*)::integer from collections.reminder_item item where item.reminder_id = reminder.id and item.asked > 0) as items
      from collections.reminder where reminder.id = ${id}`),
  )

export type LastRun = {
  readonly forOn: Day
  readonly beganAt: Date
  readonly endedAt: Date | null
  readonly customers: number
  readonly letters: number
  readonly waitingForBank: number
}

export const lastRunOf = (tx: Tx, entityId: Id<'ent'>) =>
  tx.maybe<LastRun>(sql`
    select for_on as "forOn", began_at as "beganAt", ended_at as "endedAt", customers, letters, waiting_for_bank as "waitingForBank"
    from collections.reminder_run where entity_id = ${entityId} order by id desc limit 1`)

type ReminderRow = z.output<typeof reminderRow>
type Filter = PageRequest & {
  readonly entityId?: Id<'ent'> | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly state?: ReminderRow['state'] | undefined
  readonly level?: number | undefined
  readonly forOn?: Day | undefined
  readonly search?: string | undefined
}

/** Letters that were written, the latest first. */
export async function reminderPage(tx: Tx, request: Filter) {
  const page = await listPage<Omit<ReminderRow, 'asked' | 'customer'> & Named & { readonly asked: Sum[] | null }>(tx, {
    request,
    select: sql`reminder.id, reminder.entity_id as "entityId", reminder.customer_id as "customerId", customer.name as "customerName",
      customer.number as "customerNumber", reminder.level, reminder.for_on as "forOn", reminder.state,
      reminder.cancelled_because as "cancelledBecause", reminder.mail_id as "mailId", reminder.to_address as "to",
      reminder.queued_at as "queuedAt", reminder.sent_at as "sentAt", reminder.version,
      (select jsonb_agg(jsonb_build_object('currency', sums.currency, 'amount', sums.amount::text) order by sums.currency)
       from (select item.currency, sum(item.asked) as amount from collections.reminder_item item
             where item.reminder_id = reminder.id and item.asked > 0 group by item.currency) sums) as asked,
      (select count(*)::integer from collections.reminder_item item where item.reminder_id = reminder.id and item.asked > 0) as items`,
    from: sql`from collections.reminder
      join parties.visible_customer visible on visible.id = reminder.customer_id
      join parties.customer on customer.id = reminder.customer_id`,
    where: [
      given(request.entityId, (id) => sql`reminder.entity_id = ${id}`),
      given(request.customerId, (id) => sql`reminder.customer_id = ${id}`),
      given(request.state, (state) => sql`reminder.state = ${state}`),
      given(request.level, (level) => sql`reminder.level = ${level}`),
      given(request.forOn, (on) => sql`reminder.for_on = ${on}`),
      given(
        request.search,
        (text) => sql`(customer.folded_name like ${likeText(text)} or customer.number ilike ${likeText(text)})`,
      ),
    ],
    sorts: {
      queuedAt: { by: sql`reminder.queued_at`, type: 'timestamptz' },
      customerName: { by: sql`customer.folded_name`, type: 'text' },
      level: { by: sql`reminder.level`, type: 'integer' },
    },
    defaultSort: '-queuedAt',
    id: sql`reminder.id`,
  })
  return { ...page, rows: page.rows.map(({ asked, ...row }) => ({ ...named(row), asked: moneys(asked) })) }
}

type Named = { readonly customerId: Id<'cus'>; readonly customerName: string; readonly customerNumber: string }
const named = <Row extends Named>({ customerId, customerName, customerNumber, ...row }: Row) => ({
  ...row,
  customer: { id: customerId, name: customerName, number: customerNumber },
})

type StandingRow = z.output<typeof standingRow>
type StandingFilter = PageRequest & {
  readonly entityId?: Id<'ent'> | undefined
  readonly verdict?: Verdict['verdict'] | undefined
  readonly reason?: CustomerReason | undefined
  readonly search?: string | undefined
}
type Details = {
  readonly asked: Readonly<Record<string, string>>
  readonly noted: Readonly<Record<string, string>>
  readonly level: number
}

/** Everybody with something overdue, and what the gate last said of them. */
export async function standingPage(tx: Tx, request: StandingFilter) {
  const page = await listPage<
    Omit<StandingRow, 'customer' | 'asked' | 'noted' | 'level'> & Named & { readonly details: Details }
  >(tx, {
    request,
    select: sql`standing.entity_id as "entityId", standing.customer_id as "customerId", customer.name as "customerName",
      customer.number as "customerNumber", standing.verdict, standing.reason, standing.on_day as "onDay", standing.next_on as "nextOn",
      standing.decision_id as "decisionId", standing.decided_at as "decidedAt", standing.details`,
    from: sql`from collections.standing
      join parties.visible_customer visible on visible.id = standing.customer_id
      join parties.customer on customer.id = standing.customer_id`,
    where: [
      given(request.entityId, (id) => sql`standing.entity_id = ${id}`),
      given(request.verdict, (verdict) => sql`standing.verdict = ${verdict}`),
      given(request.reason, (reason) => sql`standing.reason = ${reason}`),
      given(
        request.search,
        (text) => sql`(customer.folded_name like ${likeText(text)} or customer.number ilike ${likeText(text)})`,
      ),
    ],
    sorts: {
      decidedAt: { by: sql`standing.decided_at`, type: 'timestamptz' },
      customerName: { by: sql`customer.folded_name`, type: 'text' },
      nextOn: { by: sql`standing.next_on`, type: 'date', nullable: true },
    },
    defaultSort: '-decidedAt',
    // A customer of two legal entities has two rows; each was decided by itself.
    id: sql`standing.decision_id`,
  })
  return {
    ...page,
    rows: page.rows.map(({ details, ...row }) => ({
      ...named(row),
      level: details.level,
      asked: sumsOf(details.asked),
      noted: sumsOf(details.noted),
    })),
  }
}

const sumsOf = (sums: Readonly<Record<string, string>>) =>
  moneys(Object.entries(sums).map(([unit, amount]) => ({ currency: unit as Currency, amount })))

export const countsOfStanding = (tx: Tx, entityId: Id<'ent'>) =>
  tx.many<{ verdict: Verdict['verdict']; reason: CustomerReason; customers: number }>(sql`
    select standing.verdict, standing.reason, count(*)::integer as customers
    from collections.standing
    join parties.visible_customer visible on visible.id = standing.customer_id
    where standing.entity_id = ${entityId}
    group by standing.verdict, standing.reason order by customers desc, standing.reason`)

export const countsOfDay = (tx: Tx, entityId: Id<'ent'>, on: Day) =>
  tx.many<{ level: Level; state: ReminderRow['state']; letters: number }>(sql`
    select reminder.level, reminder.state, count(*)::integer as letters
    from collections.reminder
    join parties.visible_customer visible on visible.id = reminder.customer_id
    where reminder.entity_id = ${entityId} and reminder.for_on = ${on}
    group by reminder.level, reminder.state order by reminder.level, reminder.state`)

/** Locked until the transaction ends, if the asker may see its customer. */
export const lockReminder = (tx: Tx, id: Id<'rem'>) =>
  tx.maybe<{
    id: Id<'rem'>
    entityId: Id<'ent'>
    customerId: Id<'cus'>
    mailId: Id<'msg'>
    state: ReminderRow['state']
    cancelledBecause: string | null
    version: number
  }>(sql`
    select reminder.id, reminder.entity_id as "entityId", reminder.customer_id as "customerId", reminder.mail_id as "mailId", reminder.state,
      reminder.cancelled_because as "cancelledBecause", reminder.version
    from collections.reminder
    where reminder.id = ${id} and reminder.customer_id in (select id from parties.visible_customer)
    for no key update`)

export const forgetStop = (tx: Tx, id: Id<'rem'>) =>
  tx.run(sql`update collections.reminder set cancelled_because = 'taken_back', version = version + 1 where id = ${id}`)
