import { sql, type RawBuilder, type Tx } from '#platform/sql'
import type { Finding } from '#modules/ledger'

/** Every invariant of disputes, read afresh from the rows. At most 50 places each. */
export async function checkDisputes(tx: Tx): Promise<Finding[]> {
  const found: Finding[] = []
  for (const [invariant, query] of invariants) {
    const rows = await tx.many<{ place: string; detail: string }>(query)
    found.push(...rows.map((row) => ({ invariant, ...row })))
  }
  return found
}

const invariants: readonly (readonly [string, RawBuilder<unknown>])[] = [
  [
    'what was refused of a bill when a case was opened was open then',
    sql`
      select 'case ' || refused.number as place, 'refused ' || held.gross || ', open ' || then_open.amount as detail
      from disputes.dispute_case refused
      cross join lateral (
        select sum(other.gross) as gross from disputes.dispute_case other
        where other.item_id = refused.item_id and other.kind = 'dispute' and other.id <= refused.id
          and (other.closed_at is null or other.closed_at > refused.opened_at)
      ) held
      cross join lateral (
        select coalesce(sum(movement.amount), 0) as amount from ledger.item_movement movement
        where movement.item_id = refused.item_id and movement.recorded_at <= refused.opened_at
      ) then_open
      where refused.kind = 'dispute' and held.gross > then_open.amount
      order by refused.id limit 50`,
  ],
  [
    'the lines of a case make its net and tax',
    sql`
      select 'case ' || refused.number as place,
        'net ' || refused.net || ' and tax ' || refused.tax || ', lines ' || line.net || ' and ' || line.tax as detail
      from disputes.dispute_case refused
      join (select case_id, sum(net) as net, sum(tax) as tax from disputes.case_line group by case_id) line
        on line.case_id = refused.id
      where line.net <> refused.net or line.tax <> refused.tax
      order by refused.id limit 50`,
  ],
  [
    'a case that ended with a credit has its credit note, and no other case has one',
    sql`
      select 'case ' || refused.number as place,
        refused.state || coalesce(' with ' || refused.outcome, '') || ', credit note ' || coalesce(note.number, 'none') as detail
      from disputes.dispute_case refused
      left join billing.document note on note.id = refused.credit_note_id
      where (refused.state = 'executed') <> (note.id is not null)
        or (note.id is not null and (note.kind <> 'credit_note' or note.status <> 'issued'
          or note.original_id <> refused.document_id))
        or (refused.state = 'executed' and refused.outcome = 'credit' and note.net > refused.net)
        or (refused.state = 'executed' and (refused.outcome = 'rebill') <> (refused.rebill_id is not null))
      order by refused.id limit 50`,
  ],
  [
    'a proposal waits for a yes, and nothing else does',
    sql`
      select 'case ' || refused.number as place, refused.state || ', ' || count(waiting.id) || ' waiting' as detail
      from disputes.dispute_case refused
      left join disputes.approval waiting on waiting.case_id = refused.id and waiting.state = 'waiting'
      group by refused.id having (refused.state = 'proposal') <> (count(waiting.id) = 1)
      order by refused.id limit 50`,
  ],
  [
    'what was agreed to has all its hands, and none is the asker’s',
    sql`
      select 'approval of ' || coalesce('case ' || refused.number, 'a credit of ' || credited.number) as place,
        'needs ' || array_to_string(approval.needs, ', ') || ', given ' || coalesce(hands.given, 'none') as detail
      from disputes.approval
      left join disputes.dispute_case refused on refused.id = approval.case_id
      left join billing.document credited on credited.id = approval.document_id
      cross join lateral (
        select string_agg(hand, ', ' order by hand) as given, array_agg(hand) as all_given,
          bool_or(staff_id = approval.asked_by or for_staff_id = approval.asked_by) as by_asker
        from disputes.approval_hand where approval_id = approval.id
      ) hands
      where (approval.state = 'approved' and not coalesce(approval.needs <@ hands.all_given, false)) or hands.by_asker
      order by approval.id limit 50`,
  ],
  [
    'a credit note that was agreed to without a case is of the bill it was asked for, and of the amount',
    sql`
      select 'credit note ' || note.number as place,
        'asked for ' || credited.number || ' with ' || approval.amount || ', issued with ' || note.gross as detail
      from disputes.approval
      join billing.document credited on credited.id = approval.document_id
      join billing.document note on note.id = approval.credit_note_id
      where note.kind <> 'credit_note' or note.original_id <> credited.id or note.gross <> approval.amount
      order by approval.id limit 50`,
  ],
  [
    'nobody promises a day for a case that is closed',
    sql`
      select 'case ' || refused.number as place, 'closed, and a promise for ' || promise.day || ' is open' as detail
      from disputes.promise join disputes.dispute_case refused on refused.id = promise.case_id
      where promise.state = 'open' and refused.closed_at is not null
      order by refused.id limit 50`,
  ],
]
