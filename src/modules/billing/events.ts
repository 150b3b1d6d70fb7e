import { z } from 'zod'
import { fact } from '#platform/events'
import { dayField, idField, moneyField } from '#platform/wire'

const issued = z.object({
  documentId: idField('inv'),
  itemId: idField('itm'),
  entityId: idField('ent'),
  customerId: idField('cus'),
  orderId: idField('ord').nullable(),
  originalId: idField('inv').nullable(),
  gross: moneyField,
  issuedOn: dayField,
  /** Another system issued it long ago: the books must have it, the customer must not get it again. */
  imported: z.boolean().optional(),
})

/** Invoices got their numbers; one fact for all of a chunk. */
export const invoiceIssued = fact('invoice.issued', z.object({ documents: z.array(issued) }))

export const creditNoteIssued = fact('credit-note.issued', z.object({ documents: z.array(issued) }))

/** The customer has it: terms that count from receipt, and his habit, count from this day. */
export const invoiceReceived = fact(
  'invoice.received',
  z.object({ documentId: idField('inv'), customerId: idField('cus'), receivedOn: dayField }),
)
