import { sql, type Tx } from '#platform/sql'
import type { Finding } from '#modules/ledger'

/** Every invariant of the bank lines, read afresh from the rows. At most 50 places each. */
export async function checkCash(tx: Tx): Promise<Finding[]> {
  const found: Finding[] = []
  for (const [invariant, query] of invariants) {
    const rows = await tx.many<{ place: string; detail: string }>(query)
    found.push(...rows.map((row) => ({ invariant, ...row })))
  }
  return found
}

const invariants: readonly (readonly [string, ReturnType<typeof sql>])[] = [
  [
    'the lines of a statement are what it booked',
    sql`
      select 'statement ' || statement.id as place,
        'booked ' || statement.booked || ', lines ' || coalesce(sum(receipt.amount), 0) as detail
      from cash.statement left join cash.receipt on receipt.statement_id = statement.id and receipt.part_of_id is null
      group by statement.id
      having statement.booked <> coalesce(sum(receipt.amount), 0) or statement.new_lines <> count(receipt.id)
      order by statement.id limit 50`,
  ],
  [
    'every bank line is on account 1000',
    sql`
      with posted as (
        select entry.receipt_id, sum(posting.amount) as amount
        from ledger.posting join ledger.entry on entry.id = posting.entry_id
        where posting.account = 1000 and entry.receipt_id is not null group by entry.receipt_id
      )
      select 'bank line ' || receipt.id as place, 'amount ' || receipt.amount || ', posted ' || coalesce(posted.amount, 0) as detail
      from cash.receipt left join posted on posted.receipt_id = receipt.id
      where receipt.part_of_id is null and receipt.amount <> coalesce(posted.amount, 0)
      order by receipt.id limit 50`,
  ],
  [
    'the parts of a split line make the line',
    sql`
      select 'bank line ' || line.id as place, 'amount ' || line.amount || ', parts ' || coalesce(sum(part.amount), 0) as detail
      from cash.receipt line left join cash.receipt part on part.part_of_id = line.id and part.state <> 'joined'
      where line.state = 'split' group by line.id having line.amount <> coalesce(sum(part.amount), 0)
      order by line.id limit 50`,
  ],
  [
    'what a bank line says of itself is what its item says',
    sql`
      select 'bank line ' || receipt.id as place, receipt.state || ', open ' || coalesce(item.open::text, 'nothing') as detail
      from cash.receipt left join ledger.open_item item on item.id = receipt.item_id
      where (receipt.state = 'applied' and item.open is distinct from 0)
        or (receipt.state = 'unapplied' and coalesce(item.open, 0) = 0)
        or (receipt.state in ('unapplied', 'applied') and item.customer_id <> receipt.customer_id)
      order by receipt.id limit 50`,
  ],
  [
    'account 2100 is the money whose payer is unknown, less what went out unexplained',
    sql`
      with posted as (
        select entry.entity_id, posting.currency, -sum(posting.amount) as amount
        from ledger.posting join ledger.entry on entry.id = posting.entry_id
        where posting.account = 2100 group by entry.entity_id, posting.currency
      ),
      line as (
        select receipt.entity_id, receipt.currency, sum(receipt.amount) as amount
        from cash.receipt left join cash.receipt original on original.id = receipt.returns_id
        where receipt.state = 'unidentified' or (receipt.state = 'outgoing' and original.item_id is null)
          or (receipt.state = 'returned' and receipt.item_id is null)
        group by receipt.entity_id, receipt.currency
      )
      select 'entity ' || coalesce(posted.entity_id, line.entity_id) as place,
        'posted ' || coalesce(posted.amount, 0) || ', lines ' || coalesce(line.amount, 0) || ' ' || coalesce(posted.currency, line.currency) as detail
      from posted full join line using (entity_id, currency)
      where coalesce(posted.amount, 0) <> coalesce(line.amount, 0)
      order by 1 limit 50`,
  ],
]
