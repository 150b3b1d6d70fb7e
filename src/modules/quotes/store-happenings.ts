import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { HappeningKind } from './happening.ts'

export type Happening = {
  readonly kind: HappeningKind
  readonly versionNo: number
  readonly at: Date
  readonly staffName: string | null
  /** Who it was on the customer's side, by the name that they gave. */
  readonly name: string | null
  readonly words: string | null
}

export type HappeningDraft = {
  readonly quoteId: Id<'quo'>
  readonly versionNo: number
  readonly kind: HappeningKind
  readonly at: Date
  readonly staffId: Id<'stf'> | null
  readonly linkId?: bigint | null
  readonly name?: string | null
  readonly words?: string | null
}

export const insertHappening = (tx: Tx, row: HappeningDraft, originId: Id<'org'>) =>
  tx.run(sql`
    insert into quotes.happening (quote_id, version_no, kind, at, staff_id, link_id, name, words, origin_id)
    values (${row.quoteId}, ${row.versionNo}, ${row.kind}, ${row.at}, ${row.staffId}, ${row.linkId ?? null}, ${row.name ?? null},
      ${row.words ?? null}, ${originId})`)

/** The story of a quote, the latest first. */
export const happeningsOf = (tx: Tx, quoteId: Id<'quo'>) =>
  tx.many<Happening>(sql`
    select happening.kind, happening.version_no as "versionNo", happening.at, staff.name as "staffName", happening.name,
      happening.words
    from quotes.happening
    left join company.staff on staff.id = happening.staff_id
    where happening.quote_id = ${quoteId} order by happening.id desc`)

/** How a version stands once something happened: questions that nobody answered yet. */
export const openQuestions = (tx: Tx, quoteIds: readonly Id<'quo'>[]) =>
  tx.many<{ quoteId: Id<'quo'>; count: number }>(sql`
    select asked.quote_id as "quoteId", count(*)::int as count from quotes.happening asked
    where asked.quote_id = any(${[...quoteIds]}::bigint[]) and asked.kind = 'question'
      and not exists (select from quotes.happening later
        where later.quote_id = asked.quote_id and later.id > asked.id and later.kind = 'answer')
    group by asked.quote_id`)

/** What was asked and answered on the page, the first first. */
export const talkOf = (tx: Tx, quoteId: Id<'quo'>) =>
  tx.many<{ kind: 'question' | 'answer'; at: Date; name: string | null; words: string }>(sql`
    select happening.kind, happening.at, coalesce(happening.name, staff.name) as name, happening.words
    from quotes.happening
    left join company.staff on staff.id = happening.staff_id
    where happening.quote_id = ${quoteId} and happening.kind in ('question', 'answer') order by happening.id`)

/** The latest question that nobody answered, and where whoever asked it reads his mail. */
export const lastQuestion = (tx: Tx, quoteId: Id<'quo'>) =>
  tx.maybe<{ email: string; words: string }>(sql`
    select link.email, asked.words from quotes.happening asked
    join quotes.link on link.id = asked.link_id
    where asked.quote_id = ${quoteId} and asked.kind = 'question'
      and not exists (select from quotes.happening later
        where later.quote_id = asked.quote_id and later.id > asked.id and later.kind = 'answer')
    order by asked.id desc limit 1`)

/** The customer said yes to this version and the order could not be placed. */
export const isStuck = async (tx: Tx, quoteId: Id<'quo'>, versionNo: number): Promise<boolean> =>
  (
    await tx.one<{ stuck: boolean }>(sql`
      select exists (select from quotes.happening
        where quote_id = ${quoteId} and version_no = ${versionNo} and kind = 'stuck') as stuck`)
  ).stuck

/** What happened last that somebody should hear of. */
export const lastHappening = (tx: Tx, quoteId: Id<'quo'>) =>
  tx.one<{ id: bigint; kind: HappeningKind; words: string | null }>(sql`
    select id, kind, words from quotes.happening
    where quote_id = ${quoteId} and kind <> 'viewed' order by id desc limit 1`)
