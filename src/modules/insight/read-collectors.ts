import type { Day } from '#kernel/day'
import { id, type Id } from '#kernel/id'
import { money } from '#kernel/money'
import { NotFound } from '#platform/found'
import type { Work } from '#platform/work'
import { entityOf, today } from '#modules/company'
import { lastDayOfQuarter, quarterOf } from '#modules/incentives'
import { paidReportLines } from '#modules/reports'
import { periodOf } from './read-league.ts'
import { spanOf } from './span.ts'
import { collectorDocuments, collectorRows, type CollectorCell } from './store-collectors.ts'
import { leagueDocumentPage, type DocumentsAsked } from './store-league-list.ts'

type Asked = { readonly entityId: Id<'ent'>; readonly quarter?: Day | undefined }

/** Collectors and their accounts: no ranks, since nobody chose his accounts and the bonus wants no rivals. */
export async function readCollectors(work: Work, asked: Asked) {
  const entity = await entityOf(work.tx, asked.entityId)
  const quarter = quarterOf(asked.quarter ?? today(work, entity))
  const period = periodOf(work, entity, spanOf('quarter', quarter))
  const rows = (await collectorRows(work.tx, period)).filter(
    ({ staffId }) => seesAll(work) || staffId === work.who.staffId,
  )
  const { from, through } = period
  const paid = Map.groupBy(
    await paidReportLines(work.tx, { entityId: entity.id, from, through }),
    (line) => line.signedBy,
  )
  return {
    currency: entity.currency,
    from: quarter,
    through: lastDayOfQuarter(quarter),
    rows: rows.map((row) => ({
      ...row,
      prompt: money(row.prompt, entity.currency),
      slow: money(row.slow, entity.currency),
      overdue: money(row.overdue, entity.currency),
      paidLines: paid.get(row.staffId)?.length ?? 0,
    })),
  }
}

export async function readCollectorDocuments(
  work: Work,
  request: Omit<DocumentsAsked, 'staffId'> &
    Asked & { readonly cell: CollectorCell; readonly staffId?: Id<'stf'> | undefined },
) {
  const entity = await entityOf(work.tx, request.entityId)
  const quarter = quarterOf(request.quarter ?? today(work, entity))
  const all = seesAll(work)
  const staffId = all ? (request.staffId ?? null) : (work.who.staffId ?? id<'stf'>(0n))
  if (!all && request.staffId !== undefined && request.staffId !== staffId) throw new NotFound()
  return leagueDocumentPage(
    work.tx,
    { ...request, staffId },
    {
      currency: entity.currency,
      asker: work.who.staffId,
      source: collectorDocuments(request.cell, periodOf(work, entity, spanOf('quarter', quarter))),
    },
  )
}

const seesAll = ({ who }: Work) => who.permissions.has('league.read-all')
