import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as fc from 'fast-check'
import { day, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { currency, money, type Currency } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { createEntities, type LegalEntity } from '#modules/company'
import {
  ageingRows,
  allocate,
  checkLedger,
  customerSums,
  itemIds,
  itemsOf,
  openItemsAsAt,
  post,
  postingDay,
  raiseItems,
  trialBalance,
  unallocate,
  type ItemKind,
} from '#modules/ledger'
import { createCustomers } from '#modules/parties'
import { setPeriod } from '../../src/modules/ledger/store.ts'
import { openWorld, type World } from '../world/world.ts'

const euro = currency('EUR')
const pound = currency('GBP')

type Books = World & {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly raise: (kind: ItemKind, amount: bigint, over?: Partial<Raised>) => Promise<Id<'itm'>>
}
type Raised = { on: Day; due: Day; currency: Currency; entityTotal: bigint }

let made = 0n

/** One seller, one customer, and documents and money without the modules that usually make them. */
async function openBooks(t: TestContext, entity: Partial<LegalEntity> = {}): Promise<Books> {
  const world = await openWorld({ today: '2025-03-03' })
  t.after(() => world.close())
  const { entityId, customerId } = await world.work(async (work) => {
    const [entityId] = await createEntities(work, [{ code: 'DE', name: 'Quellwerk', country: 'DE', ...entity }])
    const [customerId] = await createCustomers(work, [{ name: 'Lindauer Maschinenbau', country: 'DE', currency: euro }])
    assert.ok(entityId && customerId)
    return { entityId, customerId }
  })
  const raise = (kind: ItemKind, amount: bigint, over: Partial<Raised> = {}) =>
    world.work((work) => raiseOne(work, { entityId, customerId, kind, amount, ...over }))
  return { ...world, entityId, customerId, raise }
}

async function raiseOne(
  work: Work,
  item: Partial<Raised> & { entityId: Id<'ent'>; customerId: Id<'cus'>; kind: ItemKind; amount: bigint },
): Promise<Id<'itm'>> {
  const on = item.on ?? day('2025-03-03')
  const due = item.due ?? day('2025-04-02')
  const [id] = await itemIds(work.tx, 1)
  assert.ok(id)
  const total = money(item.amount, item.currency ?? euro)
  const entityTotal = item.entityTotal ?? item.amount
  const sign = item.kind === 'invoice' ? 1n : -1n
  const away = item.kind === 'receipt' ? 1000 : 4000
  await post(work, [
    {
      entityId: item.entityId,
      kind: 'test',
      valueOn: on,
      postedOn: await postingDay(work, item.entityId, on),
      postings: [
        {
          account: item.kind === 'receipt' ? 2110 : 1100,
          itemId: id,
          amount: money(sign * total.amount, total.currency),
          entityAmount: sign * entityTotal,
        },
        { account: away, amount: money(-sign * total.amount, total.currency), entityAmount: -sign * entityTotal },
      ],
    },
  ])
  made += 1n
  await raiseItems(work, [
    {
      id,
      entityId: item.entityId,
      customerId: item.customerId,
      kind: item.kind,
      documentId: null,
      receiptId: item.kind === 'receipt' ? (made as Id<'rec'>) : null,
      number: `${item.kind} ${made}`,
      reference: null,
      issuedOn: on,
      dueOn: due,
      effectiveDueOn: due,
      currency: total.currency,
      total: total.amount,
      entityTotal,
      valueOn: on,
      postedOn: on,
    },
  ])
  return id
}

const link = (credit: Id<'itm'>, debit: Id<'itm'>, amount: bigint, on = day('2025-03-10'), unit = euro) => ({
  creditItemId: credit,
  debitItemId: debit,
  amount: money(amount, unit),
  how: 'manual' as const,
  valueOn: on,
  postedOn: on,
})

const openOf = async (books: Books, ...ids: readonly Id<'itm'>[]) => {
  const items = await books.work(({ tx }) => itemsOf(tx, ids))
  return ids.map((id) => items.find((item) => item.id === id)?.open)
}
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? error.code : String(error)),
  )
