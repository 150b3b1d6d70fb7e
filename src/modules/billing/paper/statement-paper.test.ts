import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currency, parseMoney, plus, sum } from '#kernel/money'
import { statement } from './paper-samples.ts'
import { statementPaper } from './statement-paper.ts'

const eur = (text: string) => parseMoney(text, currency('EUR'))
const spaced = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ')

test('the sample adds up as every statement must: items and credits to the total, and the ages too', () => {
  const open = [...statement.items, ...statement.unapplied].map((item) => item.open)
  assert.deepEqual(sum(currency('EUR'), open), statement.total)
  assert.deepEqual(Object.values(statement.ageing).reduce(plus), statement.total)
})

test('each document stands with its day, your order, what was paid and what is open', () => {
  const [disputed, promised, notDue, credit] = statementPaper(statement).table.rows
  assert.equal(disputed?.title, 'Invoice RE-2025-00112')
  assert.deepEqual(disputed?.details, ['Your order PO 4500097655', 'In dispute'])
  assert.deepEqual(disputed?.cells, ['13 Jan 2025', '12 Feb 2025', '77', '1,190.00', '904.40', '285.60'])
  assert.equal(spaced(promised?.details[1]), 'Payment promised for 5 May 2025')
  assert.deepEqual(notDue?.cells.slice(2), ['–', '12,480.72', '–', '12,480.72'])
  assert.equal(credit?.cells.at(-1), '−119.00')
})

test('five ages and the balance stand above', () => {
  const { balance, ageing } = statementPaper(statement)
  assert.deepEqual(balance, { label: 'Balance, EUR', amount: '15,919.62' })
  assert.deepEqual(
    ageing.map(({ amount }) => amount),
    ['11,861.72', '3,772.30', '–', '285.60', '–'],
  )
})

test('money without a purpose is shown as such', () => {
  const { unapplied } = statementPaper(statement)
  assert.equal(unapplied?.heading, 'Received, not yet set against a document')
  assert.deepEqual(unapplied?.rows[0]?.cells, ['28 Apr 2025', '', '', '', '', '−500.00'])
})

test('a balance in the customer’s favour is said in words, not with a sign', () => {
  const { balance } = statementPaper({ ...statement, total: eur('-500.00') })
  assert.deepEqual(balance, { label: 'In your favour, EUR', amount: '500.00' })
})

test('nothing open is said so', () => {
  const { lead, unapplied, table } = statementPaper({ ...statement, items: [], unapplied: [], total: eur('0.00') })
  assert.equal(lead, 'Nothing was open on that day. Thank you.')
  assert.deepEqual([unapplied, table.rows], [null, []])
})
