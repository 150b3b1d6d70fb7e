import { yearOf } from '#kernel/day'
import type { Id } from '#kernel/id'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { calendarOf, today, workingDeadline, type LegalEntity } from '#modules/company'
import type { Finding } from './finding.ts'
import { insertQueries } from './store.ts'

/** A working day: who was asked on Monday morning has answered by Tuesday morning. Counted in the entity's working hours. */
const hoursToAnswer = 9

export type OrderToAsk = {
  readonly orderId: Id<'ord'>
  readonly salespersonId: Id<'stf'> | null
  readonly findings: readonly Finding[]
  /** The ids of the order's lines, in their order. */
  readonly lineIds: readonly Id<'oln'>[]
}

/** Puts what was found to the salespeople, with a deadline in working hours; what does not ask is kept as a note. */
export async function askQueries(work: Work, entity: LegalEntity, orders: readonly OrderToAsk[]): Promise<void> {
  const year = yearOf(today(work, entity))
  const calendar = await calendarOf(work.tx, entity, { from: year, to: year + 1 })
  const dueAt = workingDeadline(entity, calendar, work.at, hoursToAnswer)
  const queries = orders.flatMap(({ orderId, salespersonId, findings, lineIds }) =>
    findings.map((finding) => ({
      orderId,
      orderLineId: finding.lineIndex === null ? null : (lineIds[finding.lineIndex] ?? null),
      finding,
      askedOf: salespersonId,
      dueAt,
    })),
  )
  await insertQueries(work.tx, queries, work.at, await originOf(work))
}
