import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import { sql, type Tx } from '#platform/sql'
import type { Comment } from './comment.ts'
import type { NamedSubject } from './subject.ts'

const columns = sql.raw(`
  comment.id, comment.subject_kind as "subjectKind", comment.subject_id as "subjectId", comment.customer_id as "customerId",
  comment.text, comment.mentions, comment.author_id as "authorId", author.name as "authorName",
  comment.written_at as "writtenAt", comment.edited_at as "editedAt", comment.deleted_at as "deletedAt", comment.version`)

/** What is said of a thing, first things first. The caller has asked whether it may be read. */
export const commentsOf = (tx: Tx, { kind, id }: Pick<NamedSubject, 'kind' | 'id'>) =>
  tx.many<Comment>(sql`
    select ${columns} from workplace.comment
    join company.staff author on author.id = comment.author_id
    where comment.subject_kind = ${kind} and comment.subject_id = ${id}
    order by comment.id
    limit 500`)

export const lockComment = async (tx: Tx, id: Id<'cmt'>): Promise<Comment> =>
  found(
    await tx.maybe<Comment>(sql`
      select ${columns} from workplace.comment
      join company.staff author on author.id = comment.author_id
      where comment.id = ${id}
      for no key update of comment`),
  )

type Written = {
  readonly text: string
  readonly mentions: readonly Id<'stf'>[]
  readonly authorId: Id<'stf'>
  readonly at: Date
  readonly originId: Id<'org'>
}

export const insertComment = (tx: Tx, subject: NamedSubject, { text, mentions, authorId, at, originId }: Written) =>
  tx.one<{ id: Id<'cmt'> }>(sql`
    insert into workplace.comment
      (subject_kind, subject_id, customer_id, text, mentions, author_id, written_at, origin_id)
    values (${subject.kind}, ${subject.id}, ${subject.customerId}, ${text}, ${[...mentions]}::bigint[], ${authorId}, ${at},
      ${originId})
    returning id`)

export const updateComment = (
  tx: Tx,
  id: Id<'cmt'>,
  { text, mentions, at }: { readonly text: string; readonly mentions: readonly Id<'stf'>[]; readonly at: Date },
) =>
  tx.run(sql`
    update workplace.comment
    set text = ${text}, mentions = ${[...mentions]}::bigint[], edited_at = ${at}, version = version + 1
    where id = ${id}`)

/** That something stood here stays; what it said is gone. */
export const clearComment = (tx: Tx, id: Id<'cmt'>, at: Date) =>
  tx.run(sql`
    update workplace.comment set text = null, mentions = '{}', deleted_at = ${at}, version = version + 1 where id = ${id}`)
