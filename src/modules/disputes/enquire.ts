import { plusBankingDays } from '#kernel/calendar'
import { yearOf } from '#kernel/day'
import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import { formatDayFor, formatMoneyFor } from '#platform/locale'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { documentHeads, type DocumentHead } from '#modules/billing'
import { entities } from '#modules/company'
import { readStatement } from '#modules/ledger'
import type { AttachmentReference } from '#modules/messages'
import { customerOf, recordTouches, type Customer } from '#modules/parties'
import { asEnquiry, type Wanted } from './case.ts'
import { lockedCase, placeOf, subjectOf, tell, type Place } from './case-work.ts'
import { receiverOf, sayToCustomer, send } from './letters.ts'
import { proofsOf } from './store-facts.ts'
import { drawCaseNumber, insertCase, lockCase, saveCase, type StoredCase } from './store.ts'

export type Enquiry = {
  readonly customerId: Id<'cus'>
  readonly documentId?: Id<'inv'> | undefined
  readonly wanted: Wanted
  readonly text: string
  readonly contactId?: Id<'con'> | undefined
}

/** Working days in which a question that the machine cannot answer is answered. */
const daysToAnswer = 2

/**
 * A customer asks for something and refuses nothing: collection goes on. A copy, a proof and a statement are sent with the same click
 * and the enquiry is answered; anything else waits for a person, with a clock.
 */
export async function enquire(work: Work, request: Enquiry): Promise<{ readonly caseId: Id<'dsp'> }> {
  const customer = await customerOf(work.tx, request.customerId)
  const invoice = await billOf(work, request)
  if (!invoice && (request.wanted === 'copy' || request.wanted === 'proof')) throw new Refused('enquiry_needs_a_bill')
  const [first] = await entities(work.tx)
  const place = await placeOf(work, invoice?.entityId ?? found(first).id)
  const attachments = await attachmentsFor(work, request.wanted, invoice)
  const caseId = await save(work, request, { customer, invoice, place })
  await tell(work, caseId, { kind: 'enquired', note: request.text })
  await recordTouches(work, [
    {
      customerId: customer.id,
      department: 'customer',
      kind: 'enquiry.opened',
      contactId: request.contactId ?? null,
      note: request.text,
      subject: subjectOf(caseId),
    },
  ])
  if (request.wanted !== 'other') await answerByMail(work, caseId, { request, customer, invoice, place, attachments })
  return { caseId }
}

/** A person answered, by whatever way. */
export async function answerEnquiry(
  work: Work,
  request: { readonly caseId: Id<'dsp'>; readonly note: string },
): Promise<void> {
  const row = insist(asEnquiry(await lockedCase(work, request.caseId)))
  const { today } = await placeOf(work, row.entityId)
  await closeAnswered(work, row, today)
  await tell(work, row.id, { kind: 'answered', note: request.note })
}

/** Answers with everything on file about the bill: its copy, and each proof of delivery. */
export async function answerWithPapers(
  work: Work,
  request: {
    readonly caseId: Id<'dsp'>
    readonly documentId?: Id<'inv'> | undefined
    readonly note?: string | undefined
  },
): Promise<void> {
  const row = insist(asEnquiry(await lockedCase(work, request.caseId)))
  const documentId = request.documentId ?? row.documentId
  if (documentId === null) throw new Refused('enquiry_needs_a_bill')
  const invoice = await billOf(work, { customerId: row.customerId, documentId })
  const proofs = await proofsOf(work.tx, documentId)
  const customer = await customerOf(work.tx, row.customerId)
  if (request.note) await tell(work, row.id, { kind: 'comment', note: request.note })
  await answerByMail(work, row.id, {
    request: { contactId: row.contactId ?? undefined, wanted: proofs.length > 0 ? 'proof' : 'copy' },
    customer,
    invoice,
    place: await placeOf(work, row.entityId),
    attachments: [
      ...proofs.map(({ fileId }) => ({ kind: 'file', id: fileId }) as const),
      { kind: 'document', id: documentId },
    ],
  })
}

const closeAnswered = (work: Work, row: StoredCase, closedOn: StoredCase['openedOn']) =>
  saveCase(work.tx, {
    ...row,
    state: 'answered',
    acknowledgedAt: row.acknowledgedAt ?? work.at,
    actBy: null,
    closedAt: work.at,
    closedOn,
  })

async function billOf(
  work: Work,
  { documentId, customerId }: Pick<Enquiry, 'documentId' | 'customerId'>,
): Promise<DocumentHead | null> {
  if (documentId === undefined) return null
  const [invoice] = await documentHeads(work.tx, [documentId])
  if (found(invoice).customerId !== customerId) throw new Refused('bill_is_of_another_customer')
  return invoice ?? null
}

