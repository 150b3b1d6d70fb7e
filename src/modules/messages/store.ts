import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { Subject } from '#platform/wire'
import type { AttachmentReference, MailLanguage, MailNote, MailState, NewMail, Purpose, Settled } from './mail.ts'
import { foldedAddress } from './mail.ts'

type Stamp = { readonly at: Date; readonly originId: Id<'org'> }
type Allowed = NewMail & { readonly decisionId: Id<'dec'> }

/** Rows whose key is there already are left out: somebody else was a moment earlier. */
export async function insertMails(tx: Tx, mails: readonly Allowed[], { at, originId }: Stamp): Promise<void> {
  if (mails.length === 0) return
  const rows = mails.map((mail) => ({
    customer_id: mail.customerId?.toString() ?? null,
    contact_id: mail.contactId?.toString() ?? null,
    purpose: mail.purpose,
    subject_kind: mail.about.kind,
    subject_id: mail.about.id.toString(),
    dedupe_key: mail.dedupeKey,
    to_address: mail.to.trim(),
    folded_address: foldedAddress(mail.to),
    from_name: mail.from?.name ?? null,
    from_address: mail.from?.address ?? null,
    reply_to: mail.replyTo ?? null,
    language: mail.language,
    subject: mail.subject,
    body: mail.text,
    html: mail.html ?? null,
    attachments: (mail.attachments ?? []).map(({ kind, id }) => ({ kind, id: id.toString() })),
    decision_id: mail.decisionId.toString(),
    again_of: mail.againOf?.toString() ?? null,
    next_try_at: mail.notBefore && mail.notBefore > at ? mail.notBefore : at,
  }))
  await tx.run(sql`
    insert into messages.mail
      (customer_id, contact_id, purpose, subject_kind, subject_id, dedupe_key, to_address, folded_address, from_name,
       from_address, reply_to, language, subject, body, html, attachments, decision_id, again_of, state, next_try_at,
       queued_at, origin_id)
    select customer_id, contact_id, purpose, subject_kind, subject_id, dedupe_key, to_address, folded_address, from_name,
           from_address, reply_to, language, subject, body, html, attachments, decision_id, again_of, 'queued',
           next_try_at, ${at}::timestamptz, ${originId}::bigint
    from jsonb_populate_recordset(null::messages.mail, ${JSON.stringify(rows)}::jsonb)
    on conflict (dedupe_key) do nothing`)
}

export async function mailsByKey(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, Id<'msg'>>> {
  const rows = await tx.many<{ key: string; id: Id<'msg'> }>(sql`
    select dedupe_key as key, id from messages.mail where dedupe_key = any(${[...keys]}::text[])`)
  return new Map(rows.map(({ key, id }) => [key, id]))
}

/** A letter as the sender works with it. */
export type Mail = {
  readonly id: Id<'msg'>
  readonly customerId: Id<'cus'> | null
  readonly contactId: Id<'con'> | null
  readonly purpose: Purpose
  readonly about: Subject
  readonly dedupeKey: string
  readonly to: string
  readonly fromName: string | null
  readonly fromAddress: string | null
  readonly replyTo: string | null
  readonly language: MailLanguage
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly attachments: readonly AttachmentReference[]
  readonly state: MailState
  readonly tries: number
  readonly version: number
}

type Row = Omit<Mail, 'about' | 'attachments'> & {
  readonly aboutKind: Subject['kind']
  readonly aboutId: bigint
  readonly attachments: readonly { readonly kind: AttachmentReference['kind']; readonly id: string }[]
}

const mailColumns = sql`mail.id, mail.customer_id as "customerId", mail.contact_id as "contactId", mail.purpose,
  mail.subject_kind as "aboutKind", mail.subject_id as "aboutId", mail.dedupe_key as "dedupeKey", mail.to_address as "to",
  mail.from_name as "fromName", mail.from_address as "fromAddress", mail.reply_to as "replyTo", mail.language, mail.subject,
  mail.body as text, mail.html, mail.attachments, mail.state, mail.tries, mail.version`

const mailOf = ({ aboutKind, aboutId, attachments, ...row }: Row): Mail => ({
  ...row,
  about: { kind: aboutKind, id: aboutId },
  attachments: attachments.map(({ kind, id }) => ({ kind, id: BigInt(id) })),
})

/** Locked until the transaction ends. */
export async function lockMail(tx: Tx, id: Id<'msg'>): Promise<Mail | null> {
  const row = await tx.maybe<Row>(sql`select ${mailColumns} from messages.mail where id = ${id} for update`)
  return row && mailOf(row)
}

/** The oldest letters that are due and nobody else is sending. Without a sender's address none can leave that has none of its own. */
export async function lockDue(tx: Tx, due: { at: Date; limit: number; hasSender: boolean }): Promise<Mail[]> {
  const rows = await tx.many<Row>(sql`
    select ${mailColumns}
    from messages.mail
    where state = 'queued' and next_try_at <= ${due.at} and (from_address is not null or ${due.hasSender})
    order by next_try_at, id
    limit ${due.limit}
    for update skip locked`)
  return rows.map(mailOf)
}

export const markSending = (tx: Tx, ids: readonly Id<'msg'>[], at: Date) =>
  tx.run(sql`
    update messages.mail
    set state = 'sending', sending_at = ${at}, tries = tries + 1, next_try_at = null, note = null, version = version + 1
    where id = any(${[...ids]}::bigint[])`)

type Stopped = { readonly id: Id<'msg'>; readonly note: MailNote; readonly decisionId: Id<'dec'> | null }

export const markCancelled = (tx: Tx, { id, note, decisionId }: Stopped) =>
  tx.run(sql`
    update messages.mail
    set state = 'cancelled', next_try_at = null, note = ${note}, decision_id = coalesce(${decisionId}, decision_id),
        version = version + 1
    where id = ${id}`)

type Result = {
  readonly settled: Settled
  readonly messageId: string | null
  readonly error: string | null
  readonly at: Date
}

/** Only a letter that is on its way, or of which nobody knew, can be settled; answers whether it was. */
export const settleMail = async (tx: Tx, id: Id<'msg'>, { settled, messageId, error, at }: Result): Promise<boolean> =>
  (await tx.run(sql`
    update messages.mail
    set state = ${settled.state}, note = ${settled.note}, next_try_at = ${settled.nextTryAt}, error = ${error},
        sent_at = case when ${settled.state} = 'sent' then ${at}::timestamptz end, message_id = coalesce(${messageId}, message_id),
        version = version + 1
    where id = ${id} and state in ('sending', 'unknown')`)) === 1

/** Whoever read it before it was sent again has an old version. */
export const markRepeated = (tx: Tx, id: Id<'msg'>) =>
  tx.run(sql`update messages.mail set version = version + 1 where id = ${id}`)

/** Says on the waiting letters why they wait. */
export const noteWaiting = (tx: Tx, note: MailNote, which: 'all' | 'without sender') =>
  tx.run(sql`
    update messages.mail
    set note = ${note}
    where state = 'queued' and note is distinct from ${note} and (${which} = 'all' or from_address is null)`)

/** Letters whose sender died in the act: whether they left is not known. */
export const markLost = (tx: Tx, before: Date) =>
  tx.run(sql`
    update messages.mail
    set state = 'unknown', note = 'worker_stopped', version = version + 1
    where state = 'sending' and sending_at < ${before}`)
