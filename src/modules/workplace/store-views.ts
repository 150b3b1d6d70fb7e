import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import { sql, type Tx } from '#platform/sql'
import type { SavedView } from './view.ts'

const columns = sql.raw(`
  view.id, view.list, view.owner_id as "ownerId", owner.name as "ownerName", view.shared, view.title, view.filters, view.sort,
  view.columns, view.deleted_at is not null as deleted, view.version`)

/** The views of a list that somebody has: those that are shared first, then his own. */
export const viewsOf = (tx: Tx, list: string, staffId: Id<'stf'>) =>
  tx.many<SavedView>(sql`
    select ${columns} from workplace.saved_view view
    join company.staff owner on owner.id = view.owner_id
    where view.list = ${list} and view.deleted_at is null and (view.shared or view.owner_id = ${staffId})
    order by view.shared desc, view.id`)

/** A view that somebody has or had. */
export const lockView = async (tx: Tx, id: Id<'sav'>, staffId: Id<'stf'>): Promise<SavedView> =>
  found(
    await tx.maybe<SavedView>(sql`
      select ${columns} from workplace.saved_view view
      join company.staff owner on owner.id = view.owner_id
      where view.id = ${id} and (view.shared or view.owner_id = ${staffId})
      for no key update of view`),
  )

export type ViewDraft = Pick<SavedView, 'list' | 'shared' | 'title' | 'filters' | 'sort' | 'columns'>

export const insertView = (tx: Tx, draft: ViewDraft, ownerId: Id<'stf'>, originId: Id<'org'>) =>
  tx.one<{ id: Id<'sav'> }>(sql`
    insert into workplace.saved_view (list, owner_id, shared, title, filters, sort, columns, origin_id)
    values (${draft.list}, ${ownerId}, ${draft.shared}, ${draft.title}, ${JSON.stringify(draft.filters)}::jsonb, ${draft.sort},
      ${[...draft.columns]}::text[], ${originId})
    returning id`)

export const updateView = (tx: Tx, view: SavedView, at: Date, originId: Id<'org'>) =>
  tx.run(sql`
    update workplace.saved_view set
      shared = ${view.shared}, title = ${view.title}, filters = ${JSON.stringify(view.filters)}::jsonb, sort = ${view.sort},
      columns = ${[...view.columns]}::text[], deleted_at = case when ${view.deleted} then ${at}::timestamptz end,
      version = version + 1, origin_id = ${originId}
    where id = ${view.id}`)

export const defaultOf = async (tx: Tx, staffId: Id<'stf'>, list: string): Promise<string | null> =>
  (
    await tx.maybe<{ view: string }>(sql`
      select view from workplace.default_view where staff_id = ${staffId} and list = ${list}`)
  )?.view ?? null

export const setDefault = (tx: Tx, staffId: Id<'stf'>, list: string, view: string) =>
  tx.run(sql`
    insert into workplace.default_view (staff_id, list, view) values (${staffId}, ${list}, ${view})
    on conflict (staff_id, list) do update set view = excluded.view`)

export const clearDefault = (tx: Tx, staffId: Id<'stf'>, list: string) =>
  tx.run(sql`delete from workplace.default_view where staff_id = ${staffId} and list = ${list}`)
