import { dayIn, plusDays } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { today } from '#modules/company'
import { itemsOf } from '#modules/ledger'
import { handWith } from './authority.ts'
import { actionsOn } from './case-actions.ts'
import { placeOf } from './case-work.ts'
import { authorsOf, evidenceOf, namesAround } from './store-facts.ts'
import { latestDay } from './promise.ts'
import { casePage } from './store-lists.ts'
import { casesOf, causesOn, disputedOf, linesOfCases, repeatsOf, type CaseLine, type StoredCase } from './store.ts'
import { placesToday } from './substitute.ts'
import { approvalsOf, filesOf, handsOf, happeningsOf, promisesOf } from './store-watch.ts'

/** A case as its page shows it. */
export async function readCase(work: Work, { caseId }: { readonly caseId: Id<'dsp'> }) {
  const row = found((await casesOf(work.tx, [caseId])).at(0))
  const { entity, calendar } = await placeOf(work, row.entityId)
  const day = today(work, entity)
  const [listed] = (await casePage(work.tx, { limit: 1 }, { today: day, mine: null, staffId: null, caseId })).rows
  const cause = (await causesOn(work.tx, row.openedOn)).find(({ code }) => code === row.cause)
  const promise = (await promisesOf(work.tx, row.id)).at(0) ?? null
  const approval = await shownApproval(work, row)
  const names = await namesAround(work.tx, row.id)
  return {
    ...found(listed),
    entityId: row.entityId,
    itemId: row.itemId,
    orderId: row.orderId,
    orderNumber: names.orderNumber,
    contactName: names.contactName,
    openedByName: names.openedByName,
    acknowledgedAt: row.acknowledgedAt,
    net: money(row.net, row.currency),
    tax: money(row.tax, row.currency),
    ...(await openPartOf(work, row)),
    lines: await linesOf(work, row),
    usualOutcome: cause?.usualOutcome ?? null,
    clockDays: cause?.clockDays ?? null,
    promise: promise && {
      id: promise.id,
      staffId: promise.staffId,
      staffName: names.promiserName ?? '',
      firstDay: promise.firstDay,
      day: promise.day,
      extended: promise.extendedBy !== null,
      state: promise.state,
    },
    latestPromise:
      row.kind === 'dispute'
        ? latestDay(promise?.state === 'open' ? promise.day : null, { today: day, calendar })
        : null,
    trace: await traceOf(work, row, names.tracedName),
    reply: row.reply,
    decidedByName: names.decidedByName,
    decidedAt: row.decidedAt,
    approval: approval && approval.shown,
    creditNoteId: row.creditNoteId,
    creditNoteNumber: names.creditNoteNumber,
    rebillId: row.rebillId,
    rebillNumber: names.rebillNumber,
    repeats: row.cause === null ? { count: 0, recent: 0 } : await repeatsOf(work.tx, row, plusDays(row.openedOn, -90)),
    files: (await filesOf(work.tx, row.id)).map(({ sha256: _, ...file }) => file),
    happenings: (await happeningsOf(work.tx, row.id)).map(({ staffId: _, ...each }) => ({
      ...each,
      id: String(each.id),
      on: dayIn(entity.zone, each.at),
      amount: each.amount === null ? null : money(each.amount, row.currency),
    })),
    can: actionsOn(row, {
      who: work.who,
      promise: promise?.state === 'open' ? promise : null,
      mayApprove: approval?.mine ?? false,
    }),
  }
}

async function openPartOf(work: Work, { itemId, currency, documentId }: StoredCase) {
  if (itemId === null || documentId === null) return { itemOpen: null, itemUndisputed: null }
  const [item] = await itemsOf(work.tx, [itemId])
  const open = item?.open ?? 0n
  const disputed = (await disputedOf(work.tx, [itemId])).at(0)?.disputed ?? 0n
  return { itemOpen: money(open, currency), itemUndisputed: money(open - disputed, currency) }
}

async function linesOf(work: Work, row: StoredCase) {
  if (row.documentId === null) return []
  const claimed = await linesOfCases(work.tx, [row.id])
  const lines = await evidenceOf(work.tx, row.documentId)
  return lines.map((line) => shownLine(line, row.currency, claimed))
}

type Evidence = Awaited<ReturnType<typeof evidenceOf>>[number]

/** A line of evidence with what is claimed of it. */
export function shownLine(line: Evidence, currency: StoredCase['currency'], claimed: readonly CaseLine[]) {
  const own = claimed.find(({ lineId }) => lineId === line.lineId)
  return {
    ...line,
    billedNet: money(line.billedNet, currency),
    claimedNet: own?.net ?? null,
    claimedTax: own?.tax ?? null,
    claimedQuantity: own?.quantity ?? null,
    agreedPrice: own?.agreedPrice ?? null,
  }
}

async function traceOf(work: Work, row: StoredCase, staffName: string | null) {
  if (row.tracedField === null) return null
  const author = (await authorsOf(work.tx, [row.tracedOriginId])).values().next().value
  return {
    field: row.tracedField,
    staffId: row.tracedStaffId,
    staffName,
    department: row.tracedDepartment,
    provisional: row.verdict === null,
    writtenAt: author?.at ?? null,
    door: author?.door ?? null,
    rule: row.tracedRule,
  }
}

async function shownApproval(work: Work, row: StoredCase) {
  const [approval] = await approvalsOf(work.tx, row.id)
  if (!approval) return null
  const given = await handsOf(work.tx, approval.id)
  const { askedBy, needs } = approval
  const names = await namesAround(work.tx, row.id)
  const mine =
    approval.state === 'waiting' &&
    handWith({ needs, given, askedBy }, work.who, await placesToday(work, row.entityId)).ok
  return {
    mine: mine && row.tracedStaffId !== work.who.staffId,
    shown: {
      id: approval.id,
      deed: approval.deed,
      state: approval.state,
      amount: money(approval.amount, row.currency),
      needs: [...needs],
      given: given.map(({ hand, name, at }) => ({ hand, name, at })),
      askedByName: names.askedByName,
      reason: approval.reason,
      version: approval.version,
    },
  }
}