const balances = async (books: Books) => {
  const rows = await books.work(({ tx }) => trialBalance(tx, { entityId: books.entityId }))
  return Object.fromEntries(rows.map((row) => [row.account, row.balance]))
}

test('paying short leaves the rest open, and taking the link back restores both items', async (t) => {
  const books = await openBooks(t)
  const invoice = await books.raise('invoice', 3772_30n)
  const receipt = await books.raise('receipt', 3486_70n)
  const [made] = await books.work((work) => allocate(work, { links: [link(receipt, invoice, 3486_70n)], from: 2110 }))
  assert.ok(made)
  assert.deepEqual(await openOf(books, invoice, receipt), [285_60n, 0n])
  assert.deepEqual(await balances(books), { 1000: 3486_70n, 1100: 285_60n, 2110: 0n, 4000: -3772_30n })
  await books.work((work) => unallocate(work, { allocationIds: [made.id], postedOn: day('2025-03-12') }))
  assert.deepEqual(await openOf(books, invoice, receipt), [3772_30n, 3486_70n])
  assert.equal(
    await refusal(books.work((work) => unallocate(work, { allocationIds: [made.id], postedOn: day('2025-03-12') }))),
    'allocation_already_reversed',
  )
  assert.deepEqual(await books.work(({ tx }) => checkLedger(tx)), [])
})

test('a credit note set against an invoice posts nothing but the two receivables', async (t) => {
  const books = await openBooks(t)
  const invoice = await books.raise('invoice', 285_60n)
  const note = await books.raise('credit_note', 285_60n)
  await books.work((work) => allocate(work, { links: [link(note, invoice, 285_60n)], from: 'items' }))
  assert.deepEqual(await openOf(books, invoice, note), [0n, 0n])
  assert.deepEqual(await balances(books), { 1100: 0n, 4000: 0n })
  assert.deepEqual(await books.work(({ tx }) => checkLedger(tx)), [])
})

test('no more than is open is ever applied, whoever tries at the same time', async (t) => {
  const books = await openBooks(t)
  const invoice = await books.raise('invoice', 1000_00n)
  const receipt = await books.raise('receipt', 640_00n)
  const tries = await Promise.all(
    Array.from({ length: 64 }, () =>
      refusal(books.work((work) => allocate(work, { links: [link(receipt, invoice, 25_00n)], from: 2110 }))),
    ),
  )
  assert.equal(tries.filter((each) => each === 'done').length, 25)
  assert.equal(tries.filter((each) => each === 'item_not_open_enough').length, 39)
  assert.deepEqual(await openOf(books, invoice, receipt), [375_00n, 15_00n])
  assert.deepEqual(await books.work(({ tx }) => checkLedger(tx)), [])
})

test('one link can be taken back once, by one of many', async (t) => {
  const books = await openBooks(t)
  const invoice = await books.raise('invoice', 100_00n)
  const receipt = await books.raise('receipt', 100_00n)
  const [made] = await books.work((work) => allocate(work, { links: [link(receipt, invoice, 100_00n)], from: 2110 }))
  assert.ok(made)
  const tries = await Promise.all(
    Array.from({ length: 8 }, () =>
      refusal(books.work((work) => unallocate(work, { allocationIds: [made.id], postedOn: day('2025-03-12') }))),
    ),
  )
  assert.deepEqual(tries.toSorted(), [...Array<string>(7).fill('allocation_already_reversed'), 'done'])
  assert.deepEqual(await openOf(books, invoice, receipt), [100_00n, 100_00n])
})

