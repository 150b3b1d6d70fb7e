import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'

/** What stands in the way of contact now, and for what. */
export const holdsAbout = (tx: Tx) =>
  tx.many<{ reason: string; aboutKind: string }>(sql`
    select reason, subject_kind as "aboutKind" from messages.hold where released_at is null order by id`)

export const creditNoteOf = async (tx: Tx) =>
  (await tx.one<{ id: Id<'inv'> }>(sql`select id from billing.document where kind = 'credit_note'`)).id

export const newsOf = async (tx: Tx): Promise<string[]> =>
  (
    await tx.many<{ news: string }>(sql`
      select kind || ' ' || (payload -> 'gross' ->> 'amount') as news from platform.event
      where kind like 'dispute.%' and payload ? 'gross' order by id`)
  ).map(({ news }) => news)

export const rebilled = (tx: Tx) =>
  tx.many<{ poNumber: string; gross: bigint; dueOn: Day; originallyDueOn: Day; replaces: string }>(sql`
    select document.po_number as "poNumber", document.gross, document.due_on as "dueOn",
      document.originally_due_on as "originallyDueOn", before.number as replaces
    from billing.document join billing.document before on before.id = document.replaces_id`)
