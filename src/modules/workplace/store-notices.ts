import type { Id, Prefix } from '#kernel/id'
import { given, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { DigestTime, NoticeKind, Said, Way } from './notice.ts'

export type NewNotice = {
  readonly staffId: Id<'stf'>
  readonly kind: NoticeKind
  readonly subjectKind: Prefix
  readonly subjectId: bigint
  readonly customerId: Id<'cus'> | null
  readonly said: Said
  readonly occasion: string | null
  readonly byMail: boolean
}

/** Tells what was not told yet. What is there already stays as it is. */
export async function insertNotices(tx: Tx, notices: readonly NewNotice[], at: Date): Promise<void> {
  for (const notice of notices) {
    await tx.run(sql`
      insert into workplace.notice (staff_id, kind, subject_kind, subject_id, customer_id, said, occasion, at, by_mail)
      values (${notice.staffId}, ${notice.kind}, ${notice.subjectKind}, ${notice.subjectId}, ${notice.customerId},
        ${JSON.stringify(notice.said)}::jsonb, ${notice.occasion}, ${at}, ${notice.byMail})
      on conflict do nothing`)
  }
}

type Subject = { readonly kind: string; readonly id: bigint }

/** Duties of these kinds about a thing that are not among those that still stand. */
export const settleDuties = (
  tx: Tx,
  subject: Subject,
  kinds: readonly NoticeKind[],
  standing: readonly { readonly staffId: Id<'stf'>; readonly kind: NoticeKind }[],
  at: Date,
) =>
  tx.run(sql`
    update workplace.notice set settled_at = ${at}
    where subject_kind = ${subject.kind} and subject_id = ${subject.id} and kind = any(${kinds}::text[])
      and occasion is null and settled_at is null
      and (staff_id, kind) not in (
        select staff_id, kind from unnest(
          ${standing.map(({ staffId }) => staffId)}::bigint[], ${standing.map(({ kind }) => kind)}::text[])
          standing (staff_id, kind))`)

/** Whom something was told about a thing, ever. */
export const toldAbout = (tx: Tx, subject: Subject, kinds: readonly NoticeKind[]) =>
  tx.many<{ staffId: Id<'stf'> }>(sql`
    select distinct staff_id as "staffId" from workplace.notice
    where subject_kind = ${subject.kind} and subject_id = ${subject.id} and kind = any(${kinds}::text[])
    order by staff_id`)

export const settleOccasion = (tx: Tx, occasion: string, except: readonly Id<'stf'>[], at: Date) =>
  tx.run(sql`
    update workplace.notice set settled_at = ${at}
    where occasion = ${occasion} and settled_at is null and staff_id <> all(${except}::bigint[])`)

export type NoticeRow = {
  readonly id: Id<'ntf'>
  readonly kind: NoticeKind
  readonly subjectKind: Prefix
  readonly subjectId: bigint
  readonly said: Said
  readonly occasion: string | null
  readonly at: Date
  readonly readAt: Date | null
  readonly settledAt: Date | null
}

const columns = sql.raw(`
  notice.id, notice.kind, notice.subject_kind as "subjectKind", notice.subject_id as "subjectId", notice.said, notice.occasion,
  notice.at, notice.read_at as "readAt", notice.settled_at as "settledAt"`)

// Whoever does not see a customer any more does not read of it here either.
const mine = (staffId: Id<'stf'>) => sql`
  notice.staff_id = ${staffId}
  and (notice.customer_id is null or notice.customer_id in (select visible.id from parties.visible_customer visible))`

export type NoticeFilters = PageRequest & { readonly open?: boolean | undefined; readonly unread?: boolean | undefined }

/** What somebody was told, latest first. */
export const noticePage = (tx: Tx, staffId: Id<'stf'>, request: NoticeFilters) =>
  listPage<NoticeRow>(tx, {
    request,
    select: columns,
    from: sql`from workplace.notice`,
    where: [
      mine(staffId),
      given(request.open, (open) => (open ? sql`notice.settled_at is null` : sql`notice.settled_at is not null`)),
      given(request.unread, (unread) =>
        unread
          ? sql`notice.read_at is null and notice.settled_at is null`
          : sql`notice.read_at is not null or notice.settled_at is not null`,
      ),
    ],
    sorts: { at: { by: sql`notice.at`, type: 'timestamptz' } },
    defaultSort: '-at',
    id: sql`notice.id`,
  })

export const countUnread = (tx: Tx, staffId: Id<'stf'>) =>
  tx.one<{ unread: bigint }>(sql`
    select count(*) as unread from workplace.notice
    where ${mine(staffId)} and notice.read_at is null and notice.settled_at is null`)

export const noticeOf = (tx: Tx, staffId: Id<'stf'>, id: Id<'ntf'>) =>
  tx.maybe<NoticeRow>(sql`select ${columns} from workplace.notice where ${mine(staffId)} and notice.id = ${id}`)

/** News are done with when they are read; a duty is only seen. */
export const markRead = (tx: Tx, staffId: Id<'stf'>, ids: readonly Id<'ntf'>[] | 'all', at: Date) =>
  tx.run(sql`
    update workplace.notice
    set read_at = ${at}, settled_at = case when occasion is null then settled_at else ${at} end
    where staff_id = ${staffId} and read_at is null and settled_at is null
      ${ids === 'all' ? sql`` : sql`and id = any(${ids}::bigint[])`}`)

export const markUnread = (tx: Tx, staffId: Id<'stf'>, id: Id<'ntf'>) =>
  tx.run(sql`
    update workplace.notice
    set read_at = null, settled_at = case when occasion is null then settled_at end
    where staff_id = ${staffId} and id = ${id}`)

export const waysOf = (tx: Tx, staffIds: readonly Id<'stf'>[]) =>
  tx.many<{ staffId: Id<'stf'>; kind: NoticeKind; way: Way }>(sql`
    select staff_id as "staffId", kind, way from workplace.notice_way
    where staff_id = any(${staffIds}::bigint[]) order by staff_id, kind`)

export const setWay = (tx: Tx, staffId: Id<'stf'>, kind: NoticeKind, way: Way) =>
  tx.run(sql`
    insert into workplace.notice_way (staff_id, kind, way) values (${staffId}, ${kind}, ${way})
    on conflict (staff_id, kind) do update set way = excluded.way`)

export const digestOf = async (tx: Tx, staffId: Id<'stf'>): Promise<DigestTime | null> =>
  (await tx.maybe<{ at: DigestTime }>(sql`select at from workplace.digest where staff_id = ${staffId}`))?.at ?? null

export const setDigest = (tx: Tx, staffId: Id<'stf'>, at: DigestTime) =>
  tx.run(sql`
    insert into workplace.digest (staff_id, at) values (${staffId}, ${at})
    on conflict (staff_id) do update set at = excluded.at`)

/** Who has something to be told by mail that was not yet. */
export const digestReaders = (tx: Tx, time: DigestTime, usual: DigestTime) =>
  tx.many<{ staffId: Id<'stf'>; name: string; email: string; language: string }>(sql`
    select staff.id as "staffId", staff.name, staff.email, staff.language
    from company.staff
    left join workplace.digest on digest.staff_id = staff.id
    where staff.active and staff.email is not null and coalesce(digest.at, ${usual}) = ${time}
      and exists (
        select from workplace.notice
        where notice.staff_id = staff.id and notice.by_mail and notice.mailed_at is null and notice.settled_at is null)
    order by staff.id`)

export const unmailed = (tx: Tx, staffId: Id<'stf'>) =>
  tx.many<NoticeRow>(sql`
    select ${columns} from workplace.notice
    where notice.staff_id = ${staffId} and notice.by_mail and notice.mailed_at is null and notice.settled_at is null
    order by notice.at, notice.id
    for no key update`)

export const markMailed = (tx: Tx, ids: readonly Id<'ntf'>[], at: Date) =>
  tx.run(sql`update workplace.notice set mailed_at = ${at} where id = any(${ids}::bigint[])`)
