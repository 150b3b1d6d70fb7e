import { formatDecimal, parseDecimal, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'

export type QuotePolicy = {
  readonly version: number
  readonly repPercent: Decimal
  readonly managerPercent: Decimal
  readonly validDays: number
  readonly remindDays: number
}

type Row = Omit<QuotePolicy, 'repPercent' | 'managerPercent'> & {
  readonly repPercent: string
  readonly managerPercent: string
}

/** The policy in force. */
export async function policyOf(tx: Tx): Promise<QuotePolicy> {
  const row = await tx.one<Row>(sql`
    select version, rep_percent as "repPercent", manager_percent as "managerPercent", valid_days as "validDays",
      remind_days as "remindDays"
    from quotes.policy order by version desc limit 1`)
  return { ...row, repPercent: parseDecimal(row.repPercent), managerPercent: parseDecimal(row.managerPercent) }
}

export const insertPolicy = (
  tx: Tx,
  row: QuotePolicy,
  set: { readonly at: Date; readonly by: Id<'stf'> | null; readonly originId: Id<'org'> },
) =>
  tx.run(sql`
    insert into quotes.policy (version, rep_percent, manager_percent, valid_days, remind_days, set_at, set_by, origin_id)
    values (${row.version}, ${formatDecimal(row.repPercent)}, ${formatDecimal(row.managerPercent)}, ${row.validDays},
      ${row.remindDays}, ${set.at}, ${set.by}, ${set.originId})`)
