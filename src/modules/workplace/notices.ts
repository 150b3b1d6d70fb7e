import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import { daily, type Audience, type Job } from '#platform/schedule'
import type { Work } from '#platform/work'
import { entities } from '#modules/company'
import { queueMail } from '#modules/messages'
import { personOf } from './comments.ts'
import { digestTimes, isDuty, noticeKinds, usualDigest, type DigestTime, type NoticeKind, type Way } from './notice.ts'
import { say, sentenceOf } from './sentences.ts'
import * as store from './store-notices.ts'

export async function listNotices(work: Work, request: store.NoticeFilters) {
  const page = await store.noticePage(work.tx, personOf(work), request)
  return { ...page, rows: page.rows.map((row) => shown(work, row)) }
}

const shown = (work: Work, { subjectKind, subjectId, said, occasion: _, ...row }: store.NoticeRow) => ({
  ...row,
  duty: isDuty(row.kind),
  subject: { kind: subjectKind, id: subjectId },
  text: sentenceOf(work.language, row.kind, said),
})

/** How many notices wait to be read: what the bell shows. */
export async function countNotices(work: Work) {
  const { unread } = await store.countUnread(work.tx, personOf(work))
  return { unread: Number(unread) }
}

export async function readNotice(work: Work, { noticeId }: { readonly noticeId: Id<'ntf'> }) {
  const me = personOf(work)
  found(await store.noticeOf(work.tx, me, noticeId))
  await store.markRead(work.tx, me, [noticeId], work.at)
  return shown(work, found(await store.noticeOf(work.tx, me, noticeId)))
}

/** It was marked by mistake, or waits for later. */
export async function unreadNotice(work: Work, { noticeId }: { readonly noticeId: Id<'ntf'> }) {
  const me = personOf(work)
  found(await store.noticeOf(work.tx, me, noticeId))
  await store.markUnread(work.tx, me, noticeId)
  return shown(work, found(await store.noticeOf(work.tx, me, noticeId)))
}

export async function readAllNotices(work: Work) {
  const read = await store.markRead(work.tx, personOf(work), 'all', work.at)
  return { read }
}

export async function readNoticeSettings(work: Work) {
  const me = personOf(work)
  const ways = await store.waysOf(work.tx, [me])
  return {
    digestAt: (await store.digestOf(work.tx, me)) ?? usualDigest,
    kinds: noticeKinds.map((kind) => ({ kind, way: ways.find((each) => each.kind === kind)?.way ?? ('app' as const) })),
  }
}

type Settings = {
  readonly digestAt?: DigestTime | undefined
  readonly kinds?: readonly { readonly kind: NoticeKind; readonly way: Way }[] | undefined
}

export async function changeNoticeSettings(work: Work, { digestAt, kinds = [] }: Settings) {
  const me = personOf(work)
  for (const { kind, way } of kinds) await store.setWay(work.tx, me, kind, way)
  if (digestAt !== undefined) await store.setDigest(work.tx, me, digestAt)
  return readNoticeSettings(work)
}

/** One mail with what was not mailed yet, to everybody who wants it at this time. What was done meanwhile is left out. */
export async function mailDigests(work: Work, time: DigestTime, day: string): Promise<number> {
  const readers = await store.digestReaders(work.tx, time, usualDigest)
  for (const { staffId, name, email, language: wanted } of readers) {
    const notices = await store.unmailed(work.tx, staffId)
    const language = wanted === 'de' ? 'de' : 'en'
    const lines = notices.map(({ kind, said }) => `– ${sentenceOf(language, kind, said)}`)
    await queueMail(work, {
      customerId: null,
      purpose: 'account',
      about: { kind: 'stf', id: staffId },
      dedupeKey: `digest ${staffId} ${day} ${time}`,
      to: email,
      language,
      subject: say(language, 'digestSubject', { count: notices.length }),
      text: `${[say(language, 'digestHello', { name }), lines.join('\n'), say(language, 'digestEnd')].join('\n\n')}\n`,
    })
    await store.markMailed(
      work.tx,
      notices.map(({ id }) => id),
      work.at,
    )
  }
  return readers.length
}

const theCompany = async ({ tx }: Work): Promise<readonly Audience[]> => [
  { subject: '', zone: (await entities(tx)).at(0)?.zone ?? 'UTC' },
]

/** The mails of the day, at each of the times that people may choose. */
export const digests: readonly Job[] = digestTimes.map((time) =>
  daily(`notices.digest-${time.slice(0, 2)}`, {
    at: time,
    missed: 'latest',
    audience: theCompany,
    act: (work, { day }) => mailDigests(work, time, day),
  }),
)
