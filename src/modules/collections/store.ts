import type { Day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { found } from '#platform/found'
import { sql, type Tx } from '#platform/sql'
import type { CustomerReason, ItemVerdict, Verdict } from './may-remind.ts'
import type { Level, ReminderPolicy } from './policy.ts'

type Stamp = { readonly at: Date; readonly originId: Id<'org'> }

const policyColumns = sql.raw(`
  id, entity_id as "entityId", from_on as "fromOn", firm_after as "firmAfter", final_after as "finalAfter", minimum,
  per_person as "perPerson", per_account as "perAccount", sends_from as "sendsFrom", sends_until as "sendsUntil", source`)

/** What counts for a legal entity on a day: its own latest row, else the house default. */
export const policyOn = async (tx: Tx, entityId: Id<'ent'>, on: Day): Promise<ReminderPolicy> =>
  policyOf(
    found(
      await tx.maybe<PolicyRow>(sql`
      select ${policyColumns} from collections.policy
      where (entity_id = ${entityId} or entity_id is null) and from_on <= ${on}
      order by entity_id is null, from_on desc limit 1`),
    ),
  )

export const policiesOf = async (tx: Tx, entityId: Id<'ent'>): Promise<ReminderPolicy[]> =>
  (
    await tx.many<PolicyRow>(sql`
      select ${policyColumns} from collections.policy
      where entity_id = ${entityId} or entity_id is null
      order by entity_id is null, from_on desc`)
  ).map(policyOf)

type PolicyRow = Omit<ReminderPolicy, 'minimum'> & { readonly minimum: string }
const policyOf = (row: PolicyRow): ReminderPolicy => ({ ...row, minimum: parseDecimal(row.minimum) })

export const insertPolicy = (
  tx: Tx,
  row: Omit<ReminderPolicy, 'id' | 'minimum'> & { readonly minimum: string },
  originId: Id<'org'>,
) =>
  tx.run(sql`
    insert into collections.policy
      (entity_id, from_on, firm_after, final_after, minimum, per_person, per_account, sends_from, sends_until, source, origin_id)
    values (${row.entityId}, ${row.fromOn}, ${row.firmAfter}, ${row.finalAfter}, ${row.minimum}, ${row.perPerson},
            ${row.perAccount}, ${row.sendsFrom}, ${row.sendsUntil}, ${row.source}, ${originId})
    on conflict (coalesce(entity_id, 0), from_on) do nothing`)

/** Customers with something overdue, by id; goes on after the last of a page. */
export const overdueCustomers = async (
  tx: Tx,
  asked: {
    readonly entityId: Id<'ent'>
    readonly today: Day
    readonly after: Id<'cus'> | null
    readonly limit: number
  },
): Promise<Id<'cus'>[]> =>
  (
    await tx.many<{ id: Id<'cus'> }>(sql`
      select distinct item.customer_id as id
      from ledger.open_item item
      join parties.visible_customer visible on visible.id = item.customer_id
      where item.entity_id = ${asked.entityId} and item.kind = 'invoice' and item.open > 0
        and item.effective_due_on < ${asked.today} and (${asked.after}::bigint is null or item.customer_id > ${asked.after})
      order by item.customer_id
      limit ${asked.limit}`)
  ).map(({ id }) => id)

export type OpenRow = {
  readonly id: Id<'itm'>
  readonly customerId: Id<'cus'>
  readonly kind: 'invoice' | 'credit_note' | 'allowance' | 'receipt'
  readonly documentId: Id<'inv'> | null
  readonly number: string
  readonly reference: string | null
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly effectiveDueOn: Day
  readonly currency: Currency
  readonly open: bigint
}

type Whose = { readonly entityId: Id<'ent'>; readonly customerIds: readonly Id<'cus'>[] }

/** Everything open between these customers and a legal entity, the oldest due day first. */
export const openOf = (tx: Tx, { entityId, customerIds }: Whose) =>
  tx.many<OpenRow>(sql`
    select item.id, item.customer_id as "customerId", item.kind, item.document_id as "documentId", item.number, item.reference,
      item.issued_on as "issuedOn", item.due_on as "dueOn", item.effective_due_on as "effectiveDueOn", item.currency, item.open
    from ledger.open_item item
    join parties.visible_customer visible on visible.id = item.customer_id
    where item.customer_id = any(${customerIds}::bigint[]) and item.entity_id = ${entityId} and item.open > 0
    order by item.customer_id, item.effective_due_on, item.id`)

/** How far each item was asked for; letters that were stopped asked for nothing. */
export const askedFor = (tx: Tx, itemIds: readonly Id<'itm'>[], apartFrom: readonly Id<'rem'>[]) =>
  tx.many<{ readonly itemId: Id<'itm'>; readonly level: Level; readonly askedOn: Day }>(sql`
    select distinct on (asked.item_id) asked.item_id as "itemId", asked.level, reminder.for_on as "askedOn"
    from collections.reminder_item asked
    join collections.reminder on reminder.id = asked.reminder_id
    where asked.item_id = any(${itemIds}::bigint[]) and asked.role = 'ask' and reminder.state in ('queued', 'sent')
      and reminder.id <> all(${apartFrom}::bigint[])
    order by asked.item_id, asked.level desc, reminder.for_on desc`)

export type Heard = { readonly customerId: Id<'cus'>; readonly address: string | null; readonly at: Date }

/** Whom somebody of ours wrote to or called since a moment; bills and what the law demands are not counted. */
export const heardSince = (
  tx: Tx,
  {
    customerIds,
    since,
    apartFrom,
  }: { customerIds: readonly Id<'cus'>[]; since: Date; apartFrom: readonly Id<'msg'>[] },
) =>
  tx.many<Heard>(sql`
    select mail.customer_id as "customerId", mail.folded_address as address, coalesce(mail.sent_at, mail.queued_at) as at
    from messages.mail
    where mail.customer_id = any(${customerIds}::bigint[]) and mail.purpose in ('reminder', 'query')
      and mail.state in ('queued', 'sending', 'sent', 'unknown') and coalesce(mail.sent_at, mail.queued_at) > ${since}
      and mail.id <> all(${apartFrom}::bigint[])
    union all
    select touch.customer_id, lower(contact.email), touch.at
    from parties.touch
    left join parties.contact on contact.id = touch.contact_id
    where touch.customer_id = any(${customerIds}::bigint[]) and touch.kind = 'call' and touch.at > ${since}`)

export type ReminderRow = {
  readonly id: Id<'rem'>
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly contactId: Id<'con'> | null
  readonly to: string
  readonly level: Level
  readonly forOn: Day
  readonly mailId: Id<'msg'>
  readonly decisionId: Id<'dec'>
  readonly policyId: bigint
  readonly items: readonly ItemVerdict[]
}

export const allocateReminders = async (tx: Tx, count: number) =>
  (await tx.allocate('collections.reminder', count)) as Id<'rem'>[]

export async function insertReminders(tx: Tx, rows: readonly ReminderRow[], { at, originId }: Stamp): Promise<void> {
  await tx.insert(
    'collections.reminder',
    rows.map((row) => ({
      id: row.id,
      entity_id: row.entityId,
      customer_id: row.customerId,
      contact_id: row.contactId,
      to_address: row.to,
      folded_address: row.to.trim().toLowerCase(),
      level: row.level,
      for_on: row.forOn,
      mail_id: row.mailId,
      state: 'queued',
      queued_at: at,
      decision_id: row.decisionId,
      policy_id: row.policyId,
      origin_id: originId,
    })),
  )
  await tx.insert(
    'collections.reminder_item',
    rows.flatMap((row) =>
      row.items.flatMap((item) =>
        item.role === 'quiet'
          ? []
          : [
              {
                reminder_id: row.id,
                item_id: item.itemId,
                role: item.role,
                level: item.level,
                currency: item.currency,
                asked: item.asked,
                noted: item.noted,
              },
            ],
      ),
    ),
  )
}

/** How many letters a customer was to get on a day. One that a person stopped stands like one that left. */
export const lettersOn = (tx: Tx, { entityId, customerIds }: Whose, on: Day) =>
  tx.many<{ readonly customerId: Id<'cus'>; readonly all: number; readonly standing: number }>(sql`
    select customer_id as "customerId", count(*)::integer as all,
      (count(*) filter (where state in ('queued', 'sent') or cancelled_because = 'person'))::integer as standing
    from collections.reminder
    where entity_id = ${entityId} and customer_id = any(${customerIds}::bigint[]) and for_on = ${on}
    group by customer_id`)

export type QueuedReminder = {
  readonly id: Id<'rem'>
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly mailId: Id<'msg'>
  readonly forOn: Day
  readonly state: 'queued' | 'sent' | 'failed' | 'cancelled'
}

export const remindersById = (tx: Tx, ids: readonly Id<'rem'>[]) =>
  tx.many<QueuedReminder>(sql`
    select id, entity_id as "entityId", customer_id as "customerId", mail_id as "mailId", for_on as "forOn", state
    from collections.reminder where id = any(${ids}::bigint[]) order by id`)

/** What a letter asks for, item by item. */
export const asksOf = (tx: Tx, reminderIds: readonly Id<'rem'>[]) =>
  tx.many<{ readonly reminderId: Id<'rem'>; readonly itemId: Id<'itm'>; readonly asked: bigint }>(sql`
    select reminder_id as "reminderId", item_id as "itemId", asked from collections.reminder_item
    where reminder_id = any(${reminderIds}::bigint[]) and asked > 0 order by reminder_id, item_id`)

/** Only a letter that waits has a fate to come; hearing of it twice changes nothing. */
export const settleReminder = async (
  tx: Tx,
  id: Id<'rem'>,
  fate: {
    readonly state: 'sent' | 'failed' | 'cancelled'
    readonly because: string | null
    readonly sentAt: Date | null
  },
): Promise<boolean> =>
  (await tx.run(sql`
    update collections.reminder
    set state = ${fate.state}, cancelled_because = ${fate.because}, sent_at = ${fate.sentAt}, version = version + 1
    where id = ${id} and state = 'queued'`)) === 1

export type Standing = {
  readonly customerId: Id<'cus'>
  readonly verdict: Verdict['verdict']
  readonly reason: CustomerReason
  readonly onDay: Day
  readonly nextOn: Day | null
}

export const standingsOf = (tx: Tx, { entityId, customerIds }: Whose) =>
  tx.many<Standing>(sql`
    select customer_id as "customerId", verdict, reason, on_day as "onDay", next_on as "nextOn" from collections.standing
    where entity_id = ${entityId} and customer_id = any(${customerIds}::bigint[])`)

export type NewStanding = Standing & {
  readonly details: Readonly<Record<string, unknown>>
  readonly decisionId: Id<'dec'>
}

export async function saveStandings(
  tx: Tx,
  entityId: Id<'ent'>,
  rows: readonly NewStanding[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    insert into collections.standing
      (entity_id, customer_id, on_day, verdict, reason, details, next_on, decision_id, decided_at)
    select ${entityId}::bigint, news.*, ${at}::timestamptz
    from unnest(
      ${rows.map((row) => row.customerId)}::bigint[], ${rows.map((row) => row.onDay)}::date[],
      ${rows.map((row) => row.verdict)}::text[], ${rows.map((row) => row.reason)}::text[],
      ${rows.map((row) => JSON.stringify(row.details))}::jsonb[], ${rows.map((row) => row.nextOn)}::date[],
      ${rows.map((row) => row.decisionId)}::bigint[]) news
    on conflict (entity_id, customer_id) do update set
      on_day = excluded.on_day, verdict = excluded.verdict, reason = excluded.reason, details = excluded.details,
      next_on = excluded.next_on, decision_id = excluded.decision_id, decided_at = excluded.decided_at`)
}

/** Whoever owes nothing overdue any more waits for nothing. */
export const forgetStandings = (tx: Tx, entityId: Id<'ent'>, today: Day) =>
  tx.run(sql`
    delete from collections.standing
    where entity_id = ${entityId} and not exists (
      select 1 from ledger.open_item item
      where item.entity_id = standing.entity_id and item.customer_id = standing.customer_id and item.kind = 'invoice'
        and item.open > 0 and item.effective_due_on < ${today})`)

export const beginRun = async (
  tx: Tx,
  { entityId, forOn }: { entityId: Id<'ent'>; forOn: Day },
  { at, originId }: Stamp,
): Promise<bigint> =>
  (
    await tx.one<{ id: bigint }>(sql`
      insert into collections.reminder_run (entity_id, for_on, began_at, origin_id)
      values (${entityId}, ${forOn}, ${at}, ${originId}) returning id`)
  ).id

type Counts = { readonly customers: number; readonly letters: number; readonly waitingForBank: number }

export const endRun = (tx: Tx, id: bigint, { customers, letters, waitingForBank }: Counts, at: Date) =>
  tx.run(sql`
    update collections.reminder_run
    set ended_at = ${at}, customers = ${customers}, letters = ${letters}, waiting_for_bank = ${waitingForBank}
    where id = ${id}`)
