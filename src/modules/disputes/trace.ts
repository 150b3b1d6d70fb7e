import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Door } from '#platform/work'
import type { CauseCode } from './cause.ts'

/** Who wrote a value, when and by which door. */
export type Author = {
  readonly originId: Id<'org'>
  readonly staffId: Id<'stf'> | null
  readonly at: Date
  readonly door: Door
  readonly rule: string | null
}

/** What the bill's lineage knows of the disputed line, or of the bill where no line is named. */
export type TraceFacts = {
  readonly cause: CauseCode
  readonly priceKind: 'list' | 'agreement' | 'typed' | 'imported' | 'credit' | null
  readonly billed: Decimal | null
  readonly ordered: Decimal | null
  readonly delivered: Decimal | null
  readonly salespersonId: Id<'stf'> | null
  readonly price: Author | null
  readonly order: Author | null
  readonly poNumber: Author | null
  readonly billTo: Author | null
  readonly terms: Author | null
  readonly delivery: (Author & { readonly deliveredOn: Day }) | null
  readonly bill: Author | null
}

export const departments = ['sales', 'operations', 'billing', 'master_data', 'customer', 'machine'] as const
export type Department = (typeof departments)[number]

export const tracedFields = [
  'price',
  'quantity',
  'goods',
  'po_number',
  'bill',
  'tax_code',
  'terms',
  'acceptance',
  'order',
  'deduction',
] as const
export type TracedField = (typeof tracedFields)[number]

export type Traced = {
  readonly field: TracedField
  readonly staffId: Id<'stf'> | null
  readonly department: Department
  readonly originId: Id<'org'> | null
  readonly rule: string | null
}

/** Stored with each trace; it changes when the reasoning below does. */
export const traceVersion = '1'

/**
 * From the cause to the field that made the bill wrong and to whoever wrote it. It is a first guess by the lineage alone, kept as
 * provisional until somebody decides: a machine does not blame people.
 */
export function traceCause(facts: TraceFacts): Traced {
  switch (facts.cause) {
    case 'price':
      return tracePrice(facts)
    case 'quantity':
      return by('quantity', facts.delivery ?? facts.order, facts.delivery ? 'operations' : 'sales')
    case 'damaged':
      return by('goods', facts.delivery, 'operations')
    case 'service':
      return by('acceptance', facts.delivery, 'operations')
    case 'purchase_order':
      return by('po_number', facts.poNumber ?? facts.billTo ?? facts.order, 'sales', facts.salespersonId)
    case 'duplicate':
      return by('bill', facts.bill, 'billing')
    case 'tax':
      return by('tax_code', null, 'master_data')
    case 'terms':
      return by('terms', facts.terms ?? facts.order, 'sales', facts.salespersonId)
    case 'not_ordered':
      return by('order', facts.order, 'sales', facts.salespersonId)
    case 'deduction':
      return by('deduction', null, 'customer')
  }
}

// A typed price has its author. A price from the list is right by the list: if another one was agreed, nobody put the agreement
// on file, and that is the salesperson's part of the deal.
function tracePrice(facts: TraceFacts): Traced {
  if (facts.priceKind === 'list') return by('price', facts.price, 'sales', facts.salespersonId, 'salesperson')
  return by('price', facts.price ?? facts.order, 'sales', facts.salespersonId)
}

function by(
  field: Traced['field'],
  author: Author | null,
  department: Department,
  otherwise: Id<'stf'> | null = null,
  first: 'author' | 'salesperson' = 'author',
): Traced {
  const staffId = first === 'salesperson' ? (otherwise ?? author?.staffId) : (author?.staffId ?? otherwise)
  return {
    field,
    department: staffId === undefined && author !== null && author.staffId === null ? 'machine' : department,
    staffId: staffId ?? null,
    originId: author?.originId ?? null,
    rule: author?.rule ?? null,
  }
}
