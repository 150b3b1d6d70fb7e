import type { Id } from '#kernel/id'
import { insist } from '#kernel/outcome'
import { sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import { sent, type Sent } from '#platform/sent'
import type { Work } from '#platform/work'
import { personOf } from './comments.ts'
import {
  clearDefault,
  defaultOf,
  insertView,
  lockView,
  setDefault,
  updateView,
  viewsOf,
  type ViewDraft,
} from './store-views.ts'
import { mayKeep, mayShare, type SavedView } from './view.ts'

type OfList = { readonly list: string }
type OneView = { readonly viewId: Id<'sav'> }

/** The views of a list that somebody has, and with which it opens. */
export async function listViews(work: Work, { list }: OfList) {
  const me = personOf(work)
  const views = await viewsOf(work.tx, list, me)
  return {
    views: views.map((view) => shown(work, view)),
    opensWith: await defaultOf(work.tx, me, list),
    mayShare: mayShare(work.who.roles),
  }
}

export async function saveView(work: Work, draft: ViewDraft) {
  const me = personOf(work)
  insist(mayKeep({ ownerId: me, shared: false }, draft, { staffId: me, roles: work.who.roles }))
  const { id } = await insertView(work.tx, draft, me, await originOf(work))
  return shown(work, await lockView(work.tx, id, me))
}

export async function changeView(work: Work, { viewId, ...asked }: Sent<Omit<ViewDraft, 'list'>> & OneView) {
  const before = await lockView(work.tx, viewId, personOf(work))
  sameVersion(work, before.version)
  return keep(work, before, { ...before, ...sent(asked) })
}

/** Takes a view away from everybody who had it; it can be brought back. */
export const removeView = async (work: Work, { viewId }: OneView) => {
  const before = await lockView(work.tx, viewId, personOf(work))
  return keep(work, before, { ...before, deleted: true })
}

export const restoreView = async (work: Work, { viewId }: OneView) => {
  const before = await lockView(work.tx, viewId, personOf(work))
  return keep(work, before, { ...before, deleted: false })
}

async function keep(work: Work, before: SavedView, after: SavedView) {
  const me = personOf(work)
  insist(mayKeep(before, after, { staffId: me, roles: work.who.roles }))
  await updateView(work.tx, after, work.at, await originOf(work))
  return shown(work, await lockView(work.tx, before.id, me))
}

/** With which view a list opens for me; null for the page's first. */
export async function openWith(work: Work, { list, view }: OfList & { readonly view: string | null }) {
  const me = personOf(work)
  if (view === null) await clearDefault(work.tx, me, list)
  else await setDefault(work.tx, me, list, view)
  return { list, opensWith: view }
}

function shown(work: Work, { ownerId, ownerName, filters, columns, ...view }: SavedView) {
  const who = { staffId: work.who.staffId, roles: work.who.roles }
  return {
    ...view,
    filters: { ...filters },
    columns: [...columns],
    owner: { id: ownerId, name: ownerName },
    mine: ownerId === work.who.staffId,
    mayChange: mayKeep({ ownerId, shared: view.shared }, { shared: view.shared }, who).ok,
  }
}
