import type { Id, Prefix } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { json, sql, type Tx } from '#platform/sql'
import type { Touch, TouchDraft } from './touch.ts'

type TouchRow = Omit<Touch, 'amount' | 'subject' | 'text'> & {
  readonly textKey: string | null
  readonly textValues: Readonly<Record<string, string | number>> | null
  readonly amount: bigint | null
  readonly currency: Currency | null
  readonly subjectKind: Prefix | null
  readonly subjectId: bigint | null
}

export type TimelinePage = { readonly before?: Id<'tou'> | undefined; readonly limit?: number | undefined }

/** What happened with a customer, latest first, if the asker may see it. `before` goes on where the last page ended. */
export async function timelineOf(
  tx: Tx,
  customerId: Id<'cus'>,
  { before, limit = 50 }: TimelinePage = {},
): Promise<Touch[]> {
  const rows = await tx.many<TouchRow>(sql`
    select touch.id, touch.customer_id as "customerId", touch.at, touch.department, touch.kind, touch.staff_id as "staffId",
      touch.contact_id as "contactId", touch.text_key as "textKey", touch.text_values as "textValues", touch.note,
      touch.amount, touch.currency, touch.subject_kind as "subjectKind", touch.subject_id as "subjectId"
    from parties.touch
    join parties.visible_customer visible on visible.id = touch.customer_id
    where touch.customer_id = ${customerId}
      and (${before ?? null}::bigint is null
        or (touch.at, touch.id) < (select last.at, last.id from parties.touch last where last.id = ${before ?? null}))
    order by touch.at desc, touch.id desc
    limit ${limit}`)
  return rows.map(read)
}

const read = ({ textKey, textValues, amount, currency, subjectKind, subjectId, ...row }: TouchRow): Touch => ({
  ...row,
  text: textKey === null ? null : { key: textKey, values: textValues ?? {} },
  amount: amount === null || currency === null ? null : money(amount, currency),
  subject: subjectKind === null || subjectId === null ? null : { kind: subjectKind, id: subjectId },
})

export async function insertTouches(
  tx: Tx,
  drafts: readonly TouchDraft[],
  record: { readonly at: Date; readonly staffId: Id<'stf'> | null; readonly originId: Id<'org'> },
): Promise<Id<'tou'>[]> {
  const ids = await tx.allocate('parties.touch', drafts.length)
  await tx.insert(
    'parties.touch',
    drafts.map((draft, index) => ({
      id: ids[index],
      customer_id: draft.customerId,
      at: draft.at ?? record.at,
      department: draft.department,
      kind: draft.kind,
      staff_id: draft.staffId === undefined ? record.staffId : draft.staffId,
      contact_id: draft.contactId ?? null,
      text_key: draft.text?.key ?? null,
      text_values: draft.text ? json(draft.text.values) : null,
      note: draft.note ?? null,
      amount: draft.amount?.amount ?? null,
      currency: draft.amount?.currency ?? null,
      subject_kind: draft.subject?.kind ?? null,
      subject_id: draft.subject?.id ?? null,
      origin_id: record.originId,
    })),
  )
  return ids as Id<'tou'>[]
}
