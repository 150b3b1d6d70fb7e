import { plusDays, type Day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, likeText, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { Who } from '#platform/work'
import type { ReportClass, ReportReason } from './classify.ts'
import { followDays, type DecliningReason, type LineState } from './line.ts'

export type ReportFilters = PageRequest & {
  readonly view: 'to_sign' | 'for_sales' | 'tasks' | 'followed' | 'declined' | 'all'
  readonly mine?: boolean | undefined
  readonly group?: ReportClass | undefined
  readonly month?: Day | undefined
  readonly entityId?: Id<'ent'> | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly search?: string | undefined
}

type Row = {
  readonly id: Id<'rpl'>
  readonly month: Day
  readonly customerId: Id<'cus'>
  readonly customerNumber: string
  readonly customerName: string
  readonly group: ReportClass
  readonly reasons: ReportReason[]
  readonly orders: number
  readonly lastOrderOn: Day
  readonly openGapDays: number
  readonly usualGapDays: number
  readonly gap75Days: number
  readonly gap95Days: number
  readonly chanceAlive: string
  readonly usualOrder: bigint
  readonly expected: bigint
  readonly headroom: bigint
  readonly late: bigint
  readonly currency: Currency
  readonly collectorName: string | null
  readonly ownerName: string | null
  readonly state: LineState
  readonly comment: string | null
  readonly signedByName: string | null
  readonly signedAt: Date | null
  readonly decidedByName: string | null
  readonly decidedAt: Date | null
  readonly acceptedOn: Day | null
  readonly actBy: Day | null
  readonly declinedBecause: DecliningReason | null
  readonly decisionNote: string | null
  readonly doneNote: string | null
  readonly followedOrders: number
  readonly ordered: bigint
  readonly cash: bigint
  readonly paidOn: Day | null
  readonly version: number
}

type Sums = { readonly currency: Currency; readonly expected: bigint; readonly ordered: bigint; readonly cash: bigint }

const columns = sql`
  line.id, line.month, line.customer_id as "customerId", customer.number as "customerNumber", customer.name as "customerName",
  line.class as "group", line.reasons, line.orders, line.last_order_on as "lastOrderOn", line.open_gap_days as "openGapDays",
  line.usual_gap_days as "usualGapDays", line.gap_75_days as "gap75Days", line.gap_95_days as "gap95Days",
  (line.chance_alive * 100)::numeric(5, 1) as "chanceAlive", line.usual_order as "usualOrder", line.expected, line.headroom,
  line.late, line.currency, collector.name as "collectorName", owner.name as "ownerName", line.state, line.comment,
  signer.name as "signedByName", line.signed_at as "signedAt", decider.name as "decidedByName", line.decided_at as "decidedAt",
  line.accepted_on as "acceptedOn", line.act_by as "actBy", line.declined_because as "declinedBecause",
  line.decision_note as "decisionNote", line.done_note as "doneNote", followed.orders as "followedOrders", followed.ordered,
  followed.cash, followed.paid_on as "paidOn", line.version`

const views = {
  to_sign: sql`line.state in ('draft', 'kept', 'dropped')`,
  for_sales: sql`line.state = 'signed'`,
  tasks: sql`line.state = 'accepted'`,
  followed: sql`line.state in ('accepted', 'done')`,
  declined: sql`line.state = 'declined'`,
  all: null,
} as const

/** Lines of the report; what is not signed is seen by those who may sign. */
export async function reportPage(tx: Tx, who: Who, request: ReportFilters) {
  const signs = who.permissions.has('customer-report.sign')
  const page = await listPage<Row, Sums>(tx, {
    request,
    select: columns,
    from: sql`
      from reports.line
      join parties.visible_customer visible on visible.id = line.customer_id
      join parties.customer on customer.id = line.customer_id
      left join company.staff collector on collector.id = line.collector_id
      left join company.staff owner on owner.id = customer.owner_id
      left join company.staff signer on signer.id = line.signed_by
      left join company.staff decider on decider.id = line.decided_by
      cross join lateral (
        select count(*)::integer as orders,
          coalesce(sum(came.net) filter (where came.currency = line.currency), 0)::bigint as ordered,
          coalesce(sum(came.cash) filter (where came.currency = line.currency), 0)::bigint as cash, min(came.paid_on) as paid_on
        from reports.follow_up came where came.line_id = line.id
      ) followed`,
    where: [
      signs ? null : sql`line.state in ('signed', 'accepted', 'declined', 'done')`,
      views[request.view],
      request.mine
        ? sql`(customer.owner_id = ${who.staffId} or line.signed_by = ${who.staffId}
            or (${signs} and (line.collector_id = ${who.staffId} or line.collector_id is null)))`
        : null,
      given(request.group, (group) => sql`line.class = ${group}`),
      given(request.month, (month) => sql`line.month = date_trunc('month', ${month}::date)`),
      given(request.entityId, (id) => sql`line.entity_id = ${id}`),
      given(request.customerId, (id) => sql`line.customer_id = ${id}`),
      given(request.search?.trim() || null, (text) => sql`customer.name ilike ${likeText(text)}`),
    ],
    sorts: {
      expected: { by: sql`line.expected`, type: 'bigint' },
      openGapDays: { by: sql`line.open_gap_days`, type: 'integer' },
      customerName: { by: sql`customer.folded_name`, type: 'text' },
      actBy: { by: sql`line.act_by`, type: 'date', nullable: true },
      month: { by: sql`line.month`, type: 'date' },
    },
    defaultSort: '-expected',
    id: sql`line.id`,
    sums: sql`
      line.currency, sum(line.expected)::bigint as expected, sum(followed.ordered)::bigint as ordered,
      sum(followed.cash)::bigint as cash`,
    groupSumsBy: sql`line.currency`,
  })
  return {
    ...page,
    rows: page.rows.map((row) => shownLine(row, who)),
    sums: page.sums.map(({ currency, ...sums }) => ({
      currency,
      expected: money(sums.expected, currency),
      ordered: money(sums.ordered, currency),
      cash: money(sums.cash, currency),
    })),
  }
}

function shownLine(row: Row, who: Who) {
  const {
    customerId,
    customerNumber,
    customerName,
    chanceAlive,
    currency,
    followedOrders,
    ordered,
    cash,
    paidOn,
    ...line
  } = row
  return {
    ...line,
    customer: { id: customerId, number: customerNumber, name: customerName },
    chanceAlivePercent: parseDecimal(chanceAlive),
    usualOrder: money(line.usualOrder, currency),
    expected: money(line.expected, currency),
    headroom: money(line.headroom, currency),
    late: money(line.late, currency),
    followed: {
      until: line.acceptedOn && plusDays(line.acceptedOn, followDays),
      orders: followedOrders,
      ordered: money(ordered, currency),
      cash: money(cash, currency),
      paidOn,
    },
    can: actionsOn(line.state, who),
  }
}

type Can = 'keep' | 'drop' | 'reopen' | 'comment' | 'sign' | 'accept' | 'decline' | 'finish'

/** What the asker may do with a line as it stands. */
function actionsOn(state: LineState, { permissions }: Who): Can[] {
  const signs = permissions.has('customer-report.sign')
  const answers = permissions.has('customer-report.answer')
  switch (state) {
    case 'draft':
      return signs ? ['keep', 'drop', 'comment'] : []
    case 'kept':
      return signs ? ['sign', 'drop', 'reopen', 'comment'] : []
    case 'dropped':
      return signs ? ['keep', 'reopen'] : []
    case 'signed':
      return answers ? ['accept', 'decline'] : []
    case 'accepted':
      return answers ? ['finish'] : []
    case 'declined':
    case 'done':
      return []
  }
}