async function attachmentsFor(
  work: Work,
  wanted: Wanted,
  invoice: DocumentHead | null,
): Promise<readonly AttachmentReference[]> {
  if (!invoice || wanted === 'statement' || wanted === 'other') return []
  const copy = { kind: 'document', id: invoice.id } as const
  if (wanted === 'copy') return [copy]
  const proofs = await proofsOf(work.tx, invoice.id)
  if (proofs.length === 0) throw new Refused('no_proof_on_file', { number: invoice.number })
  return [...proofs.map(({ fileId }) => ({ kind: 'file', id: fileId }) as const), copy]
}

type About = { readonly customer: Customer; readonly invoice: DocumentHead | null; readonly place: Place }

async function save(work: Work, request: Enquiry, { customer, invoice, place }: About): Promise<Id<'dsp'>> {
  const year = yearOf(place.today)
  const number = `DI-${year}-${String(await drawCaseNumber(work.tx, year)).padStart(4, '0')}`
  const clockOn = plusBankingDays(place.today, daysToAnswer, place.calendar)
  return insertCase(
    work.tx,
    {
      number,
      kind: 'enquiry',
      entityId: place.entity.id,
      customerId: customer.id,
      documentId: invoice?.id ?? null,
      itemId: null,
      orderId: invoice?.orderId ?? null,
      contactId: request.contactId ?? null,
      cause: null,
      wanted: request.wanted,
      origin: 'customer',
      text: request.text,
      currency: invoice?.currency ?? customer.currency,
      net: 0n,
      tax: 0n,
      gross: 0n,
      state: 'opened',
      ownerId: customer.collectorId,
      ownerRole: 'billing_clerk',
      openedAt: work.at,
      openedOn: place.today,
      openedBy: work.who.staffId,
      clockOn,
      actBy: clockOn,
      tracedField: null,
      tracedStaffId: null,
      tracedDepartment: null,
      tracedOriginId: null,
      tracedRule: null,
    },
    null,
    await originOf(work),
  )
}

type Answer = About & {
  readonly request: Pick<Enquiry, 'contactId' | 'wanted'>
  readonly attachments: readonly AttachmentReference[]
}

async function answerByMail(work: Work, caseId: Id<'dsp'>, answer: Answer): Promise<void> {
  const { customer, place, request, attachments } = answer
  const receiver = await receiverOf(work, customer, request.contactId ?? null)
  if (!receiver) throw new Refused('no_address_on_file')
  const { subject, paragraphs } = await wordsOf(work, receiver.language, answer)
  const queued = insist(
    await send(work, {
      caseId,
      key: request.wanted,
      customer,
      receiver,
      entity: place.entity,
      subject,
      paragraphs,
      attachments,
    }),
  )
  await closeAnswered(work, await lockCase(work.tx, caseId), place.today)
  await tell(work, caseId, { kind: `sent_${request.wanted}`, mailId: queued })
}

type CustomerLanguage = Parameters<typeof sayToCustomer>[0]

async function wordsOf(work: Work, language: CustomerLanguage, { request, customer, invoice, place }: Answer) {
  const document = invoice?.number ?? ''
  if (request.wanted === 'copy') {
    return {
      subject: sayToCustomer(language, 'copySubject', { document }),
      paragraphs: [sayToCustomer(language, 'copy', { document })],
    }
  }
  if (request.wanted === 'proof') {
    return {
      subject: sayToCustomer(language, 'proofSubject', { document }),
      paragraphs: [sayToCustomer(language, 'proof', { document })],
    }
  }
  const day = formatDayFor(language, place.today)
  return {
    subject: sayToCustomer(language, 'statementSubject', { day }),
    paragraphs: [
      sayToCustomer(language, 'statement', { day }),
      ...(await statementLines(work, language, customer, place)),
    ],
  }
}

/** The open items in plain text: number, day due, open. */
async function statementLines(work: Work, language: CustomerLanguage, customer: Customer, { entity }: Place) {
  const { items, credits, total } = await readStatement(work, {
    customerId: customer.id,
    entityId: entity.id,
    currency: customer.currency,
    basis: 'value',
  })
  const rows = [...items, ...credits].map(({ number, dueOn, open }) =>
    [number, dueOn ? formatDayFor(language, dueOn) : '', formatMoneyFor(language, open)].filter(Boolean).join(' · '),
  )
  if (rows.length === 0) return [sayToCustomer(language, 'nothingOpen')]
  return [[...rows, `= ${formatMoneyFor(language, total)}`].join('\n')]
}
