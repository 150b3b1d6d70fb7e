import { z } from 'zod'
import { fact } from '#platform/events'
import { idField, momentField, subjectField } from '#platform/wire'
import { purposes } from './mail.ts'

const about = {
  mailId: idField('msg'),
  customerId: idField('cus').nullable(),
  purpose: z.enum(purposes),
  about: subjectField,
}

/** The receiver's server has it. */
export const mailSent = fact('mail.sent', z.object({ ...about, sentAt: momentField }))

/** It was stopped before it left. */
export const mailCancelled = fact('mail.cancelled', z.object({ ...about, because: z.enum(['person', 'contact']) }))

/** It did not arrive and is not tried again: somebody has to find another way. */
export const mailBounced = fact(
  'mail.bounced',
  z.object({ ...about, because: z.enum(['address', 'letter', 'gave_up']) }),
)
