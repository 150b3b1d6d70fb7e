import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf, callOf } from './address.ts'

test('parameters go into the path, the rest of a GET behind the question mark', () => {
  const contract = { method: 'GET', path: '/v1/customers/:customerId/items' }
  const asked = { customerId: 'cus_8fK2Wq', state: ['open', 'late'], limit: 50, until: undefined }
  assert.equal(addressOf(contract, asked), '/v1/customers/cus_8fK2Wq/items?state=open&state=late&limit=50')
})

test('what is written into an address cannot leave its place', () => {
  assert.equal(
    addressOf({ method: 'GET', path: '/v1/orders/:orderId' }, { orderId: '../x?a=b' }),
    '/v1/orders/..%2Fx%3Fa%3Db',
  )
})

test('a change travels as JSON', () => {
  const call = callOf({ method: 'POST', path: '/v1/orders/:orderId/hold' }, { orderId: 'ord_1', reason: 'asked' })
  assert.deepEqual(call, { url: '/v1/orders/ord_1/hold', body: '{"reason":"asked"}', mediaType: 'application/json' })
})

test('a DELETE has no body', () => {
  const call = callOf({ method: 'DELETE', path: '/v1/keys/:keyId' }, { keyId: 'key_1', reason: 'lost' })
  assert.deepEqual(call, { url: '/v1/keys/key_1?reason=lost', body: undefined, mediaType: undefined })
})

test('a file is the body, its name and the other fields stand in the address', () => {
  const file = new File(['<Document/>'], 'camt 1.xml', { type: 'application/xml' })
  const call = callOf({ method: 'POST', path: '/v1/bank-files', upload: 1000 }, { file, entityId: 'ent_1' })
  assert.deepEqual(call, {
    url: '/v1/bank-files?entityId=ent_1&name=camt+1.xml',
    body: file,
    mediaType: 'application/xml',
  })
})
