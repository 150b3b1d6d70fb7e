import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { id } from '#kernel/id'
import type { Contact } from '#modules/parties'
import { nextSize } from './billing-run.ts'
import { receivedFrom, receiverOf } from './dispatch.ts'
import { payersCalendar } from './payers-calendar.ts'

const person = (over: Partial<Contact>): Contact => ({
  id: id<'con'>(1n),
  customerId: id<'cus'>(1n),
  name: 'Hanna Vogel',
  function: 'accounts_payable',
  email: 'ap@lindauer.example',
  phone: null,
  language: null,
  active: true,
  version: 1,
  ...over,
})
const mail = { invoiceChannel: 'email', invoiceEmail: 'rechnung@lindauer.example' } as const

test('the bill goes to who pays there, else to the address for bills, and never to who buys', () => {
  assert.equal(receiverOf(mail, [person({})]).to, 'ap@lindauer.example')
  assert.equal(receiverOf(mail, [person({ active: false })]).to, 'rechnung@lindauer.example')
  const buyer = person({ function: 'purchasing', email: 'brandt@lindauer.example' })
  assert.equal(receiverOf(mail, [buyer]).to, 'rechnung@lindauer.example')
  assert.equal(receiverOf({ ...mail, invoiceEmail: null }, [buyer]).to, null)
  assert.equal(receiverOf({ ...mail, invoiceChannel: 'post' }, [person({})]).to, null)
})

test('by mail it is received the day it was sent, by post two working days later, over a holiday too', () => {
  const on = (text: string) => payersCalendar('DE', day(text))
  assert.equal(receivedFrom('email', day('2025-04-19'), on('2025-04-19')), '2025-04-19')
  assert.equal(receivedFrom('post', day('2025-03-07'), on('2025-03-07')), '2025-03-11')
  assert.equal(receivedFrom('post', day('2025-04-17'), on('2025-04-17')), '2025-04-23', 'Good Friday and Easter Monday')
  for (const channel of ['portal', 'einvoice', 'none'] as const) {
    assert.equal(receivedFrom(channel, day('2025-03-07'), on('2025-03-07')), null)
  }
})

test('a run takes smaller chunks when a chunk held the numbers for long, and larger ones while it did not', () => {
  assert.equal(nextSize(50, 10), 100)
  assert.equal(nextSize(50, 100), 50)
  assert.equal(nextSize(50, 150), 25)
  assert.equal(nextSize(25, 500), 20)
  assert.equal(nextSize(1000, 1), 1000)
})
