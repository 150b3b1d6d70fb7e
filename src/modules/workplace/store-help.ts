import type { Id } from '#kernel/id'
import { foldedKey } from '#kernel/folded'
import { found } from '#platform/found'
import { given, likeText, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { HelpDepartment, HelpRequest, HelpSide, HelpState } from './help.ts'

const columns = sql.raw(`
  help.id, help.customer_id as "customerId", help.from_department as "fromDepartment", help.asked_by as "askedBy",
  help.to_department as "toDepartment", help.asked_of as "askedOf", help.text, help.answer_by as "answerBy", help.state,
  help.reason, help.answer, help.taken_by as "takenBy", help.version`)

export const lockHelp = async (tx: Tx, id: Id<'hlp'>): Promise<HelpRequest> =>
  found(
    await tx.maybe<HelpRequest>(sql`
      select ${columns} from workplace.help_request help
      where help.id = ${id} and help.customer_id in (select visible.id from parties.visible_customer visible)
      for no key update`),
  )

type Recorded = { readonly at: Date; readonly originId: Id<'org'> }

export const insertHelp = (
  tx: Tx,
  row: Pick<
    HelpRequest,
    'customerId' | 'fromDepartment' | 'askedBy' | 'toDepartment' | 'askedOf' | 'text' | 'answerBy'
  >,
  { at, originId }: Recorded,
) =>
  tx.one<{ id: Id<'hlp'> }>(sql`
    insert into workplace.help_request
      (customer_id, from_department, asked_by, to_department, asked_of, text, answer_by, state, asked_at, origin_id)
    values (${row.customerId}, ${row.fromDepartment}, ${row.askedBy}, ${row.toDepartment}, ${row.askedOf}, ${row.text},
      ${row.answerBy}, 'asked', ${at}, ${originId})
    returning id`)

export const updateHelp = (
  tx: Tx,
  row: Pick<HelpRequest, 'id' | 'state' | 'reason' | 'answer' | 'takenBy'>,
  at: Date,
) =>
  tx.run(sql`
    update workplace.help_request
    set state = ${row.state}, reason = ${row.reason}, answer = ${row.answer}, taken_by = ${row.takenBy},
      taken_at = coalesce(taken_at, case when ${row.takenBy}::bigint is not null then ${at}::timestamptz end),
      ended_at = case when ${row.state} in ('declined', 'answered', 'withdrawn') then ${at}::timestamptz else ended_at end,
      version = version + 1
    where id = ${row.id}`)

export type HelpFilters = PageRequest & {
  readonly side?: HelpSide | undefined
  readonly open?: boolean | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly state?: HelpState | undefined
  readonly search?: string | undefined
}

export type HelpRow = HelpRequest & {
  readonly customerName: string
  readonly customerNumber: string
  readonly askedByName: string
  readonly askedOfName: string | null
  readonly takenByName: string | null
  readonly askedAt: Date
  readonly endedAt: Date | null
}

type Reader = { readonly staffId: Id<'stf'>; readonly departments: readonly HelpDepartment[] }

/** Requests about customers that the asker may see; open ones are those that wait for somebody, thanks among it. */
export const helpPage = (tx: Tx, request: HelpFilters & { readonly id?: Id<'hlp'> }, reader: Reader) =>
  listPage<HelpRow>(tx, {
    request,
    select: sql`
      ${columns}, customer.name as "customerName", customer.number as "customerNumber", asker.name as "askedByName",
      asked.name as "askedOfName", taker.name as "takenByName", help.asked_at as "askedAt", help.ended_at as "endedAt"`,
    from: sql`
      from workplace.help_request help
      join parties.visible_customer visible on visible.id = help.customer_id
      join parties.customer on customer.id = help.customer_id
      join company.staff asker on asker.id = help.asked_by
      left join company.staff asked on asked.id = help.asked_of
      left join company.staff taker on taker.id = help.taken_by`,
    where: [
      given(request.id, (id) => sql`help.id = ${id}`),
      given(request.customerId, (id) => sql`help.customer_id = ${id}`),
      given(request.state, (state) => sql`help.state = ${state}`),
      given(request.search, (text) => sql`customer.folded_name like ${likeText(foldedKey(text))}`),
      request.side === 'from_me' ? sql`help.asked_by = ${reader.staffId}` : null,
      request.side === 'to_me' ? toMe(reader) : null,
      openFor(request),
    ],
    sorts: {
      answerBy: { by: sql`help.answer_by`, type: 'date' },
      askedAt: { by: sql`help.asked_at`, type: 'timestamptz' },
      customerName: { by: sql`customer.folded_name`, type: 'text' },
    },
    defaultSort: 'answerBy',
    id: sql`help.id`,
  })

const toMe = ({ staffId, departments }: Reader) => sql`
  help.asked_by <> ${staffId} and (help.taken_by = ${staffId} or (help.taken_by is null and (help.asked_of = ${staffId}
    or (help.asked_of is null and help.to_department = any(${departments}::text[])))))`

// What I asked stays with me until I have said thanks; what I was asked leaves with my answer.
function openFor({ open, side }: HelpFilters) {
  if (open === undefined) return null
  const states = side === 'to_me' ? ['asked', 'accepted'] : ['asked', 'accepted', 'answered']
  return open ? sql`help.state = any(${states}::text[])` : sql`help.state <> all(${states}::text[])`
}
