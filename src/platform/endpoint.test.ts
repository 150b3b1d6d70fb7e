import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import type { Id } from '#kernel/id'
import { day } from '#kernel/day'
import { money, currency, type Money } from '#kernel/money'
import { downloadEndpoint, endpoint, listEndpoint, noSums, parametersOf, uploadEndpoint } from './endpoint.ts'
import { serve } from './http.ts'
import { dayField, idField, moneyField } from './wire.ts'

const pay = endpoint({
  method: 'POST',
  path: '/v1/orders/:orderId/pay',
  allow: 'cash.apply',
  money: true,
  request: z.object({ orderId: idField('ord'), amount: moneyField }),
  response: z.object({ paid: moneyField }),
  refusals: { order_is_paid: 'It is paid.' },
  summary: 'Pay',
})

test('an endpoint is data, with everything settled that was left out', () => {
  const { request, response, ...rest } = pay
  assert.ok(request instanceof z.ZodObject && response instanceof z.ZodObject)
  assert.deepEqual(rest, {
    method: 'POST',
    path: '/v1/orders/:orderId/pay',
    allow: 'cash.apply',
    byLink: false,
    money: true,
    versioned: false,
    secret: false,
    revalidates: false,
    refusals: { order_is_paid: 'It is paid.' },
    summary: 'Pay',
    upload: null,
    download: [],
    list: null,
  })
})

test('a request has a field for each parameter of its path, and no unknown ones', () => {
  assert.deepEqual(parametersOf('/v1/a/:oneId/b/:otherId'), ['oneId', 'otherId'])
  const missing = () =>
    endpoint({ ...pay, money: true, versioned: true, secret: true, request: z.object({ amount: moneyField }) })
  assert.throws(missing, /does not name orderId/)
  const { error } = pay.request.safeParse({
    orderId: 'ord_VzXn2W',
    amount: { amount: '1.00', currency: 'EUR' },
    approved: true,
  })
  assert.match(JSON.stringify(error?.issues), /"unrecognized_keys","keys":\["approved"\]/)
})

test('a verb is typed by its contract: what it gets is parsed, what it gives is formatted', async () => {
  const route = serve(pay, async (_work, { orderId, amount }) => {
    const typedId: Id<'ord'> = orderId
    const typedAmount: Money = amount
    // @ts-expect-error the amount is Money, not text
    const untyped: string = amount
    return { paid: typedId > 0n && untyped ? typedAmount : typedAmount }
  })
  assert.equal(route.contract.path, pay.path)
  // @ts-expect-error the answer lacks what the contract promises
  serve(pay, () => Promise.resolve({}))
  const wrong = route.read({ orderId: 'x', amount: null })
  assert.equal(wrong.ok, false)
})

test('a list takes its sorts both ways, a cursor and a limit besides its filters', () => {
  const list = listEndpoint({
    path: '/v1/orders',
    allow: 'order.read',
    filters: z.object({ customerId: idField('cus').optional(), from: dayField.optional() }),
    sorts: ['placedOn', 'number'],
    row: z.object({ orderId: idField('ord') }),
    sums: noSums,
    summary: 'Orders',
  })
  assert.deepEqual(list.request.parse({ sort: '-placedOn', from: '2025-03-01' }), {
    sort: '-placedOn',
    from: day('2025-03-01'),
    limit: 50,
  })
  for (const wrong of [{ sort: 'customer' }, { limit: 0 }, { limit: 201 }, { page: 2 }]) {
    assert.equal(list.request.safeParse(wrong).success, false, JSON.stringify(wrong))
  }
  const answer = list.response.safeParse({ rows: [], next: null, count: 0, sums: [] })
  assert.ok(answer.success)
  assert.deepEqual(list.list?.sorts, ['placedOn', 'number'])
})

test('an upload and a download say how large and of what kind', () => {
  const upload = uploadEndpoint({
    method: 'POST',
    path: '/v1/statements',
    allow: 'cash.import',
    largest: 1000,
    request: z.object({}),
    response: z.object({ total: moneyField }),
    summary: 'Import',
  })
  assert.equal(upload.upload, 1000)
  assert.deepEqual(z.encode(upload.response, { total: money(5n, currency('EUR')) }), {
    total: { amount: '0.05', currency: 'EUR' },
  })
  const download = downloadEndpoint({
    method: 'GET',
    path: '/v1/invoices/:invoiceId/pdf',
    allow: 'invoice.read',
    types: ['application/pdf'],
    request: z.object({ invoiceId: idField('inv') }),
    summary: 'The invoice',
  })
  assert.deepEqual(download.download, ['application/pdf'])
})
