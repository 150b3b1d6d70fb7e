import { formatDecimal, type Decimal } from '#kernel/decimal'
import { formatId, id, type Prefix } from '#kernel/id'
import { formatAmount, type Money } from '#kernel/money'

// An id is a bare number inside; in the facts of a refusal the name of the field says of what.
const idNames: Readonly<Record<string, Prefix>> = {
  accountId: 'bnk',
  addressId: 'adr',
  approvalId: 'apr',
  aliasId: 'als',
  allocationId: 'alc',
  caseId: 'dsp',
  contactId: 'con',
  customerId: 'cus',
  decisionId: 'dec',
  deliveryId: 'dlv',
  documentId: 'inv',
  entityId: 'ent',
  fileId: 'fil',
  invoiceId: 'inv',
  itemId: 'itm',
  keyId: 'key',
  lineId: 'iln',
  orderId: 'ord',
  orderLineId: 'oln',
  priceId: 'prc',
  productId: 'prd',
  proposalId: 'prp',
  queryId: 'qry',
  receiptId: 'rec',
  runId: 'run',
  staffId: 'stf',
  statementId: 'stm',
  taxCodeId: 'txc',
}

/**
 * The facts of a refusal as JSON: money, decimals and moments as everywhere on the wire, ids in their written form. An id of
 * no known kind stays inside, since a bare number would tell how many there are.
 */
export const onWire = (facts: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts)
      .map(([name, value]) => [name, field(name, value)] as const)
      .filter(([, value]) => value !== undefined),
  )

function field(name: string, value: unknown): unknown {
  if (typeof value === 'bigint' && name.endsWith('Id')) return idText(idNames[name], value)
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((each) => field(name.replace(/s$/, ''), each))
  if (!isRecord(value)) return value
  if (isMoney(value)) return { amount: formatAmount(value), currency: value.currency }
  if (isDecimal(value)) return formatDecimal(value)
  return onWire(value)
}

const idText = (prefix: Prefix | undefined, value: bigint) =>
  prefix === undefined ? undefined : formatId(prefix, id(value))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isMoney = (value: Record<string, unknown>): value is Money =>
  typeof value['amount'] === 'bigint' && typeof value['currency'] === 'string'

const isDecimal = (value: Record<string, unknown>): value is Decimal =>
  typeof value['digits'] === 'bigint' && typeof value['scale'] === 'number'
