import type { Id } from '#kernel/id'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import type { SubjectKind } from './subject.ts'

export type Comment = {
  readonly id: Id<'cmt'>
  readonly subjectKind: SubjectKind
  readonly subjectId: bigint
  readonly customerId: Id<'cus'> | null
  /** Null once it was taken back. */
  readonly text: string | null
  readonly mentions: readonly Id<'stf'>[]
  readonly authorId: Id<'stf'>
  readonly authorName: string
  readonly writtenAt: Date
  readonly editedAt: Date | null
  readonly deletedAt: Date | null
  readonly version: number
}

/** Long enough for a slip of the pen, too short to say that one never said it. */
export const minutesToChange = 10

type Refusal = 'comment_is_not_yours' | 'comment_is_taken_back' | 'comment_is_settled'

export function mayChange(comment: Comment, who: { readonly staffId: bigint | null; readonly at: Date }) {
  const own = mayTakeBack(comment, who)
  if (!own.ok) return own
  const minutes = (who.at.getTime() - comment.writtenAt.getTime()) / 60_000
  return minutes <= minutesToChange ? own : refuse('comment_is_settled' as const, { minutes: minutesToChange })
}

export function mayTakeBack(comment: Comment, who: { readonly staffId: bigint | null }): Outcome<Comment, Refusal> {
  if (comment.authorId !== who.staffId) return refuse('comment_is_not_yours', { author: comment.authorName })
  return comment.deletedAt === null ? accept(comment) : refuse('comment_is_taken_back')
}