test('12,000 euro billed in pounds: a gain of 25.00, then a loss of 42.00, and both currencies end at nothing', async (t) => {
  const books = await openBooks(t, { code: 'GB', country: 'GB', currency: pound, zone: 'Europe/London' })
  const invoice = await books.raise('invoice', 12_000_00n, { entityTotal: 10_380_00n })
  const first = await books.raise('receipt', 5_000_00n, { entityTotal: 4_350_00n })
  const second = await books.raise('receipt', 7_000_00n, { entityTotal: 6_013_00n })
  await books.work((work) => allocate(work, { links: [link(first, invoice, 5_000_00n)], from: 2110 }))
  assert.equal((await balances(books))[4300], -25_00n)
  await books.work((work) => allocate(work, { links: [link(second, invoice, 7_000_00n)], from: 2110 }))
  assert.deepEqual(await balances(books), {
    1000: 10_363_00n,
    1100: 0n,
    2110: 0n,
    4000: -10_380_00n,
    4300: -25_00n,
    6300: 42_00n,
  })
  assert.deepEqual(await books.work(({ tx }) => checkLedger(tx)), [])
})

test('as at a day is what was dated that day, and the books of that day what was posted by then', async (t) => {
  const books = await openBooks(t)
  const invoice = await books.raise('invoice', 100_00n, { on: day('2025-01-15'), due: day('2025-02-14') })
  const receipt = await books.raise('receipt', 60_00n, { on: day('2025-02-10') })
  await books.work((work) =>
    allocate(work, {
      links: [{ ...link(receipt, invoice, 60_00n, day('2025-02-10')), postedOn: day('2025-03-03') }],
      from: 2110,
    }),
  )
  const open = async (asAt: string, basis: 'value' | 'posting' = 'value') =>
    (await books.work(({ tx }) => openItemsAsAt(tx, { asAt: day(asAt), basis }))).map((item) => [item.kind, item.open])
  assert.deepEqual(await open('2025-01-14'), [])
  assert.deepEqual(await open('2025-02-09'), [['invoice', 100_00n]])
  assert.deepEqual(await open('2025-02-10'), [['invoice', 40_00n]])
  assert.deepEqual(await open('2025-02-28', 'posting'), [
    ['invoice', 100_00n],
    ['receipt', 60_00n],
  ])
  const [aged] = await books.work(({ tx }) => ageingRows(tx, { asAt: day('2025-03-20'), basis: 'value' }))
  assert.deepEqual([aged?.d31_60, aged?.not_due, aged?.total], [40_00n, 0n, 40_00n])
})

test('a fact for a closed month is posted on the first open day and keeps its own day', async (t) => {
  const books = await openBooks(t)
  await books.work((work) =>
    setPeriod(work.tx, { entityId: books.entityId, month: day('2025-01-01'), closedAt: work.at, closedBy: null }),
  )
  await books.work((work) =>
    setPeriod(work.tx, { entityId: books.entityId, month: day('2025-02-01'), closedAt: work.at, closedBy: null }),
  )
  assert.equal(await books.work((work) => postingDay(work, books.entityId, day('2025-01-20'))), '2025-03-01')
  assert.equal(await books.work((work) => postingDay(work, books.entityId, day('2025-03-20'))), '2025-03-20')
  await assert.rejects(
    books.work((work) =>
      post(work, [
        {
          entityId: books.entityId,
          kind: 'test',
          valueOn: day('2025-01-20'),
          postedOn: day('2025-01-20'),
          postings: [
            { account: 1000, amount: money(1n, euro), entityAmount: 1n },
            { account: 2100, amount: money(-1n, euro), entityAmount: -1n },
          ],
        },
      ]),
    ),
    /the period is closed: 2025-01/,
  )
})

test('the database refuses an entry that does not balance, and any change of the books', async (t) => {
  const books = await openBooks(t)
  await books.raise('invoice', 100_00n)
  await assert.rejects(
    books.work((work) =>
      work.tx.run(sql`insert into ledger.posting (entry_id, position, account, currency, amount, entity_amount)
        select max(id), 99, 1000, 'EUR', 1, 1 from ledger.entry`),
    ),
    /do not balance/,
  )
  for (const table of ['entry', 'posting', 'allocation', 'item_movement']) {
    await assert.rejects(
      books.asOwner((tx) => tx.run(sql`delete from ledger.${sql.raw(table)}`)),
      /append-only/,
      table,
    )
    await assert.rejects(
      books.work(({ tx }) => tx.run(sql`delete from ledger.${sql.raw(table)}`)),
      /permission denied/,
      table,
    )
  }
})

