import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { countField, idField, momentField, noteField, subjectField } from '#platform/wire'

export const colleague = z.object({ id: idField('stf'), name: z.string() })

export const comment = z.object({
  id: idField('cmt'),
  subject: subjectField,
  /** Null once it was taken back. */
  text: z.string().nullable(),
  mentions: z.array(idField('stf')),
  author: colleague,
  writtenAt: momentField,
  editedAt: momentField.nullable(),
  deletedAt: momentField.nullable(),
  changeUntil: momentField,
  can: z.object({ change: z.boolean(), takeBack: z.boolean() }),
  customerId: idField('cus').nullable(),
  version: countField,
})

const said = {
  text: noteField({ max: 4000 }),
  /** Who is spoken to; they get a notice. */
  mentions: z.array(idField('stf')).max(20).default([]),
}

const refusals = {
  person_may_not_read_it:
    'One of the people mentioned may not read this. Mention somebody who may, or ask for their role.',
}
const own = {
  comment_is_not_yours: 'Somebody else wrote this. Answer it with a comment of your own.',
  comment_is_taken_back: 'It was taken back already. Write a new one.',
}

export const listComments = endpoint({
  method: 'GET',
  path: '/v1/comments',
  allow: 'signed-in',
  request: z.object({ subject: subjectField }),
  response: z.object({ comments: z.array(comment) }),
  summary: 'What colleagues say of a customer, order, invoice, bank line or dispute; first things first',
})

export const listReaders = endpoint({
  method: 'GET',
  path: '/v1/comments/readers',
  allow: 'signed-in',
  request: z.object({ subject: subjectField }),
  response: z.object({ people: z.array(colleague) }),
  summary: 'Who may be mentioned in a comment on this thing',
})

export const writeComment = endpoint({
  method: 'POST',
  path: '/v1/comments',
  allow: 'signed-in',
  request: z.object({ subject: subjectField, ...said }),
  response: comment,
  refusals,
  summary: 'Say something of a thing; customers never read it',
})

export const changeComment = endpoint({
  method: 'PATCH',
  path: '/v1/comments/:commentId',
  allow: 'signed-in',
  versioned: true,
  request: z.object({ commentId: idField('cmt'), ...said }),
  response: comment,
  refusals: {
    ...refusals,
    ...own,
    comment_is_settled: 'It has stood for more than ten minutes. Take it back, or write another one.',
  },
  summary: 'Change a comment of your own, within ten minutes',
})

export const removeComment = endpoint({
  method: 'DELETE',
  path: '/v1/comments/:commentId',
  allow: 'signed-in',
  request: z.object({ commentId: idField('cmt') }),
  response: comment,
  refusals: own,
  summary: 'Take a comment of your own back; that one stood there stays visible',
})
