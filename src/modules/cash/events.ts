import { z } from 'zod'
import { fact } from '#platform/events'
import { countField, dayField, idField, moneyField } from '#platform/wire'

/** A statement of the bank is in the books, up to this day. */
export const statementImported = fact(
  'statement.imported',
  z.object({ entityId: idField('ent'), accountId: idField('bnk'), through: dayField, lines: countField }),
)

const paid = z.object({
  allocationId: idField('alc'),
  receiptId: idField('rec'),
  customerId: idField('cus'),
  documentId: idField('inv').nullable(),
  amount: moneyField,
  valueOn: dayField,
})

/** Money paid documents; one fact for all of a piece of work. */
export const cashApplied = fact('cash.applied', z.object({ allocations: z.array(paid) }))

/** Links were taken back: by a person who knew better, or because the bank gave the money back. */
export const cashUnapplied = fact(
  'cash.unapplied',
  z.object({
    allocations: z.array(z.object({ allocationId: idField('alc'), receiptId: idField('rec'), amount: moneyField })),
    returned: z.boolean(),
  }),
)
