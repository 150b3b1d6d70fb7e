import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { day } from '#kernel/day'
import { id } from '#kernel/id'
import { currency } from '#kernel/money'
import { bucketOf } from './ageing.ts'
import { requireBalance, withoutZeros } from './entry.ts'
import { entityPart, link, type ItemKind, type OpenItem } from './open-item.ts'

const item = (kind: ItemKind, open: bigint, over: Partial<OpenItem> = {}): OpenItem => ({
  id: id(1n),
  entityId: id(1n),
  customerId: id(1n),
  kind,
  documentId: null,
  receiptId: null,
  number: kind,
  reference: null,
  issuedOn: day('2025-03-07'),
  dueOn: day('2025-04-06'),
  effectiveDueOn: day('2025-04-07'),
  currency: currency('EUR'),
  total: open,
  open,
  entityTotal: open,
  entityOpen: open,
  ...over,
})

test('a link takes the same amount off both items', () => {
  const linked = link(item('receipt', 3486_70n), item('invoice', 3772_30n), 3486_70n)
  assert.ok(linked.ok)
  assert.equal(linked.value.credit.open, 0n)
  assert.equal(linked.value.debit.open, 285_60n)
})

test('a link says why it cannot be', () => {
  const receipt = item('receipt', 100n)
  const invoice = item('invoice', 100n)
  const code = (credit: OpenItem, debit: OpenItem, amount = 100n) => {
    const outcome = link(credit, debit, amount)
    return outcome.ok ? 'linked' : outcome.code
  }
  assert.equal(code(receipt, invoice), 'linked')
  assert.equal(code(invoice, receipt), 'items_do_not_meet')
  assert.equal(code(receipt, item('invoice', 100n, { entityId: id(2n) })), 'entities_differ')
  assert.equal(code(receipt, item('invoice', 100n, { currency: currency('GBP') })), 'currencies_differ')
  assert.equal(code(receipt, invoice, 0n), 'amount_is_not_positive')
  assert.equal(code(receipt, invoice, 101n), 'item_not_open_enough')
  assert.equal(code(item('receipt', 99n), invoice), 'item_not_open_enough')
})

test('both currencies of an item reach zero together, in however many parts it is paid', () => {
  fc.assert(
    fc.property(
      fc.bigInt(1n, 10n ** 12n),
      fc.bigInt(0n, 10n ** 12n),
      fc.array(fc.bigInt(1n, 10n ** 10n), { maxLength: 12 }),
      (total, entityTotal, parts) => {
        let rest = { open: total, entityOpen: entityTotal }
        for (const part of [...parts, total]) {
          const amount = part < rest.open ? part : rest.open
          if (amount === 0n) break
          const entity = entityPart(rest, amount)
          assert.ok(entity >= 0n && entity <= rest.entityOpen)
          rest = { open: rest.open - amount, entityOpen: rest.entityOpen - entity }
        }
        assert.deepEqual(rest, { open: 0n, entityOpen: 0n })
      },
    ),
  )
})

test('5,000 of 12,000 euro billed at 0.8650 stand for 4,325.00 pounds, the rest for 6,055.00', () => {
  const billed = { open: 12_000_00n, entityOpen: 10_380_00n }
  assert.equal(entityPart(billed, 5_000_00n), 4_325_00n)
  assert.equal(entityPart({ open: 7_000_00n, entityOpen: 6_055_00n }, 7_000_00n), 6_055_00n)
})

test('buckets are counted from the effective due day', () => {
  const due = day('2025-04-07')
  assert.deepEqual(
    ['2025-04-07', '2025-04-08', '2025-05-07', '2025-05-08', '2025-06-06', '2025-07-06', '2025-07-07'].map((asAt) =>
      bucketOf(due, day(asAt)),
    ),
    ['not_due', 'd1_30', 'd1_30', 'd31_60', 'd31_60', 'd61_90', 'over_90'],
  )
})

test('an entry that does not balance is not made', () => {
  const euro = (amount: bigint) => ({ amount, currency: currency('EUR') })
  const entry = (credit: bigint, entityCredit = credit) => ({
    entityId: id<'ent'>(1n),
    kind: 'test',
    valueOn: day('2025-03-07'),
    postedOn: day('2025-03-07'),
    postings: [
      { account: 1100 as const, amount: euro(100n), entityAmount: 100n },
      { account: 4000 as const, amount: euro(-credit), entityAmount: -entityCredit },
    ],
  })
  requireBalance(entry(100n))
  assert.throws(() => requireBalance(entry(99n)), /off by 1/)
  assert.throws(() => requireBalance(entry(100n, 99n)), /currency/)
  assert.deepEqual(withoutZeros([{ account: 1100, amount: euro(0n), entityAmount: 0n }]), [])
})
