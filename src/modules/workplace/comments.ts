import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { found, NotFound, sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Subject } from '#platform/wire'
import type { Work } from '#platform/work'
import { staffById } from '#modules/company'
import { mayChange, mayTakeBack, minutesToChange, type Comment } from './comment.ts'
import { tellNews, withdrawNews } from './notify.ts'
import { clearComment, commentsOf, insertComment, lockComment, updateComment } from './store-comments.ts'
import { readable, readersOf } from './subjects.ts'
import type { NamedSubject } from './subject.ts'

type Said = { readonly text: string; readonly mentions: readonly Id<'stf'>[] }

export async function listComments(work: Work, { subject }: { readonly subject: Subject }) {
  const thing = await readable(work, subject)
  const comments = await commentsOf(work.tx, thing)
  return { comments: comments.map((comment) => shown(work, comment)) }
}

/** Whom a comment on this thing may speak to. */
export async function listReaders(work: Work, { subject }: { readonly subject: Subject }) {
  const readers = await readersOf(work, await readable(work, subject))
  return { people: readers.map(({ id, name }) => ({ id, name })) }
}

export async function writeComment(work: Work, { subject, text, mentions }: Said & { readonly subject: Subject }) {
  const thing = await readable(work, subject)
  const authorId = personOf(work)
  const spokenTo = await mayBeMentioned(work, thing, mentions)
  const { id } = await insertComment(work.tx, thing, {
    text,
    mentions: spokenTo,
    authorId,
    at: work.at,
    originId: await originOf(work),
  })
  await tellMentions(work, { commentId: id, thing, text, to: spokenTo })
  return readComment(work, thing, id)
}

export async function changeComment(
  work: Work,
  { commentId, text, mentions }: Said & { readonly commentId: Id<'cmt'> },
) {
  const { comment, thing } = await lockedComment(work, commentId)
  sameVersion(work, comment.version)
  insist(mayChange(comment, { staffId: work.who.staffId, at: work.at }))
  const spokenTo = await mayBeMentioned(work, thing, mentions)
  await updateComment(work.tx, commentId, { text, mentions: spokenTo, at: work.at })
  const added = spokenTo.filter((id) => !comment.mentions.includes(id))
  await tellMentions(work, { commentId, thing, text, to: added })
  await withdrawNews(work, occasionOf(commentId), { except: spokenTo })
  return readComment(work, thing, commentId)
}

/** Takes a comment back. That one stood there stays visible, and nobody is told of it any more. */
export async function removeComment(work: Work, { commentId }: { readonly commentId: Id<'cmt'> }) {
  const { comment, thing } = await lockedComment(work, commentId)
  insist(mayTakeBack(comment, { staffId: work.who.staffId }))
  await clearComment(work.tx, commentId, work.at)
  await withdrawNews(work, occasionOf(commentId), { except: [] })
  return readComment(work, thing, commentId)
}

async function lockedComment(work: Work, commentId: Id<'cmt'>) {
  const comment = await lockComment(work.tx, commentId)
  const thing = await readable(work, { kind: comment.subjectKind, id: comment.subjectId })
  return { comment, thing }
}

async function mayBeMentioned(work: Work, thing: NamedSubject, mentions: readonly Id<'stf'>[]): Promise<Id<'stf'>[]> {
  if (mentions.length === 0) return []
  const readers = new Set((await readersOf(work, thing)).map(({ id }) => id))
  const asked = [...new Set(mentions)]
  const strangers = asked.filter((id) => !readers.has(id))
  if (strangers.length > 0) throw new Refused('person_may_not_read_it', { field: 'mentions', people: strangers.length })
  return asked
}

type Mentioned = {
  readonly commentId: Id<'cmt'>
  readonly thing: NamedSubject
  readonly text: string
  readonly to: readonly Id<'stf'>[]
}

async function tellMentions(work: Work, { commentId, thing, text, to }: Mentioned): Promise<void> {
  await tellNews(work, {
    kind: 'mention',
    thing,
    to,
    said: { who: await myName(work), words: text.slice(0, 160) },
    occasion: occasionOf(commentId),
  })
}

const occasionOf = (commentId: Id<'cmt'>) => `comment ${commentId}`

async function readComment(work: Work, thing: NamedSubject, id: Id<'cmt'>) {
  const comments = await commentsOf(work.tx, thing)
  return shown(work, found(comments.find((comment) => comment.id === id)))
}

function shown(work: Work, { authorId, authorName, subjectKind, subjectId, ...comment }: Comment) {
  const who = { staffId: work.who.staffId, at: work.at }
  return {
    ...comment,
    mentions: [...comment.mentions],
    subject: { kind: subjectKind, id: subjectId },
    author: { id: authorId, name: authorName },
    can: {
      change: mayChange({ ...comment, authorId, authorName, subjectKind, subjectId }, who).ok,
      takeBack: mayTakeBack({ ...comment, authorId, authorName, subjectKind, subjectId }, who).ok,
    },
    changeUntil: new Date(comment.writtenAt.getTime() + minutesToChange * 60_000),
  }
}

/** Only people speak here. */
export function personOf(work: Work): Id<'stf'> {
  if (work.who.staffId === null) throw new NotFound()
  return work.who.staffId
}

/** The name of whoever speaks; a program speaks for the person whose key it has. */
export const myName = async (work: Work): Promise<string> =>
  (await staffById(work.tx, personOf(work)))?.name ?? work.who.name
