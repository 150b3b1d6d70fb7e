import { sql, type RawBuilder, type Tx } from '#platform/sql'
import type { Finding } from '#modules/ledger'

/** Every invariant of reminders, read afresh from the rows. At most 50 places each. */
export async function checkReminders(tx: Tx): Promise<Finding[]> {
  const found: Finding[] = []
  for (const [invariant, query] of invariants) {
    const rows = await tx.many<{ place: string; detail: string }>(query)
    found.push(...rows.map((row) => ({ invariant, ...row })))
  }
  return found
}

// A moment is when a transaction began, and money that began a little earlier may have waited for the lock of the letter: what was
// known a minute before is known beyond doubt. The race within the minute is the tests' business.
const known = sql.raw(`mail.sending_at - interval '1 minute'`)

const invariants: readonly (readonly [string, RawBuilder<unknown>])[] = [
  [
    'no item is asked for twice at the same level',
    sql`
      select 'item ' || item.number as place, count(*) || ' letters of level ' || asked.level as detail
      from collections.reminder_item asked
      join collections.reminder on reminder.id = asked.reminder_id
      join ledger.open_item item on item.id = asked.item_id
      where asked.role = 'ask' and reminder.state in ('queued', 'sent')
      group by item.id, asked.level having count(*) > 1
      order by item.id, asked.level limit 50`,
  ],
  [
    'a reminder asks for no more than was open, not refused and not promised as it left',
    sql`
      select 'item ' || item.number as place,
        'asked ' || asked.asked || ' on ' || reminder.for_on || ', open ' || then_open.amount || ', refused ' || refused.amount
          || ', promised ' || promised.amount as detail
      from collections.reminder
      join messages.mail on mail.id = reminder.mail_id
      join collections.reminder_item asked on asked.reminder_id = reminder.id and asked.asked > 0
      join ledger.open_item item on item.id = asked.item_id
      cross join lateral (
        select coalesce(sum(movement.amount), 0) as amount from ledger.item_movement movement
        where movement.item_id = asked.item_id
          and (movement.recorded_at <= ${known} or (movement.amount > 0 and movement.recorded_at <= mail.sending_at))
      ) then_open
      cross join lateral (
        select coalesce(sum(dispute.gross), 0) as amount from disputes.dispute_case dispute
        where dispute.item_id = asked.item_id and dispute.kind = 'dispute' and dispute.opened_at <= ${known}
          and (dispute.closed_at is null or dispute.closed_at > mail.sending_at)
      ) refused
      cross join lateral (
        select coalesce(sum(part.amount), 0) as amount from collections.promise_item part
        join collections.promise on promise.id = part.promise_id
        where part.item_id = asked.item_id and promise.state = 'open' and promise.taken_at <= ${known}
          and promise.until_on >= reminder.for_on
      ) promised
      where reminder.state = 'sent' and asked.asked > greatest(then_open.amount - refused.amount - promised.amount, 0)
      order by reminder.id, item.id limit 50`,
  ],
  [
    'a reminder is sent when its letter is',
    sql`
      select 'reminder ' || reminder.id as place, 'sent, its letter is ' || coalesce(mail.state, 'missing') as detail
      from collections.reminder
      left join messages.mail on mail.id = reminder.mail_id
      where reminder.state = 'sent' and mail.state is distinct from 'sent'
      order by reminder.id limit 50`,
  ],
]
