import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'

/**
 * The statement that ends where this one begins. One that overlaps the beginning is none: then nothing can be missing there. On
 * the same day only one whose closing balance is this one's opening comes before it.
 */
const before = sql.raw(`
  left join lateral (
    select earlier.closing from cash.statement earlier
    where earlier.bank_account_id = statement.bank_account_id and earlier.id <> statement.id and earlier.closing is not null
      and (earlier.through_on < statement.from_on
        or (earlier.through_on = statement.from_on and earlier.closing = statement.opening))
    order by earlier.through_on desc, (earlier.closing = statement.opening) desc, earlier.id desc
    limit 1) previous on true`)

const gap = sql.raw(`
  case
    when statement.opening is null or previous.closing is null then null
    when exists (
      select 1 from cash.statement other
      where other.bank_account_id = statement.bank_account_id and other.id <> statement.id and other.lines > 0
        and other.from_on < statement.from_on and other.through_on >= statement.from_on) then null
    else nullif(statement.opening - previous.closing, 0)
  end`)

type Row = {
  readonly id: Id<'stm'>
  readonly bankAccountId: Id<'bnk'>
  readonly accountName: string
  readonly statementNumber: string | null
  readonly format: string
  readonly fileName: string
  readonly fromOn: Day
  readonly throughOn: Day
  readonly currency: Currency
  readonly opening: bigint | null
  readonly closing: bigint | null
  readonly balanced: boolean | null
  readonly lines: number
  readonly newLines: number
  readonly booked: bigint
  readonly gap: bigint | null
  readonly importedAt: Date
}

export type StatementFilters = PageRequest & {
  readonly entityId?: Id<'ent'> | undefined
  readonly bankAccountId?: Id<'bnk'> | undefined
  readonly withGap?: boolean | undefined
}

export async function statementPage(tx: Tx, request: StatementFilters) {
  const page = await listPage<Row, { currency: Currency; booked: bigint }>(tx, {
    request,
    select: sql`
      statement.id, statement.bank_account_id as "bankAccountId", account.name as "accountName",
      statement.statement_number as "statementNumber", statement.format, statement.file_name as "fileName",
      statement.from_on as "fromOn", statement.through_on as "throughOn", statement.currency, statement.opening,
      statement.closing, statement.balanced, statement.lines, statement.new_lines as "newLines", statement.booked,
      ${gap} as gap, statement.imported_at as "importedAt"`,
    from: sql`
      from cash.statement
      join company.bank_account account on account.id = statement.bank_account_id ${before}`,
    where: [
      given(request.entityId, (id) => sql`account.entity_id = ${id}`),
      given(request.bankAccountId, (id) => sql`account.id = ${id}`),
      request.withGap ? sql`${gap} is not null` : null,
    ],
    sorts: { throughOn: { by: sql`statement.through_on`, type: 'date' } },
    defaultSort: '-throughOn',
    id: sql`statement.id`,
    sums: sql`statement.currency, sum(statement.booked)::bigint as booked`,
    groupSumsBy: sql`statement.currency`,
  })
  const inCurrency = (amount: bigint | null, currency: Currency) => (amount === null ? null : money(amount, currency))
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      opening: inCurrency(row.opening, row.currency),
      closing: inCurrency(row.closing, row.currency),
      gap: inCurrency(row.gap, row.currency),
      booked: money(row.booked, row.currency),
    })),
    sums: page.sums.map(({ currency, booked }) => ({ currency, booked: money(booked, currency) })),
  }
}

export type Gap = {
  readonly bankAccountId: Id<'bnk'>
  readonly statementId: Id<'stm'>
  readonly from: Day
  readonly missing: bigint
}

export const gapsOf = (tx: Tx) =>
  tx.many<Gap>(sql`
    select statement.bank_account_id as "bankAccountId", statement.id as "statementId", statement.from_on as "from", ${gap} as missing
    from cash.statement ${before}
    where ${gap} is not null
    order by statement.from_on, statement.id`)

export type AccountHead = {
  readonly bankAccountId: Id<'bnk'>
  readonly entityId: Id<'ent'>
  readonly name: string
  readonly number: string
  readonly currency: Currency
  readonly loadedThrough: Day | null
  readonly statementNumber: string | null
  readonly bank: bigint | null
  readonly brought: bigint
  readonly booked: bigint
  readonly dayLines: number
  readonly dayIn: bigint
  readonly dayOut: bigint
}

/**
 * What the bank says and what the books say of each account. The books begin with the first opening balance that was loaded;
 * from there on every line is booked, so both must agree up to the last closing balance unless a statement is missing.
 */
export const accountHeads = (
  tx: Tx,
  { entityId, day }: { readonly entityId?: Id<'ent'> | undefined; readonly day: Day },
) =>
  tx.many<AccountHead>(sql`
    select account.id as "bankAccountId", account.entity_id as "entityId", account.name,
      coalesce(account.iban, account.account_number) as number, account.currency, loaded.through_on as "loadedThrough",
      last.statement_number as "statementNumber", last.closing as bank, coalesce(first.opening, 0) as brought,
      coalesce(booked.amount, 0)::bigint as booked, coalesce(of_day.lines, 0)::integer as "dayLines",
      coalesce(of_day.money_in, 0)::bigint as "dayIn", coalesce(of_day.money_out, 0)::bigint as "dayOut"
    from company.bank_account account
    left join lateral (
      select max(through_on) as through_on from cash.statement where bank_account_id = account.id) loaded on true
    left join lateral (
      select opening, from_on from cash.statement where bank_account_id = account.id and opening is not null
      order by from_on, through_on, id limit 1) first on true
    left join lateral (
      select closing, through_on, statement_number from cash.statement where bank_account_id = account.id and closing is not null
      order by through_on desc, id desc limit 1) last on true
    left join lateral (
      select sum(booked) as amount from cash.statement
      where bank_account_id = account.id
        and (first.from_on is null or (through_on >= first.from_on and through_on <= last.through_on))) booked on true
    left join lateral (
      select count(*) as lines, sum(amount) filter (where amount > 0) as money_in, sum(amount) filter (where amount < 0) as money_out
      from cash.receipt where bank_account_id = account.id and booked_on = ${day} and part_of_id is null) of_day on true
    where ${entityId ? sql`account.entity_id = ${entityId}` : sql`true`}
    order by account.entity_id, account.id`)

export const lastBookedDay = async (tx: Tx, entityId: Id<'ent'> | undefined): Promise<Day | null> =>
  (
    await tx.one<{ day: Day | null }>(sql`
      select max(receipt.booked_on) as day from cash.receipt
      join company.bank_account account on account.id = receipt.bank_account_id
      where ${entityId ? sql`account.entity_id = ${entityId}` : sql`true`}`)
  ).day

/** How far the bank is known, for whoever must not act on old news: the day through which every receiving account is loaded. */
export const loadedThrough = (tx: Tx, entityId: Id<'ent'>) =>
  tx.many<{ bankAccountId: Id<'bnk'>; name: string; through: Day | null }>(sql`
    select account.id as "bankAccountId", account.name, max(statement.through_on) as through
    from company.bank_account account left join cash.statement on statement.bank_account_id = account.id
    where account.entity_id = ${entityId} and account.receives
    group by account.id order by account.id`)
