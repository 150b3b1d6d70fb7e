import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { insist } from '#kernel/outcome'
import { formatDayFor, formatMoneyFor } from '#platform/locale'
import type { Work } from '#platform/work'
import { customerOf } from '#modules/parties'
import { acknowledge, asDispute } from './case.ts'
import { lockedCase, tell, type Place } from './case-work.ts'
import { receiverOf, sayToCustomer, send } from './letters.ts'
import { lockCase, saveCase, type StoredCase } from './store.ts'

/**
 * Tells the customer the same moment that his word arrived, where a letter can reach him. Where none can, the case stays as opened
 * until somebody has told him.
 */
export async function acknowledgeByMail(
  work: Work,
  opened: StoredCase,
  { number, place }: { readonly number: string; readonly place: Place },
): Promise<void> {
  const customer = await customerOf(work.tx, opened.customerId)
  const receiver = await receiverOf(work, customer, opened.contactId)
  if (!receiver) return tell(work, opened.id, { kind: 'no_address' })
  const { language } = receiver
  const amount = formatMoneyFor(language, money(opened.gross, opened.currency))
  const values = { document: number, number: opened.number }
  const queued = await send(work, {
    caseId: opened.id,
    key: 'acknowledged',
    customer,
    receiver,
    entity: place.entity,
    subject: sayToCustomer(language, 'acknowledgedSubject', values),
    paragraphs: [
      `${sayToCustomer(language, 'acknowledged', { document: number, amount, day: formatDayFor(language, opened.clockOn) })} ${sayToCustomer(language, 'acknowledgedRest')}`,
    ],
  })
  if (!queued.ok) return tell(work, opened.id, { kind: 'no_address' })
  await saveCase(work.tx, { ...(await lockCase(work.tx, opened.id)), state: 'acknowledged', acknowledgedAt: work.at })
  await tell(work, opened.id, { kind: 'acknowledged_by_mail', mailId: queued.value })
}

/** Somebody told the customer otherwise: on the phone, in a visit. */
export async function acknowledgeByHand(
  work: Work,
  request: { readonly caseId: Id<'dsp'>; readonly note: string },
): Promise<void> {
  const row = insist(asDispute(await lockedCase(work, request.caseId)))
  const state = insist(acknowledge(row))
  await saveCase(work.tx, { ...row, state, acknowledgedAt: work.at })
  await tell(work, row.id, { kind: 'acknowledged', note: request.note })
}
