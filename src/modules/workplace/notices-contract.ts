import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import { countField, idField, momentField, subjectField } from '#platform/wire'
import { digestTimes, noticeKinds, ways } from './notice.ts'

export const notice = z.object({
  id: idField('ntf'),
  kind: z.enum(noticeKinds),
  /** A duty leaves when the thing is done; news when they are read. */
  duty: z.boolean(),
  /** The thing that it is about. */
  subject: subjectField,
  /** In the reader's language. */
  text: z.string(),
  at: momentField,
  readAt: momentField.nullable(),
  /** When it left the list. */
  settledAt: momentField.nullable(),
})

export const listNotices = listEndpoint({
  path: '/v1/notifications',
  allow: 'signed-in',
  filters: z.object({ open: z.boolean().optional(), unread: z.boolean().optional() }),
  sorts: ['at'],
  row: notice,
  sums: noSums,
  summary: 'What you should know, latest first',
})

export const countNotices = endpoint({
  method: 'GET',
  path: '/v1/notifications/count',
  allow: 'signed-in',
  revalidates: true,
  request: z.object({}),
  response: z.object({ unread: countField }),
  summary: 'How many notices you have not read; asked again with If-None-Match it answers 304 while nothing changed',
})

export const readNotice = endpoint({
  method: 'POST',
  path: '/v1/notifications/:noticeId/read',
  allow: 'signed-in',
  request: z.object({ noticeId: idField('ntf') }),
  response: notice,
  summary: 'Mark a notice as read',
})

export const unreadNotice = endpoint({
  method: 'POST',
  path: '/v1/notifications/:noticeId/unread',
  allow: 'signed-in',
  request: z.object({ noticeId: idField('ntf') }),
  response: notice,
  summary: 'Mark a notice as not read',
})

export const readAllNotices = endpoint({
  method: 'POST',
  path: '/v1/notifications/read-all',
  allow: 'signed-in',
  request: z.object({}),
  response: z.object({ read: countField }),
  summary: 'Mark all notices as read',
})

const settings = z.object({
  /** When the mail of the day goes out, in the company’s own time. */
  digestAt: z.enum(digestTimes),
  kinds: z.array(z.object({ kind: z.enum(noticeKinds), way: z.enum(ways) })),
})

export const readNoticeSettings = endpoint({
  method: 'GET',
  path: '/v1/notification-settings',
  allow: 'signed-in',
  request: z.object({}),
  response: settings,
  summary: 'How you hear of each kind: in the application, there and in the mail of the day, or not at all',
})

export const changeNoticeSettings = endpoint({
  method: 'PATCH',
  path: '/v1/notification-settings',
  allow: 'signed-in',
  request: settings.partial(),
  response: settings,
  summary: 'Change how you hear of things; kinds that are not named stay as they are',
})
