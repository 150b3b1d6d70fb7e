import { dayIn, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { sameVersion } from '#platform/found'
import { languageOf } from '#platform/message-catalogue'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { entityOf, today } from '#modules/company'
import { moveDueDay } from '#modules/ledger'
import { queueMail } from '#modules/messages'
import { contactsOf, customerOf, lockCustomers, type Contact } from '#modules/parties'
import { receivedFrom, receiverOf, type DispatchFailure } from './dispatch.ts'
import { makePaper, paperContent } from './document-paper.ts'
import { dueDays } from './compose-invoice.ts'
import { invoiceReceived } from './events.ts'
import { invoiceMail } from './paper/invoice-mail.ts'
import { payersCalendar } from './payers-calendar.ts'
import { showDocument } from './show-document.ts'
import { setDueDays, setReceivedOn } from './store.ts'
import { dispatchesOf, insertDispatch, settleDispatch, undispatched } from './store-dispatch.ts'
import { documentOf, documentsOf, type StoredDocument } from './stored-document.ts'

/**
 * The first attempt to bring issued documents to their customers, by the channel that each wants. A document that was tried before is
 * left alone, so hearing the news twice sends nothing twice; papers of other systems were sent by them.
 */
export async function deliverDocuments(work: Work, ids: readonly Id<'inv'>[]): Promise<void> {
  for (const document of await documentsOf(work.tx, await undispatched(work.tx, ids))) await deliver(work, document)
}

async function deliver(work: Work, document: StoredDocument): Promise<void> {
  const customer = await customerOf(work.tx, document.customerId)
  const { channel, to, contact } = receiverOf(customer, await contactsOf(work.tx, [customer.id]))
  if (channel !== 'email' || to === null) await makePaper(work, document, await paperContent(work, document))
  if (channel !== 'email') return dispatched(work, { document, channel, to: null, mailId: null, why: null })
  if (to === null) return dispatched(work, { document, channel, to, mailId: null, why: 'no_address' })
  const queued = await queueLetter(work, document, { to, contact, again: 0 })
  if (queued.ok) return dispatched(work, { document, channel, to, mailId: queued.value, why: null })
  return dispatched(work, { document, channel, to, mailId: null, why: 'contact_refused' })
}

type Attempt = {
  readonly document: StoredDocument
  readonly channel: 'email' | 'post' | 'portal' | 'einvoice' | 'none'
  readonly to: string | null
  readonly mailId: Id<'msg'> | null
  readonly why: DispatchFailure | null
}

const dispatched = async (work: Work, { document, ...attempt }: Attempt): Promise<void> => {
  const state = attempt.why ? 'failed' : 'waiting'
  const row = { ...attempt, documentId: document.id, state } as const
  await insertDispatch(work.tx, row, { at: work.at, originId: await originOf(work) })
}

type Letter = { readonly to: string; readonly contact: Contact | null; readonly again: number }

async function queueLetter(work: Work, document: StoredDocument, { to, contact, again }: Letter) {
  const content = await paperContent(work, document)
  const fileId = await makePaper(work, document, content)
  const mail = await invoiceMail({
    invoice: content,
    recipientName: contact?.email === to ? contact.name : null,
    senderName: null,
  })
  return queueMail(work, {
    customerId: document.customerId,
    contactId: contact?.email === to ? contact.id : null,
    purpose: 'document',
    about: { kind: 'inv', id: document.id },
    dedupeKey: again === 0 ? `document ${document.id}` : `document ${document.id}, attempt ${again + 1}`,
    to,
    replyTo: content.seller.email ?? null,
    language: languageOf(document.language),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: [{ kind: 'file', id: fileId }],
  })
}

/** A person sends it: again, or to a corrected address. What became of the first attempt stays to be read. */
export async function sendDocument(
  work: Work,
  request: { readonly documentId: Id<'inv'>; readonly to?: string | undefined },
) {
  const document = await locked(work, request.documentId)
  const attempts = await dispatchesOf(work.tx, document.id)
  if (attempts[0]?.state === 'waiting' && attempts[0].mailId !== null) throw new Refused('letter_is_under_way')
  const customer = await customerOf(work.tx, document.customerId)
  const receiver = receiverOf({ ...customer, invoiceChannel: 'email' }, await contactsOf(work.tx, [customer.id]))
  const to = request.to ?? receiver.to
  if (to === null) throw new Refused('no_address_on_file')
  const queued = await queueLetter(work, document, { to, contact: receiver.contact, again: attempts.length })
  if (!queued.ok) throw new Refused(queued.code, { reasons: queued.facts['reasons'] })
  await dispatched(work, { document, channel: 'email', to, mailId: queued.value, why: null })
  return showDocument(work, request)
}

async function locked(work: Work, documentId: Id<'inv'>): Promise<StoredDocument> {
  const seen = await documentOf(work.tx, documentId)
  await lockCustomers(work, [seen.customerId])
  const document = await documentOf(work.tx, documentId)
  sameVersion(work, document.version)
  return document
}

/** It was put in an envelope: two working days later the customer has it. */
export async function notePosted(
  work: Work,
  { documentId, postedOn }: { readonly documentId: Id<'inv'>; readonly postedOn: Day },
) {
  const document = await locked(work, documentId)
  await insistOnDay(work, document, postedOn)
  const row = { documentId, channel: 'post', to: null, mailId: null, state: 'sent', why: null } as const
  await insertDispatch(work.tx, row, { at: work.at, originId: await originOf(work) })
  const customer = await customerOf(work.tx, document.customerId)
  const receivedOn = receivedFrom('post', postedOn, payersCalendar(customer.country, postedOn))
  if (receivedOn) await receive(work, document, receivedOn)
  return showDocument(work, { documentId })
}

/** Somebody knows better from which day the customer had it. */
export async function noteReceived(
  work: Work,
  { documentId, receivedOn }: { readonly documentId: Id<'inv'>; readonly receivedOn: Day },
) {
  const document = await locked(work, documentId)
  await insistOnDay(work, document, receivedOn)
  await receive(work, document, receivedOn)
  return showDocument(work, { documentId })
}

async function insistOnDay(work: Work, document: StoredDocument, day: Day): Promise<void> {
  if (day < document.issuedOn)
    throw new Refused('received_before_issue', { field: 'receivedOn', issuedOn: document.issuedOn })
  const entity = await entityOf(work.tx, document.entityId)
  if (day > today(work, entity))
    throw new Refused('day_is_in_the_future', { field: 'receivedOn', today: today(work, entity) })
}

async function receive(work: Work, document: StoredDocument, receivedOn: Day): Promise<void> {
  const { id: documentId, customerId, terms, gross } = document
  await setReceivedOn(work.tx, documentId, receivedOn)
  if (document.kind === 'invoice' && terms.anchor === 'received') {
    const { country } = await customerOf(work.tx, customerId)
    const days = dueDays(terms, receivedOn, gross, payersCalendar(country, receivedOn))
    await setDueDays(work.tx, documentId, days)
    await moveDueDay(work.tx, documentId, days)
  }
  await announce(work, invoiceReceived, { documentId, customerId, receivedOn })
}

/** The customer's server has the letter: from that day he had the bill, unless an earlier day is known. */
export async function noteSent(
  work: Work,
  { mailId, documentId, sentAt }: { readonly mailId: Id<'msg'>; readonly documentId: Id<'inv'>; readonly sentAt: Date },
): Promise<void> {
  await settleDispatch(work.tx, {
    mailId,
    documentId,
    state: 'sent',
    why: null,
    at: sentAt,
    originId: await originOf(work),
  })
  const { customerId } = await documentOf(work.tx, documentId)
  await lockCustomers(work, [customerId])
  const document = await documentOf(work.tx, documentId)
  if (document.receivedOn !== null) return
  const { zone } = await entityOf(work.tx, document.entityId)
  await receive(work, document, dayIn(zone, sentAt))
}

/** It did not arrive, or never left: the document is on the list of those that a person has to bring to their customer. */
export async function noteBounced(work: Work, { mailId, documentId, because }: Bounced): Promise<void> {
  const settled = { mailId, documentId, state: 'failed', why: because, at: work.at } as const
  await settleDispatch(work.tx, { ...settled, originId: await originOf(work) })
}

type Bounced = {
  readonly mailId: Id<'msg'>
  readonly documentId: Id<'inv'>
  readonly because: DispatchFailure
}