const spoilers: readonly (readonly [string, string, RegExp])[] = [
  ['a posting', `update ledger.posting set amount = amount + 1 where position = 1`, /every entry balances/],
  ['an allocation', `update ledger.allocation set amount = amount + 1`, /an allocation moves both of its items/],
  [
    'a movement',
    `update ledger.item_movement set amount = amount - 1 where kind = 'applied'`,
    /what is open on an item/,
  ],
  ['what is open', `update ledger.open_item set open = open - 1 where open > 0`, /what is open on an item/],
  ['a sum', `update ledger.customer_sum set receivable = receivable + 1`, /the sums of a customer/],
  [
    'an account',
    `update ledger.posting set account = 2110 where account = 1100`,
    /the postings on an item|control accounts/,
  ],
]

for (const [what, spoil, invariant] of spoilers) {
  test(`the check finds ${what} that somebody altered`, async (t) => {
    const books = await openBooks(t)
    const invoice = await books.raise('invoice', 100_00n)
    const receipt = await books.raise('receipt', 60_00n)
    await books.work((work) => allocate(work, { links: [link(receipt, invoice, 60_00n)], from: 2110 }))
    assert.deepEqual(await books.work(({ tx }) => checkLedger(tx)), [])
    await books.asOwner(async (tx) => {
      for (const table of ['posting', 'allocation', 'item_movement']) {
        await tx.run(sql`alter table ledger.${sql.raw(table)} disable trigger user`)
      }
      await tx.run(sql.raw(spoil))
    })
    const found = await books.work(({ tx }) => checkLedger(tx))
    assert.match(found.map((finding) => finding.invariant).join('; '), invariant)
    assert.ok(found.every((finding) => /\d/.test(finding.place)))
  })
}

test('whatever is linked and taken back, what is open is what a plain count says', async (t) => {
  const books = await openBooks(t)
  const step = fc.record({ credit: fc.nat(3), debit: fc.nat(3), amount: fc.bigInt(1n, 80n), undo: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const credits = await Promise.all([50n, 70n, 30n, 90n].map((amount) => books.raise('receipt', amount)))
      const debits = await Promise.all([40n, 80n, 60n, 20n].map((amount) => books.raise('invoice', amount)))
      const open = new Map([
        ...credits.map((id, at) => [id, [50n, 70n, 30n, 90n][at] ?? 0n] as const),
        ...debits.map((id, at) => [id, [40n, 80n, 60n, 20n][at] ?? 0n] as const),
      ])
      const links: { id: Id<'alc'>; credit: Id<'itm'>; debit: Id<'itm'>; amount: bigint }[] = []
      for (const { credit, debit, amount, undo } of steps) {
        const last = undo ? links.pop() : undefined
        if (last) {
          await books.work((work) => unallocate(work, { allocationIds: [last.id], postedOn: day('2025-03-12') }))
          open.set(last.credit, (open.get(last.credit) ?? 0n) + last.amount)
          open.set(last.debit, (open.get(last.debit) ?? 0n) + last.amount)
          continue
        }
        const [from, to] = [credits[credit], debits[debit]]
        assert.ok(from && to)
        const fits = (open.get(from) ?? 0n) >= amount && (open.get(to) ?? 0n) >= amount
        const attempt = books.work((work) => allocate(work, { links: [link(from, to, amount)], from: 2110 }))
        if (!fits) {
          assert.equal(await refusal(attempt), 'item_not_open_enough')
          continue
        }
        const [made] = await attempt
        assert.ok(made)
        links.push({ id: made.id, credit: from, debit: to, amount })
        open.set(from, (open.get(from) ?? 0n) - amount)
        open.set(to, (open.get(to) ?? 0n) - amount)
      }
      assert.deepEqual(await openOf(books, ...open.keys()), [...open.values()])
    }),
    { numRuns: 15 },
  )
  assert.deepEqual(await books.work(({ tx }) => checkLedger(tx)), [])
  const [sums] = await books.work(({ tx }) => customerSums(tx, [books.customerId]))
  assert.ok(sums && sums.receivable >= 0n)
})
