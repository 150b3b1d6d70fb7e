import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { formatId, id } from '#kernel/id'
import { cellsOf } from '../world/read-spreadsheet.ts'
import { makePromise, openSampleWorld, promises } from '../world/sample-api.ts'
import type { World } from '../world/world.ts'

const customerId = formatId('cus', id<'cus'>(7n))
// Several fall on the same day, some on none: both are where pages go wrong.
const given = Array.from({ length: 23 }, (_, index) => ({
  said: `promise ${String(index).padStart(2, '0')}${index === 5 ? ' 100%' : ''}`,
  amount: { amount: `${(index % 4) + 1}.00`, currency: index % 3 === 0 ? 'USD' : 'EUR' },
  promisedOn: index % 5 === 0 ? null : `2025-03-1${index % 3}`,
}))

let world: World
before(async () => {
  world = await openSampleWorld()
  for (const promise of given) await world.as('cash_clerk').do(makePromise, { customerId, ...promise })
})
after(() => world.close())

type Sort = 'promisedOn' | '-promisedOn' | 'said' | '-said' | 'amount' | '-amount'

async function pages(sort: Sort, limit: number) {
  const clerk = world.as('cash_clerk')
  const rows: { id: string; said: string; promisedOn: string | null; amount: { amount: string } }[] = []
  let cursor: string | undefined
  for (let turn = 0; turn < 30; turn += 1) {
    const page = await clerk.ask(promises, { sort, limit, ...(cursor === undefined ? {} : { cursor }) })
    assert.equal(page.count, given.length, 'the count is that of the whole result on every page')
    assert.ok(page.rows.length <= limit)
    rows.push(...page.rows)
    if (page.next === null) return rows
    cursor = page.next
  }
  throw new Error('the list never ends')
}

for (const sort of ['promisedOn', '-promisedOn', 'said', '-said', 'amount', '-amount'] as const) {
  test(`pages of ${sort} make the whole list, each row once`, async () => {
    const whole = await pages(sort, 200)
    for (const limit of [1, 2, 7, 23]) assert.deepEqual(await pages(sort, limit), whole)
    assert.equal(new Set(whole.map((row) => row.id)).size, given.length)
  })
}

test('rows come in the order that was asked for, and unknown days last, both ways', async () => {
  const days = (await pages('promisedOn', 200)).map(({ promisedOn }) => promisedOn)
  const known = days.filter((day) => day !== null)
  assert.deepEqual(days, [...known.toSorted(), ...Array.from({ length: 5 }, () => null)])
  const turned = (await pages('-promisedOn', 200)).map(({ promisedOn }) => promisedOn)
  assert.deepEqual(turned, [...known.toSorted().reverse(), ...Array.from({ length: 5 }, () => null)])
  const amounts = (await pages('-amount', 200)).map(({ amount }) => Number(amount.amount))
  assert.deepEqual(
    amounts,
    amounts.toSorted((a, b) => b - a),
  )
})

test('sums are those of the whole result, one per currency', async () => {
  const { sums, rows } = await world.as('cash_clerk').ask(promises, { limit: 1 })
  assert.equal(rows.length, 1)
  const total = (currency: string) =>
    given.filter((each) => each.amount.currency === currency).reduce((sum, each) => sum + Number(each.amount.amount), 0)
  assert.deepEqual(sums, [
    { currency: 'EUR', total: { amount: total('EUR').toFixed(2), currency: 'EUR' } },
    { currency: 'USD', total: { amount: total('USD').toFixed(2), currency: 'USD' } },
  ])
})

test('filters narrow rows, count and sums, and what is typed is no pattern', async () => {
  const clerk = world.as('cash_clerk')
  const percent = await clerk.ask(promises, { search: '0%' })
  assert.deepEqual([percent.count, percent.rows.map(({ said }) => said)], [1, ['promise 05 100%']])
  assert.equal((await clerk.ask(promises, { search: '_' })).count, 0)
  assert.deepEqual((await clerk.ask(promises, { search: 'nothing like it' })).sums, [])
  assert.equal((await clerk.ask(promises, { most: 100 })).count, 6)
  assert.equal((await clerk.ask(promises, { said: ['promise 01', 'promise 02'] })).count, 2)
  assert.equal((await clerk.ask(promises, { search: "'; drop table public.promise; --" })).count, 0)
})

test('a row that is added meanwhile moves no other to the next page', async () => {
  const clerk = world.as('cash_clerk')
  const first = await clerk.ask(promises, { sort: 'said', limit: 5 })
  await clerk.do(makePromise, {
    customerId,
    said: 'a new one',
    amount: { amount: '1.00', currency: 'EUR' },
    promisedOn: null,
  })
  const second = await clerk.ask(promises, { sort: 'said', limit: 5, cursor: first.next ?? '' })
  assert.deepEqual(
    second.rows.map(({ said }) => said.slice(0, 10)),
    ['promise 05', 'promise 06', 'promise 07', 'promise 08', 'promise 09'],
  )
})

test('a cursor of another sort, a changed one, and a sort that is not offered are refused', async () => {
  const clerk = world.as('cash_clerk')
  const { next } = await clerk.ask(promises, { sort: 'said', limit: 5 })
  const refusals = [
    { sort: 'amount', cursor: next },
    { sort: 'said', cursor: 'nonsense' },
    { sort: 'amount', cursor: Buffer.from('["amount","1; drop table x","1"]').toString('base64url') },
    { sort: 'promisedOn', cursor: Buffer.from('["promisedOn","2025-99-99","1"]').toString('base64url') },
    { sort: 'id; drop table public.promise' },
    { limit: 201 },
    { limit: 'all' },
    { offset: 20 },
  ]
  for (const request of refusals) {
    const answer = await clerk.call(promises, request)
    assert.equal(answer.status, 400, JSON.stringify(request))
    assert.match(await answer.text(), /"path":"(cursor|sort|limit|offset)"/)
  }
})

test('the whole list is a spreadsheet too, with the same rights, filters and order', async () => {
  const clerk = world.as('cash_clerk')
  const request = { format: 'xlsx', sort: '-amount', search: 'promise 1', limit: 2 }
  const answer = await clerk.call(promises, request)
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-disposition') ?? '', /filename="sample-promises \d{4}-\d{2}-\d{2}\.xlsx"/)
  const cells = cellsOf(new Uint8Array(await answer.arrayBuffer()))
  const column = (letter: string) => cells.filter(({ at }) => at.replaceAll(/\d/g, '') === letter)
  const { rows } = await clerk.ask(promises, { sort: '-amount', search: 'promise 1', limit: 200 })
  assert.equal(rows.length, 10)
  assert.deepEqual(
    column('D').map(({ text }) => text),
    ['amount', ...rows.map(({ amount }) => amount.amount)],
  )
  assert.deepEqual(
    column('D')
      .slice(1)
      .map(({ type, format }) => [type, format.slice(-5)]),
    rows.map(({ amount }) => ['n', `"${amount.currency}"`]),
  )
  assert.ok(
    column('F')
      .slice(1)
      .every(({ type, format }) => type === 'n' && format === '14'),
  )
  assert.equal((await world.as('operations').call(promises, request)).status, 403)
})
