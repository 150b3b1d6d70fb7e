import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { day, plusDays } from '#kernel/day'
import type { Id } from '#kernel/id'
import { currency, money } from '#kernel/money'
import { createEntities } from '#modules/company'
import {
  ageCustomers,
  ageingRows,
  allocate,
  checkLedger,
  post,
  itemIds,
  moveDueDay,
  raiseItems,
  unallocate,
} from '#modules/ledger'
import { createCustomers, lockCustomers } from '#modules/parties'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { openWorld, type World } from '../world/world.ts'

const euro = currency('EUR')
const began = day('2025-03-03')

type Raised = {
  readonly id: Id<'itm'>
  readonly customerId: Id<'cus'>
  readonly documentId: Id<'inv'> | null
  open: bigint
}
type Seller = { readonly entityId: Id<'ent'>; readonly customerIds: readonly Id<'cus'>[] }

let made = 0n

async function raise(
  work: Work,
  { entityId }: Seller,
  customerId: Id<'cus'>,
  dueIn: number,
  amount: bigint,
): Promise<Raised> {
  const [itemId] = await itemIds(work.tx, 1)
  assert.ok(itemId)
  const receipt = dueIn === 0
  made += 1n
  const sign = receipt ? -1n : 1n
  await post(work, [
    {
      entityId,
      kind: 'test',
      valueOn: began,
      postedOn: began,
      postings: [
        { account: receipt ? 2110 : 1100, itemId, amount: money(sign * amount, euro), entityAmount: sign * amount },
        { account: receipt ? 1000 : 4000, amount: money(-sign * amount, euro), entityAmount: -sign * amount },
      ],
    },
  ])
  const dueOn = plusDays(began, dueIn)
  const documentId = receipt ? null : (made as Id<'inv'>)
  await lockCustomers(work, [customerId])
  await raiseItems(work, [
    {
      id: itemId,
      entityId,
      customerId,
      kind: receipt ? 'receipt' : 'invoice',
      documentId,
      receiptId: receipt ? (made as Id<'rec'>) : null,
      number: `${made}`,
      reference: null,
      issuedOn: began,
      dueOn,
      effectiveDueOn: dueOn,
      currency: euro,
      total: amount,
      entityTotal: amount,
      valueOn: began,
      postedOn: began,
    },
  ])
  return { id: itemId, customerId, documentId, open: amount }
}

async function openSeller(world: World): Promise<Seller> {
  return world.work(async (work) => {
    const [entityId] = await createEntities(work, [{ code: 'DE', name: 'Quellwerk', country: 'DE' }])
    const customerIds = await createCustomers(
      work,
      ['Lindauer', 'Brunner', 'Castell'].map((name) => ({ name, country: 'DE', currency: euro })),
    )
    assert.ok(entityId)
    return { entityId, customerIds }
  })
}

type Step = readonly [what: 'raise' | 'pay' | 'undo' | 'move' | 'age', which: number, days: number, amount: number]

const steps = fc.array(
  fc.tuple(
    fc.constantFrom<Step[0]>('raise', 'raise', 'raise', 'pay', 'pay', 'undo', 'move', 'age'),
    fc.nat(50),
    fc.integer({ min: -140, max: 40 }),
    fc.integer({ min: 1, max: 100_00 }),
  ),
  { minLength: 4, maxLength: 25 },
)

test('whatever is raised, paid, taken back and moved, the kept ages are those that the movements have', async (t) => {
  const world = await openWorld({ today: '2025-03-03' })
  t.after(() => world.close())
  const seller = await openSeller(world)
  const debts: Raised[] = []
  const links: Id<'alc'>[] = []
  let on = began

  const pay = async (work: Work, debt: Raised, asked: number) => {
    const amount = BigInt(asked) < debt.open ? BigInt(asked) : debt.open
    const receipt = await raise(work, seller, debt.customerId, 0, amount)
    const [link] = await allocate(work, {
      links: [
        {
          creditItemId: receipt.id,
          debitItemId: debt.id,
          amount: money(amount, euro),
          how: 'manual',
          valueOn: began,
          postedOn: began,
        },
      ],
      from: 2110,
    })
    assert.ok(link)
    links.push(link.id)
    debt.open -= amount
  }
  const take = async ([what, which, days, amount]: Step): Promise<void> => {
    const debt = debts[which % Math.max(1, debts.length)]
    const customerId = seller.customerIds[which % seller.customerIds.length]
    assert.ok(customerId)
    if (what === 'raise') {
      const raised = await world.work((work) => raise(work, seller, customerId, days, BigInt(amount)))
      if (raised.documentId !== null) debts.push(raised)
    } else if (what === 'age') {
      on = plusDays(on, which)
      await ageCustomers((verb) => world.work(verb), seller.entityId, on)
    } else if (what === 'undo' && links.length > 0) {
      const [link] = links.splice(which % links.length, 1)
      assert.ok(link)
      await world.work((work) => unallocate(work, { allocationIds: [link], postedOn: began }))
    } else if (debt && what === 'pay' && debt.open > 0n) await world.work((work) => pay(work, debt, amount))
    else if (debt?.documentId && what === 'move') {
      const dueOn = plusDays(began, days)
      const { customerId: debtor, documentId } = debt
      await world.work(async (work) => {
        await lockCustomers(work, [debtor])
        await moveDueDay(work.tx, documentId, { dueOn, effectiveDueOn: dueOn })
      })
    }
  }

  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      for (const step of taken) await take(step)
      for (const now of [on, plusDays(on, 1), plusDays(on, 31)]) {
        const kept = await world.work(({ tx }) => ageingRows(tx, { now }))
        const counted = await world.work(({ tx }) => ageingRows(tx, { asAt: now, basis: 'value' }))
        assert.deepEqual(kept, counted)
      }
      assert.deepEqual(await world.work(({ tx }) => checkLedger(tx)), [])
    }),
    { numRuns: 25 },
  )
})

test('ages that somebody altered are found', async (t) => {
  const world = await openWorld({ today: '2025-03-03' })
  t.after(() => world.close())
  const seller = await openSeller(world)
  const [customerId] = seller.customerIds
  assert.ok(customerId)
  await world.work((work) => raise(work, seller, customerId, -40, 70_00n))
  await world.asOwner((tx) => tx.run(sql`update ledger.customer_sum set d1_30 = d31_60, d31_60 = 0`))
  const found = await world.work(({ tx }) => checkLedger(tx))
  assert.deepEqual(
    found.map(({ invariant }) => invariant),
    ['the ages of a customer are those of his items'],
  )
})
