import type { z } from 'zod'
import type { Id } from '#kernel/id'
import { listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { Subject } from '#platform/wire'
import type { mailRow, shownMail } from './contract.ts'
import type { AttachmentReference, MailState, Purpose } from './mail.ts'

type MailRow = z.output<typeof mailRow>
type ShownMail = z.output<typeof shownMail>
type Flat<T extends { about: Subject }> = Omit<T, 'about'> & {
  readonly aboutKind: Subject['kind']
  readonly aboutId: bigint
}

// A letter to nobody's customer (a forgotten password) is for those who see everything.
const visible = sql`
  from messages.mail
  left join parties.visible_customer on visible_customer.id = mail.customer_id`
const isVisible = sql`visible_customer.id is not null
  or (mail.customer_id is null and current_setting('quittance.sees', true) = 'all')`

const columns = sql`mail.id, mail.state, mail.note, mail.customer_id as "customerId", mail.purpose,
  mail.subject_kind as "aboutKind", mail.subject_id as "aboutId", mail.to_address as "to", mail.subject,
  mail.queued_at as "queuedAt", mail.sent_at as "sentAt", mail.next_try_at as "nextTryAt", mail.tries,
  mail.again_of as "againOf", mail.version`

type Filter = PageRequest & {
  readonly state?: MailState | undefined
  readonly purpose?: Purpose | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly about?: Subject | undefined
}

export async function mailList(tx: Tx, request: Filter) {
  const { state, purpose, customerId, about } = request
  const page = await listPage<Flat<MailRow>>(tx, {
    request,
    select: columns,
    from: visible,
    where: [
      isVisible,
      state ? sql`mail.state = ${state}` : null,
      purpose ? sql`mail.purpose = ${purpose}` : null,
      customerId ? sql`mail.customer_id = ${customerId}` : null,
      about ? sql`mail.subject_kind = ${about.kind} and mail.subject_id = ${about.id}` : null,
    ],
    sorts: { queuedAt: { by: sql`mail.queued_at`, type: 'timestamptz' } },
    defaultSort: '-queuedAt',
    id: sql`mail.id`,
  })
  return { ...page, rows: page.rows.map(withAbout) }
}

type ShownRow = Flat<Omit<ShownMail, 'attachments'>> & {
  readonly attachments: readonly { readonly kind: AttachmentReference['kind']; readonly id: string }[]
}

export async function shownMailBy(tx: Tx, id: Id<'msg'>): Promise<ShownMail | null> {
  const row = await tx.maybe<ShownRow>(sql`
    select ${columns}, mail.from_name as "fromName", mail.from_address as "fromAddress", mail.reply_to as "replyTo",
           mail.language, mail.body as text, mail.html, mail.attachments, mail.error
    ${visible}
    where mail.id = ${id} and (${isVisible})`)
  if (row === null) return null
  const { attachments, ...rest } = withAbout(row)
  return { ...rest, attachments: attachments.map(({ kind, id: at }) => referenceTo(kind, BigInt(at))) }
}

const referenceTo = (kind: AttachmentReference['kind'], id: bigint): Subject => ({
  kind: kind === 'document' ? 'inv' : 'fil',
  id,
})

const withAbout = <T extends { aboutKind: Subject['kind']; aboutId: bigint }>({ aboutKind, aboutId, ...row }: T) => ({
  ...row,
  about: { kind: aboutKind, id: aboutId },
})
