import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import { countField, idField, momentField, subjectField, textField } from '#platform/wire'
import { mailStates, purposes } from './mail.ts'

const state = z.enum(mailStates)
const purpose = z.enum(purposes)

export const mailRow = z.object({
  id: idField('msg'),
  state,
  /** A key of the catalogue: why it is where it is, such as `no_mail_server`. */
  note: z.string().nullable(),
  customerId: idField('cus').nullable(),
  purpose,
  about: subjectField,
  to: z.string(),
  subject: z.string(),
  queuedAt: momentField,
  sentAt: momentField.nullable(),
  nextTryAt: momentField.nullable(),
  tries: countField,
  againOf: idField('msg').nullable(),
  version: countField,
})

export const shownMail = mailRow.extend({
  fromName: z.string().nullable(),
  fromAddress: z.string().nullable(),
  replyTo: z.string().nullable(),
  language: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  attachments: z.array(subjectField),
  /** The last words of the mail server. */
  error: z.string().nullable(),
})

export const listMail = listEndpoint({
  path: '/v1/mail',
  allow: 'message.read',
  filters: z.object({
    state: state.optional(),
    purpose: purpose.optional(),
    customerId: idField('cus').optional(),
    about: subjectField.optional(),
  }),
  sorts: ['queuedAt'],
  row: mailRow,
  sums: noSums,
  summary: 'The outbox: what waits, what left, and what did not arrive',
})

export const showMail = endpoint({
  method: 'GET',
  path: '/v1/mail/:mailId',
  allow: 'message.read',
  request: z.object({ mailId: idField('msg') }),
  response: shownMail,
  summary: 'A letter as it leaves or left',
})

export const cancelMail = endpoint({
  method: 'POST',
  path: '/v1/mail/:mailId/cancel',
  allow: 'message.send',
  request: z.object({ mailId: idField('msg') }),
  response: shownMail,
  versioned: true,
  refusals: { mail_is_not_waiting: 'The letter is no longer waiting. What has left cannot be called back.' },
  summary: 'Takes a waiting letter out of the outbox',
})

export const resendMail = endpoint({
  method: 'POST',
  path: '/v1/mail/:mailId/resend',
  allow: 'message.send',
  request: z.object({
    mailId: idField('msg'),
    /** Another address than before, when the old one was wrong. */
    to: textField({ max: 320 })
      .regex(/^[^\s@<>]+@[^\s@<>]+$/, 'must be a mail address such as ap@example.com')
      .optional(),
  }),
  response: shownMail,
  versioned: true,
  refusals: {
    mail_is_under_way: 'The letter is still on its way. Wait for what becomes of it.',
    contact_is_refused: 'This address may not be written to now. Choose another one, or end what stands in the way.',
  },
  summary: 'Sends a letter again, as a new one',
})
