import type { Calendar } from '#kernel/calendar'
import { dayIn, daysBetween, yearOf, type Day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { originOf } from '#platform/origin'
import type { Tx } from '#platform/sql'
import type { Work } from '#platform/work'
import { documentHeads, entityMoney } from '#modules/billing'
import { calendarOf, entityOf, today, type LegalEntity } from '#modules/company'
import { itemsOfDocuments, linksOf, type LinkRow } from '#modules/ledger'
import { paidReportLines } from '#modules/reports'
import { quarterOf, statementQuarter } from './period.ts'
import {
  bonusFrom,
  collectorsOf,
  insertBonusEvents,
  notedEvents,
  notedReportLines,
  type BonusEventRow,
  type BonusEventToSave,
} from './store-bonus.ts'
import { holdQuarters, settledQuarters } from './store-settle.ts'

type Noted = Omit<BonusEventToSave, 'quarter'>

/** Notes the money of these invoices for the bonus of whoever looks after their customers. Safe to repeat. */
export async function noteBonusCash(
  work: Work,
  request: { readonly documentIds: readonly Id<'inv'>[] },
): Promise<number> {
  const heads = (await documentHeads(work.tx, [...new Set(request.documentIds)])).filter(
    (head) => head.kind === 'invoice',
  )
  let count = 0
  for (const [entityId, own] of Map.groupBy(heads, (head) => head.entityId)) {
    const from = await bonusFrom(work.tx, entityId)
    if (from === null) continue
    const entity = await entityOf(work.tx, entityId)
    const events = await cashEvents(work.tx, entity, own, today(work, entity))
    count += await note(
      work,
      entity,
      events.filter((event) => event.happenedOn >= from),
    )
  }
  return count
}

type Head = Awaited<ReturnType<typeof documentHeads>>[number]

async function cashEvents(tx: Tx, entity: LegalEntity, heads: readonly Head[], day: Day): Promise<Noted[]> {
  const items = await itemsOfDocuments(
    tx,
    heads.map((head) => head.id),
  )
  const links = (
    await linksOf(
      tx,
      items.map((item) => item.id),
    )
  ).filter((link) => link.creditKind === 'receipt')
  const collectors = await collectorsOf(tx, {
    customerIds: [...new Set(heads.map((head) => head.customerId))],
    on: day,
  })
  const origins = links.flatMap((link) => (link.reversesId === null ? [] : [keyOf(link.reversesId)]))
  const before = new Map(
    (await notedEvents(tx, { entityId: entity.id, keys: origins })).map((row) => [row.eventKey, row]),
  )
  const due = new Map(items.map((item) => [item.documentId, item.effectiveDueOn]))
  const byId = new Map(links.map((link) => [link.id, link]))
  return heads.flatMap((head) =>
    links
      .filter((link) => link.debitDocumentId === head.id)
      .map((link): Noted => {
        const original = link.reversesId === null ? link : (byId.get(link.reversesId) ?? link)
        const known = before.get(keyOf(original.id))
        const place = {
          head,
          dueOn: due.get(head.id) ?? head.effectiveDueOn,
          collectorId: collectors.get(head.customerId) ?? null,
        }
        return { ...cashOf(link, original, place, entity), ...(known ? { ...placeOf(known) } : {}) }
      }),
  )
}

// Money that goes back is taken from whom it came to, in the quarter it counted for, whoever has the account by now.
const placeOf = ({ collectorId, daysAfterDue, ofQuarter }: BonusEventRow) => ({ collectorId, daysAfterDue, ofQuarter })

const keyOf = (id: Id<'alc'>) => `allocation ${id}`

type Place = { readonly head: Head; readonly dueOn: Day; readonly collectorId: Id<'stf'> | null }

const cashOf = (link: LinkRow, original: LinkRow, { head, dueOn, collectorId }: Place, entity: LegalEntity): Noted => ({
  entityId: entity.id,
  eventKey: keyOf(link.id),
  kind: 'cash',
  customerId: head.customerId,
  collectorId,
  documentId: head.id,
  receiptId: link.creditReceiptId,
  caseId: null,
  cash: entityMoney(money(link.amount, head.currency), parseDecimal(head.entityRate), entity.currency).amount,
  daysAfterDue: daysBetween(dueOn, original.valueOn),
  happenedOn: link.reversesId === null ? link.valueOn : link.postedOn,
  recordedOn: dayIn(entity.zone, link.recordedAt),
  ofQuarter: quarterOf(original.valueOn),
})

type ClosedCase = {
  readonly caseId: Id<'dsp'>
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly documentId: Id<'inv'>
  readonly closedOn: Day
  readonly insideClock: boolean
}

/** A dispute that was closed inside its clock counts for whoever looks after the customer. */
export async function noteBonusDispute(work: Work, closed: ClosedCase): Promise<number> {
  const from = closed.insideClock ? await bonusFrom(work.tx, closed.entityId) : null
  if (from === null || closed.closedOn < from) return 0
  const entity = await entityOf(work.tx, closed.entityId)
  const collectors = await collectorsOf(work.tx, { customerIds: [closed.customerId], on: closed.closedOn })
  return note(work, entity, [
    {
      entityId: entity.id,
      eventKey: `dispute ${closed.caseId}`,
      kind: 'dispute_closed_in_time',
      customerId: closed.customerId,
      collectorId: collectors.get(closed.customerId) ?? null,
      documentId: closed.documentId,
      receiptId: null,
      caseId: closed.caseId,
      cash: 0n,
      daysAfterDue: null,
      happenedOn: closed.closedOn,
      recordedOn: dayIn(entity.zone, work.at),
      ofQuarter: quarterOf(closed.closedOn),
    },
  ])
}

/**
 * Lines of the customer report that sales took and that led to a paid order count for who signed them, from the day of the payment;
 * a payment that went back since takes its line out again.
 */
export async function noteReportLines(work: Work, { entityId }: { readonly entityId: Id<'ent'> }): Promise<number> {
  const from = await bonusFrom(work.tx, entityId)
  if (from === null) return 0
  const entity = await entityOf(work.tx, entityId)
  const day = today(work, entity)
  const paid = await paidReportLines(work.tx, { entityId, from, through: day })
  const noted = await notedReportLines(work.tx, entityId)
  const lost = noted.filter((event) => !paid.some((line) => keyOfLine(line.lineId) === event.eventKey))
  const common = {
    entityId,
    documentId: null,
    receiptId: null,
    caseId: null,
    cash: 0n,
    daysAfterDue: null,
    recordedOn: day,
  }
  return note(work, entity, [
    ...paid.map((line): Noted => ({
      ...common,
      eventKey: keyOfLine(line.lineId),
      kind: 'report_line_paid',
      customerId: line.customerId,
      collectorId: line.signedBy,
      happenedOn: line.paidOn,
      ofQuarter: quarterOf(line.paidOn),
    })),
    ...lost.map(({ id: _, ...event }): Noted => ({
      ...event,
      ...common,
      eventKey: `${event.eventKey} lost`,
      kind: 'report_line_lost',
      happenedOn: day,
    })),
  ])
}

const keyOfLine = (lineId: Id<'rpl'>) => `report line ${lineId}`

async function note(work: Work, entity: LegalEntity, events: readonly Noted[]): Promise<number> {
  if (events.length === 0) return 0
  await holdQuarters(work.tx, entity.id)
  const settled = await settledQuarters(work.tx, entity.id)
  const day = today(work, entity)
  const calendar: Calendar = await calendarOf(work.tx, entity, { from: yearOf(day) - 2, to: yearOf(day) + 1 })
  const rows = events.map((event) => ({
    ...event,
    quarter: statementQuarter({ on: event.happenedOn, recordedOn: event.recordedOn }, calendar, settled),
  }))
  return insertBonusEvents(work.tx, rows, { at: work.at, originId: await originOf(work) })
}
