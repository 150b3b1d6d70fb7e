import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { id } from '#kernel/id'
import { currency, plus } from '#kernel/money'
import { statementOf } from '#modules/ledger'
import { contentOf } from './print-statement.ts'

const euro = currency('EUR')

const item = (kind: 'invoice' | 'credit_note' | 'receipt', number: string, due: string, open: bigint) => ({
  id: id<'itm'>(1n),
  entityId: id<'ent'>(1n),
  entityCode: 'DE',
  customerId: id<'cus'>(1n),
  customerNumber: '1',
  customerName: 'Kessler',
  kind,
  documentId: null,
  receiptId: null,
  number,
  reference: null,
  issuedOn: day('2025-01-02'),
  dueOn: day(due),
  effectiveDueOn: day(due),
  currency: euro,
  total: open,
  open,
})

test('on paper the items and the money, and the five ages, each add up to the total', () => {
  const statement = statementOf(
    [
      item('invoice', 'RE-1', '2025-03-20', 100_00n),
      item('invoice', 'RE-2', '2025-02-20', 50_00n),
      item('credit_note', 'GS-1', '2025-02-20', 20_00n),
      item('receipt', '4711', '2025-01-01', 30_00n),
    ],
    euro,
    day('2025-03-10'),
  )
  const { items, unapplied, total, ageing } = contentOf(statement)
  assert.equal(total.amount, 100_00n)
  assert.equal([...items, ...unapplied].map(({ open }) => open).reduce(plus).amount, total.amount)
  assert.equal(Object.values(ageing).reduce(plus).amount, total.amount)
  assert.deepEqual([ageing.notDue.amount, ageing.days1To30.amount], [70_00n, 30_00n])
})
