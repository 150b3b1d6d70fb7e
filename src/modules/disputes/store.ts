import type { Day } from '#kernel/day'
import { formatDecimal, parseDecimal, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { AuthorityStep } from './authority.ts'
import type { CaseKind, CaseOrigin, CaseState, Verdict, Wanted } from './case.ts'
import type { Cause, CauseCode, OutcomeKind } from './cause.ts'
import type { Claim, ClaimedLine } from './claim.ts'
import type { Department, TracedField } from './trace.ts'

/** The causes in force on a day. */
export const causesOn = (tx: Tx, on: Day) =>
  tx.many<Cause>(sql`
    select code, route, "escalatesTo", "clockDays", "chargedTo", "usualOutcome" from (
      select distinct on (code) code, position, route, escalates_to as "escalatesTo", clock_days as "clockDays",
        charged_to as "chargedTo", usual_outcome as "usualOutcome"
      from disputes.cause where from_on <= ${on}
      order by code, from_on desc) latest
    order by position`)

/** The steps of authority in force on a day, in minor units of a currency with so many decimals. */
export async function authorityOn(tx: Tx, on: Day, decimals: number): Promise<AuthorityStep[]> {
  return tx.many<AuthorityStep>(sql`
    select (up_to * power(10::numeric, ${decimals}))::bigint as "upTo", hands
    from disputes.authority
    where deed = 'credit_note' and from_on = (
      select max(from_on) from disputes.authority where deed = 'credit_note' and from_on <= ${on})
    order by step`)
}

export type CaseNumber = { readonly year: number; readonly value: bigint }

export const drawCaseNumber = async (tx: Tx, year: number): Promise<bigint> =>
  (
    await tx.one<{ value: bigint }>(sql`
      insert into disputes.counter (year, next) values (${year}, 2)
      on conflict (year) do update set next = counter.next + 1
      returning next - 1 as value`)
  ).value

export type StoredCase = {
  readonly id: Id<'dsp'>
  readonly number: string
  readonly kind: CaseKind
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly documentId: Id<'inv'> | null
  readonly itemId: Id<'itm'> | null
  readonly orderId: Id<'ord'> | null
  readonly contactId: Id<'con'> | null
  readonly cause: CauseCode | null
  readonly wanted: Wanted | null
  readonly origin: CaseOrigin
  readonly text: string
  readonly currency: Currency
  readonly net: bigint
  readonly tax: bigint
  readonly gross: bigint
  readonly state: CaseState
  readonly ownerId: Id<'stf'> | null
  readonly ownerRole: string
  readonly level: number
  readonly openedAt: Date
  readonly openedOn: Day
  readonly openedBy: Id<'stf'> | null
  readonly acknowledgedAt: Date | null
  readonly clockOn: Day
  readonly actBy: Day | null
  readonly withCustomerSince: Date | null
  readonly daysLeft: number | null
  readonly tracedField: TracedField | null
  readonly tracedStaffId: Id<'stf'> | null
  readonly tracedDepartment: Department | null
  readonly tracedOriginId: Id<'org'> | null
  readonly tracedRule: string | null
  readonly traceDecisionId: Id<'dec'> | null
  readonly verdict: Verdict | null
  readonly outcome: OutcomeKind | null
  readonly reply: string | null
  readonly decidedBy: Id<'stf'> | null
  readonly decidedAt: Date | null
  readonly closedAt: Date | null
  readonly closedOn: Day | null
  readonly creditNoteId: Id<'inv'> | null
  readonly rebillId: Id<'inv'> | null
  readonly version: number
}

const caseColumns = sql.raw(`
  found.id, found.number, found.kind, found.entity_id as "entityId", found.customer_id as "customerId",
  found.document_id as "documentId", found.item_id as "itemId", found.order_id as "orderId", found.contact_id as "contactId",
  found.cause, found.wanted, found.origin, found.text, found.currency, found.net, found.tax, found.gross, found.state,
  found.owner_id as "ownerId", found.owner_role as "ownerRole", found.level, found.opened_at as "openedAt",
  found.opened_on as "openedOn", found.opened_by as "openedBy", found.acknowledged_at as "acknowledgedAt",
  found.clock_on as "clockOn", found.act_by as "actBy", found.with_customer_since as "withCustomerSince",
  found.days_left as "daysLeft", found.traced_field as "tracedField", found.traced_staff_id as "tracedStaffId",
  found.traced_department as "tracedDepartment", found.traced_origin_id as "tracedOriginId", found.traced_rule as "tracedRule",
  found.trace_decision_id as "traceDecisionId", found.verdict, found.outcome, found.reply, found.decided_by as "decidedBy",
  found.decided_at as "decidedAt", found.closed_at as "closedAt", found.closed_on as "closedOn",
  found.credit_note_id as "creditNoteId", found.rebill_id as "rebillId", found.version`)

const visible = sql.raw('join parties.visible_customer visible on visible.id = found.customer_id')

/** Cases that the asker may see, by id. */
export const casesOf = (tx: Tx, ids: readonly Id<'dsp'>[]) =>
  tx.many<StoredCase>(sql`
    select ${caseColumns} from disputes.dispute_case found ${visible}
    where found.id = any(${ids}::bigint[]) order by found.id`)

/** The case, locked. The caller holds the customer's lock, which comes first. */
export const lockCase = (tx: Tx, id: Id<'dsp'>) =>
  tx.one<StoredCase>(
    sql`select ${caseColumns} from disputes.dispute_case found where found.id = ${id} for no key update`,
  )

export const openCasesOf = (tx: Tx, documentId: Id<'inv'>) =>
  tx.many<StoredCase>(sql`
    select ${caseColumns} from disputes.dispute_case found ${visible}
    where found.document_id = ${documentId} and found.kind = 'dispute' and found.closed_at is null order by found.id`)

export type NewCase = Omit<
  StoredCase,
  | 'id'
  | 'acknowledgedAt'
  | 'withCustomerSince'
  | 'daysLeft'
  | 'traceDecisionId'
  | 'verdict'
  | 'outcome'
  | 'reply'
  | 'decidedBy'
  | 'decidedAt'
  | 'closedAt'
  | 'closedOn'
  | 'creditNoteId'
  | 'rebillId'
  | 'version'
  | 'level'
>

export async function insertCase(tx: Tx, row: NewCase, claim: Claim | null, originId: Id<'org'>): Promise<Id<'dsp'>> {
  const [caseId] = (await tx.allocate('disputes.dispute_case', 1)) as Id<'dsp'>[]
  if (!caseId) throw new Error('a case has no id')
  await tx.insert('disputes.dispute_case', [
    {
      id: caseId,
      number: row.number,
      kind: row.kind,
      entity_id: row.entityId,
      customer_id: row.customerId,
      document_id: row.documentId,
      item_id: row.itemId,
      order_id: row.orderId,
      contact_id: row.contactId,
      cause: row.cause,
      wanted: row.wanted,
      origin: row.origin,
      text: row.text,
      currency: row.currency,
      net: row.net,
      tax: row.tax,
      gross: row.gross,
      state: row.state,
      owner_id: row.ownerId,
      owner_role: row.ownerRole,
      opened_at: row.openedAt,
      opened_on: row.openedOn,
      opened_by: row.openedBy,
      clock_on: row.clockOn,
      act_by: row.actBy,
      traced_field: row.tracedField,
      traced_staff_id: row.tracedStaffId,
      traced_department: row.tracedDepartment,
      traced_origin_id: row.tracedOriginId,
      traced_rule: row.tracedRule,
      origin_id: originId,
    },
  ])
  await insertLines(tx, caseId, claim?.lines ?? [])
  return caseId
}

const insertLines = (tx: Tx, caseId: Id<'dsp'>, lines: readonly ClaimedLine[]) =>
  tx.insert(
    'disputes.case_line',
    lines.map((line) => ({
      case_id: caseId,
      document_line_id: line.lineId,
      net: line.net.amount,
      tax: line.tax.amount,
      quantity: line.quantity && formatDecimal(line.quantity),
      agreed_price: line.agreedPrice && formatDecimal(line.agreedPrice),
    })),
  )

export type CaseLine = ClaimedLine & { readonly caseId: Id<'dsp'> }

export async function linesOfCases(tx: Tx, caseIds: readonly Id<'dsp'>[]): Promise<CaseLine[]> {
  const rows = await tx.many<{
    caseId: Id<'dsp'>
    lineId: Id<'iln'>
    net: bigint
    tax: bigint
    currency: Currency
    quantity: string | null
    agreedPrice: string | null
  }>(sql`
    select line.case_id as "caseId", line.document_line_id as "lineId", line.net, line.tax, found.currency, line.quantity,
      line.agreed_price as "agreedPrice"
    from disputes.case_line line join disputes.dispute_case found on found.id = line.case_id
    where line.case_id = any(${caseIds}::bigint[])
    order by line.case_id, line.document_line_id`)
  const decimal = (text: string | null): Decimal | null => (text === null ? null : parseDecimal(text))
  return rows.map(({ currency, ...row }) => ({
    ...row,
    net: money(row.net, currency),
    tax: money(row.tax, currency),
    quantity: decimal(row.quantity),
    agreedPrice: decimal(row.agreedPrice),
  }))
}

/** Writes the case as it is now; its claim, its bill and its opening never change. */
export const saveCase = (tx: Tx, row: StoredCase) =>
  tx.run(sql`
    update disputes.dispute_case set
      state = ${row.state}, owner_id = ${row.ownerId}, owner_role = ${row.ownerRole}, level = ${row.level},
      acknowledged_at = ${row.acknowledgedAt}, clock_on = ${row.clockOn}, act_by = ${row.actBy},
      with_customer_since = ${row.withCustomerSince}, days_left = ${row.daysLeft}, traced_field = ${row.tracedField},
      traced_staff_id = ${row.tracedStaffId}, traced_department = ${row.tracedDepartment},
      traced_origin_id = ${row.tracedOriginId}, traced_rule = ${row.tracedRule}, trace_decision_id = ${row.traceDecisionId},
      verdict = ${row.verdict}, outcome = ${row.outcome}, reply = ${row.reply}, decided_by = ${row.decidedBy},
      decided_at = ${row.decidedAt}, closed_at = ${row.closedAt}, closed_on = ${row.closedOn},
      credit_note_id = ${row.creditNoteId}, rebill_id = ${row.rebillId}, version = version + 1
    where id = ${row.id}`)

export type Disputed = {
  readonly itemId: Id<'itm'>
  readonly disputed: bigint
  readonly cases: number
  readonly currency: Currency
}

/** What of these items is refused now, for whoever collects or pays for what is not. Items without a dispute are left out. */
export const disputedOf = (tx: Tx, itemIds: readonly Id<'itm'>[]) =>
  tx.many<Disputed>(sql`
    select item_id as "itemId", disputed, cases, currency from disputes.disputed_item
    where item_id = any(${itemIds}::bigint[])`)

/** What other open cases hold of an item, whatever is still open of it. */
export const heldOf = async (tx: Tx, itemId: Id<'itm'>, apart: Id<'dsp'> | null = null): Promise<bigint> =>
  (
    await tx.one<{ held: bigint }>(sql`
      select coalesce(sum(gross), 0)::bigint as held from disputes.dispute_case
      where item_id = ${itemId} and kind = 'dispute' and closed_at is null and id is distinct from ${apart}`)
  ).held

/** How many disputes of a cause a customer had, this one among them, and since a day. */
export const repeatsOf = (tx: Tx, found: Pick<StoredCase, 'id' | 'customerId' | 'cause'>, since: Day) =>
  tx.one<{ count: number; recent: number }>(sql`
    select count(*)::int as count, (count(*) filter (where opened_on >= ${since}))::int as recent
    from disputes.dispute_case
    where customer_id = ${found.customerId} and cause = ${found.cause} and state <> 'withdrawn' and id <= ${found.id}`)
