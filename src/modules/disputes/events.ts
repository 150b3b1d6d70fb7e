import { z } from 'zod'
import { fact } from '#platform/events'
import { dayField, idField, moneyField } from '#platform/wire'

const about = {
  caseId: idField('dsp'),
  entityId: idField('ent'),
  customerId: idField('cus'),
  documentId: idField('inv'),
  itemId: idField('itm'),
  cause: z.string(),
  net: moneyField,
  tax: moneyField,
  gross: moneyField,
}

/** A customer refuses part of a bill: what is paid for by the undisputed part is computed anew. */
export const disputeOpened = fact('dispute.opened', z.object({ ...about, openedOn: dayField }))

/** Whose fault it was is decided. Only `ours` counts against anybody. */
export const disputeDecided = fact(
  'dispute.decided',
  z.object({
    ...about,
    verdict: z.enum(['ours', 'theirs', 'shared', 'goodwill']),
    outcome: z.enum(['credit', 'rebill', 'upheld']),
    field: z.string().nullable(),
    staffId: idField('stf').nullable(),
    decidedOn: dayField,
  }),
)

/** The part is no longer refused: credited, billed anew, owed after all, or taken back by the customer. */
export const disputeExecuted = fact(
  'dispute.executed',
  z.object({
    ...about,
    outcome: z.enum(['credit', 'rebill', 'upheld', 'withdrawn']),
    verdict: z.enum(['ours', 'theirs', 'shared', 'goodwill']).nullable(),
    creditNoteId: idField('inv').nullable(),
    rebillId: idField('inv').nullable(),
    closedOn: dayField,
    closedBy: idField('stf').nullable(),
    insideClock: z.boolean(),
  }),
)

/** Something happened to a case: it has another owner, waits for a yes, or is through. Who wants to know reads how it stands. */
export const disputeMoved = fact('dispute.moved', z.object({ caseId: idField('dsp') }))

/** A credit note without a case is asked for, agreed to or sent back. Who wants to know reads how it stands. */
export const creditAsked = fact('credit.asked', z.object({ documentId: idField('inv') }))
