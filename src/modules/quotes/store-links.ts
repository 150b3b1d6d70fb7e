import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'

export type QuoteLink = {
  readonly id: bigint
  readonly quoteId: Id<'quo'>
  readonly versionNo: number
  readonly contactId: Id<'con'> | null
  readonly email: string
  readonly viewedAt: Date | null
  readonly questions: number
}

export async function insertLink(
  tx: Tx,
  row: Omit<QuoteLink, 'id' | 'viewedAt' | 'questions'> & { readonly hash: Uint8Array; readonly madeAt: Date },
  originId: Id<'org'>,
): Promise<bigint> {
  const { id } = await tx.one<{ id: bigint }>(sql`
    insert into quotes.link (quote_id, version_no, contact_id, email, hash, made_at, origin_id)
    values (${row.quoteId}, ${row.versionNo}, ${row.contactId}, ${row.email}, ${row.hash}, ${row.madeAt}, ${originId})
    returning id`)
  return id
}

export const setMail = (tx: Tx, linkId: bigint, mailId: Id<'msg'>) =>
  tx.run(sql`update quotes.link set mail_id = ${mailId} where id = ${linkId}`)

/** How often a quote was sent: a letter for each. */
export const linksOf = (tx: Tx, quoteId: Id<'quo'>) =>
  tx.many<{ email: string; madeAt: Date; viewedAt: Date | null }>(sql`
    select email, made_at as "madeAt", viewed_at as "viewedAt" from quotes.link where quote_id = ${quoteId} order by id desc`)

/** The link with this secret, whoever comes with it. */
export const linkBy = (tx: Tx, hash: Uint8Array) =>
  tx.maybe<QuoteLink>(sql`
    select id, quote_id as "quoteId", version_no as "versionNo", contact_id as "contactId", email, viewed_at as "viewedAt", questions
    from quotes.link where hash = ${hash}`)

export const noteViewed = (tx: Tx, linkId: bigint, at: Date) =>
  tx.run(sql`update quotes.link set viewed_at = ${at} where id = ${linkId} and viewed_at is null`)

export const countQuestion = (tx: Tx, linkId: bigint) =>
  tx.run(sql`update quotes.link set questions = questions + 1 where id = ${linkId}`)

/** The quote that a letter carried, and to which address. */
export const quoteOfMail = (tx: Tx, mailId: Id<'msg'>) =>
  tx.maybe<{ quoteId: Id<'quo'>; versionNo: number; email: string }>(sql`
    select quote_id as "quoteId", version_no as "versionNo", email from quotes.link where mail_id = ${mailId}`)
