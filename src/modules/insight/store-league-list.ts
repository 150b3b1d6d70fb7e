import type { Day } from '#kernel/day'

import { formatId, id, type Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, listPage, type PageRequest } from '#platform/list'
import { sql, type RawBuilder, type Tx } from '#platform/sql'

export type DocumentsAsked = PageRequest & {
  readonly staffId: Id<'stf'> | null
  readonly counted?: boolean | undefined
}

type Row = {
  readonly kind: 'inv' | 'cus' | 'dsp' | 'ord'
  readonly subjectId: bigint
  readonly number: string
  readonly staffId: Id<'stf'>
  readonly staffName: string
  readonly customerId: Id<'cus'> | null
  readonly customerName: string | null
  readonly part: string
  readonly day: Day
  readonly amount: bigint | null
  readonly counted: boolean
}

type Sums = {
  readonly amount: bigint
  readonly counted: number
  readonly customers: number
  readonly countedCustomers: number
}

/** The documents behind a figure, of those whom the asker may see. */
export async function leagueDocumentPage(
  tx: Tx,
  request: DocumentsAsked,
  of: {
    readonly currency: Currency
    /** Rows with the columns of insight.league_document. */
    readonly source: RawBuilder<unknown>
    readonly asker: Id<'stf'> | null
  },
) {
  const { source, currency } = of
  const page = await listPage<Row, Sums>(tx, {
    request,
    select: sql`
      behind.kind, behind.subject_id as "subjectId", behind.number, behind.staff_id as "staffId", staff.name as "staffName",
      visible.id as "customerId", customer.name as "customerName", behind.part, behind.day, behind.amount, behind.counted`,
    // A figure stays whole when a customer went to a colleague: his document is counted, and only his name is left out.
    from: sql`
      from (${source}) behind
      join company.staff on staff.id = behind.staff_id
      left join parties.visible_customer visible on visible.id = behind.customer_id
      left join parties.customer on customer.id = visible.id`,
    where: [
      sql`(visible.id is not null or behind.staff_id = ${of.asker})`,
      given(request.staffId, (staffId) => sql`behind.staff_id = ${staffId}`),
      given(request.counted, (counted) => sql`behind.counted = ${counted}`),
    ],
    sorts: {
      day: { by: sql`behind.day`, type: 'date' },
      amount: { by: sql`coalesce(behind.amount, 0)`, type: 'bigint' },
      number: { by: sql`behind.number`, type: 'text' },
    },
    defaultSort: '-day',
    id: sql`behind.row_id`,
    sums: sql`
      coalesce(sum(behind.amount), 0)::bigint as amount, (count(*) filter (where behind.counted))::integer as counted,
      count(distinct behind.customer_id)::integer as customers,
      (count(distinct behind.customer_id) filter (where behind.counted))::integer as "countedCustomers"`,
    // One group: every row has a person.
    groupSumsBy: sql`behind.staff_id is null`,
  })
  return {
    ...page,
    rows: page.rows.map(({ subjectId, amount, ...row }) => ({
      ...row,
      id: outsideId(row.kind, subjectId),
      amount: amount === null ? null : money(amount, currency),
    })),
    sums: page.sums.map((sums) => ({ ...sums, currency, amount: money(sums.amount, currency) })),
  }
}

function outsideId(kind: Row['kind'], subjectId: bigint): string {
  switch (kind) {
    case 'inv':
      return formatId('inv', id<'inv'>(subjectId))
    case 'cus':
      return formatId('cus', id<'cus'>(subjectId))
    case 'dsp':
      return formatId('dsp', id<'dsp'>(subjectId))
    case 'ord':
      return formatId('ord', id<'ord'>(subjectId))
  }
}
