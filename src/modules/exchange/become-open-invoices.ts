import type { Day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { foldedKey } from '#kernel/folded'
import { formatAmount, money, type Money } from '#kernel/money'
import type { Work } from '#platform/work'
import { issueImported, type ImportedDocument } from '#modules/billing'
import { customersByName, customersByNumber, type Customer } from '#modules/parties'
import { currencyFrom } from './become-products.ts'
import { became, type Became, type Becoming, type Setting, type UnitToTake } from './become.ts'
import { refuseCell, withoutFloat, type Cells } from './cells.ts'
import { plainLine } from './plain-line.ts'
import type { TableOf } from './preset.ts'
import type { Row } from './read-rows.ts'

type Table = TableOf<'open-invoices'>

export type OpenInvoice = {
  readonly number: string
  readonly customerNumber: string | null
  readonly customerName: string | null
  readonly issuedOn: Day
  readonly dueOn: Day | null
  /** What is still owed; below nothing it is a credit note. */
  readonly open: Money
  readonly total: Money
  readonly poNumber: string | null
}

/** What customers owe today. Only the open part is taken over: what was paid before is in the books of the other system. */
export const becomeOpenInvoices = (table: Table): Becoming<OpenInvoice> => ({
  kind: 'open invoice',
  units: 'record',
  keyOf: (row, cells) => withoutFloat(cells.text(row, 'number')),
  read: openInvoice,
  take: (work, setting, _file, units) => takeInvoices(work, table, setting, units),
})

function openInvoice(row: Row, cells: Cells, { entity }: Setting): OpenInvoice {
  const currency = currencyFrom(cells.text(row, 'currency'), 'currency', entity.currency)
  const amountOf = (field: string) => (cells.text(row, field) === '' ? null : cells.money(row, field, currency))
  const [total, rest] = [amountOf('amount'), amountOf('open')]
  const open = rest ?? total ?? refuseCell('cell_is_empty', cells.has('open') ? 'open' : 'amount', '')
  const openField = rest ? 'open' : 'amount'
  if (open.amount === 0n) refuseCell('amount_is_zero', openField, cells.text(row, openField))
  if (total && size(open) > size(total)) refuseCell('open_exceeds_amount', 'open', cells.text(row, 'open'))
  const [issuedOn, dueOn] = [cells.day(row, 'issuedOn'), cells.dayOrNull(row, 'dueOn')]
  if (dueOn !== null && dueOn < issuedOn) refuseCell('due_before_issue', 'dueOn', cells.text(row, 'dueOn'))
  const customerNumber = withoutFloat(cells.text(row, 'customerNumber')) || null
  const customerName = cells.text(row, 'customerName') || null
  if (customerNumber === null && customerName === null) {
    refuseCell('cell_is_empty', cells.has('customerNumber') ? 'customerNumber' : 'customerName', '')
  }
  return {
    number: withoutFloat(cells.word(row, 'number')),
    customerNumber,
    customerName,
    issuedOn,
    dueOn,
    open,
    total: total ?? open,
    poNumber: cells.text(row, 'poNumber') || null,
  }
}

const size = ({ amount }: Money) => (amount < 0n ? -amount : amount)

async function takeInvoices(
  work: Work,
  table: Table,
  setting: Setting,
  units: readonly UnitToTake<OpenInvoice>[],
): Promise<Became[]> {
  const drafts = units.map((unit) => unit.lines[0].draft)
  const find = await customerFinder(work, drafts)
  const judged = drafts.map((draft) => ({ draft, ...find(draft) }))
  const good = judged.flatMap((each) => (each.ok ? [{ draft: each.draft, customer: each.customer }] : []))
  const issued = await issueImported(work, {
    entityId: setting.entity.id,
    documents: good.map(({ draft, customer }) => documentOf(table, setting, draft, customer)),
  })
  const ids = new Map(issued.map((document) => [`${document.kind} ${document.number}`, document.id]))
  return judged.map((each) => {
    if (!each.ok) return { ok: false, code: each.code, facts: each.facts }
    return became(ids.get(`${kindOf(each.draft)} ${each.draft.number}`) ?? 0n)
  })
}

type Found =
  | { readonly ok: true; readonly customer: Customer }
  | { readonly ok: false; readonly code: string; readonly facts: Readonly<Record<string, unknown>> }

/** By number where the file has one; a name counts only when a single customer bears it. */
async function customerFinder(work: Work, drafts: readonly OpenInvoice[]): Promise<(draft: OpenInvoice) => Found> {
  const numbers = drafts.flatMap(({ customerNumber }) => (customerNumber === null ? [] : [customerNumber]))
  const names = drafts.flatMap(({ customerNumber, customerName }) =>
    customerNumber === null && customerName !== null ? [customerName] : [],
  )
  const byNumber = new Map((await customersByNumber(work.tx, [...new Set(numbers)])).map((each) => [each.number, each]))
  const byName = Map.groupBy(await customersByName(work.tx, [...new Set(names)]), (each) => each.foldedName)
  return ({ customerNumber, customerName }) => {
    if (customerNumber !== null) {
      const customer = byNumber.get(customerNumber)
      return customer ? { ok: true, customer } : refusal('customer_is_unknown', 'customerNumber', customerNumber)
    }
    const [only, ...more] = byName.get(foldedKey(customerName ?? '')) ?? []
    if (only && more.length === 0) return { ok: true, customer: only }
    return refusal(only ? 'customer_is_ambiguous' : 'customer_is_unknown', 'customerName', customerName ?? '')
  }
}

const refusal = (code: string, field: string, value: string): Found => ({ ok: false, code, facts: { field, value } })

const kindOf = ({ open }: OpenInvoice) => (open.amount < 0n ? ('credit_note' as const) : ('invoice' as const))

function documentOf(table: Table, setting: Setting, draft: OpenInvoice, customer: Customer): ImportedDocument {
  const open = money(size(draft.open), draft.open.currency)
  const kind = kindOf(draft)
  const isPart = size(draft.open) !== size(draft.total)
  const line = plainLine(setting, {
    description: table.description,
    net: open,
    price: parseDecimal(formatAmount(open)),
    day: draft.issuedOn,
  })
  return {
    kind,
    number: draft.number,
    customerId: customer.id,
    customerCountry: customer.country,
    issuedOn: draft.issuedOn,
    ...(draft.dueOn ? { dueOn: draft.dueOn } : kind === 'credit_note' ? { dueOn: draft.issuedOn } : {}),
    terms: customer.terms,
    currency: open.currency,
    poNumber: draft.poNumber,
    ourOrder: null,
    billTo: [customer.name],
    language: customer.language,
    originalId: null,
    reason: null,
    orderId: null,
    salespersonId: customer.ownerId,
    lines: [isPart ? { ...line, detail: `${formatAmount(draft.total)} ${open.currency}` } : line],
  }
}
