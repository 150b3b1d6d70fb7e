import type { Id } from '#kernel/id'
import { given, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'

type Row = {
  readonly id: Id<'imp'>
  readonly preset: string
  readonly fileNames: string[]
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly read: number
  readonly taken: number
  readonly known: number
  readonly rejected: number
  readonly by: string | null
  readonly hasRejects: boolean
}

export const runPage = (tx: Tx, request: PageRequest & { readonly preset?: string | undefined }) =>
  listPage<Row>(tx, {
    request,
    select: sql`
      run.id, run.preset, run.file_names as "fileNames", run.started_at as "startedAt", run.ended_at as "endedAt",
      run.read::integer as read, run.taken::integer as taken, run.known::integer as known,
      run.rejected::integer as rejected, coalesce(person.name, origin.name) as by,
      run.reject_file_id is not null as "hasRejects"`,
    from: sql`
      from exchange.import_run run
      join platform.origin on origin.id = run.origin_id
      left join company.staff person on person.id = origin.staff_id`,
    where: [given(request.preset, (preset) => sql`run.preset = ${preset}`)],
    sorts: { startedAt: { by: sql`run.started_at`, type: 'timestamptz' } },
    defaultSort: '-startedAt',
    id: sql`run.id`,
  })

export const rejectFileOf = (tx: Tx, runId: Id<'imp'>) =>
  tx.maybe<{ fileId: Id<'fil'> | null }>(sql`
    select reject_file_id as "fileId" from exchange.import_run where id = ${runId}`)
