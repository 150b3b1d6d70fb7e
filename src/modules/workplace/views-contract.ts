import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { countField, idField, textField } from '#platform/wire'
import { colleague } from './comments-contract.ts'

const list = z
  .string()
  .max(100)
  .regex(/^\/[a-z0-9/-]*$/, 'must be the path of a list such as /customers')

const wanted = {
  title: textField({ max: 60 }),
  shared: z.boolean(),
  filters: z.record(textField({ max: 60 }), z.string().max(200)),
  sort: textField({ max: 60 }).nullable(),
  /** Those that are shown; empty for those that the page shows by itself. */
  columns: z.array(textField({ max: 60 })).max(60),
}

export const savedView = z.object({
  id: idField('sav'),
  list: z.string(),
  title: z.string(),
  /** Everybody has it among their views. */
  shared: z.boolean(),
  filters: z.record(z.string(), z.string()),
  sort: z.string().nullable(),
  columns: z.array(z.string()),
  owner: colleague,
  mine: z.boolean(),
  mayChange: z.boolean(),
  deleted: z.boolean(),
  version: countField,
})

const refusals = {
  view_is_not_yours: 'Somebody else keeps this view. Save one of your own.',
  views_are_shared_by_managers: 'Whoever leads a department shares views. Keep it for yourself, or ask them.',
}

export const listViews = endpoint({
  method: 'GET',
  path: '/v1/saved-views',
  allow: 'signed-in',
  request: z.object({ list }),
  response: z.object({ views: z.array(savedView), opensWith: z.string().nullable(), mayShare: z.boolean() }),
  summary: 'The views of a list that you have: the shared ones and your own',
})

export const saveView = endpoint({
  method: 'POST',
  path: '/v1/saved-views',
  allow: 'signed-in',
  request: z.object({ list, ...wanted }),
  response: savedView,
  refusals,
  summary: 'Keep how you see a list under a name',
})

export const changeView = endpoint({
  method: 'PATCH',
  path: '/v1/saved-views/:viewId',
  allow: 'signed-in',
  versioned: true,
  request: z.object({ viewId: idField('sav') }).extend(z.object(wanted).partial().shape),
  response: savedView,
  refusals,
  summary: 'Rename, share or change a view',
})

export const removeView = endpoint({
  method: 'DELETE',
  path: '/v1/saved-views/:viewId',
  allow: 'signed-in',
  request: z.object({ viewId: idField('sav') }),
  response: savedView,
  refusals,
  summary: 'Take a view away; it can be restored',
})

export const restoreView = endpoint({
  method: 'POST',
  path: '/v1/saved-views/:viewId/restore',
  allow: 'signed-in',
  request: z.object({ viewId: idField('sav') }),
  response: savedView,
  refusals,
  summary: 'Bring a view back that was taken away',
})

export const openWith = endpoint({
  method: 'PUT',
  path: '/v1/default-views',
  allow: 'signed-in',
  request: z.object({ list, view: textField({ max: 80 }).nullable() }),
  response: z.object({ list: z.string(), opensWith: z.string().nullable() }),
  summary: 'With which view a list opens for you; null for the page’s first',
})
