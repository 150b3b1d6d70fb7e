import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bareKey, mappingByWords, vocabulary } from './vocabulary.ts'

const columnsOf = (header: string, delimiter = ';') =>
  mappingByWords([{ index: 0, cellsBy: (by) => (by === delimiter ? header.split(delimiter) : [header]) }])?.mapping
    .columns

test('every word is written as headers are compared, so that none is in vain', () => {
  const { columns, pending, state, totals } = vocabulary()
  for (const word of [...Object.values(columns).flat(), ...pending, ...state, ...totals]) {
    assert.equal(bareKey(word), word)
  }
})

test('no word names two amounts, or an amount and a sign', () => {
  const roles = ['amount', 'debit', 'credit', 'balance', 'sign'].map((role) => vocabulary().columns[role] ?? [])
  const all = roles.flat()
  assert.deepEqual(
    all.filter((word, at) => all.indexOf(word) !== at),
    [],
  )
})

test('a header needs a day and an amount, or money in and money out', () => {
  assert.equal(columnsOf('Datum;Text'), undefined)
  assert.equal(columnsOf('Betrag;Text'), undefined)
  assert.equal(columnsOf('Datum;Soll'), undefined)
  assert.equal(columnsOf('Datum;Betrag')?.amount, 2)
  assert.deepEqual([columnsOf('Datum;Soll;Haben')?.debit, columnsOf('Datum;Soll;Haben')?.credit], [2, 3])
})

test('the booking date is taken before any other date, and a currency in the name does not matter', () => {
  const columns = columnsOf('Date;Booking date;Value Date;Amount in EUR')
  assert.deepEqual([columns?.booked, columns?.value, columns?.amount], [2, 3, 4])
})

test('one column of names is the other side; of two, each is one side', () => {
  const one = columnsOf('Datum;Betrag;Zahlungsempfänger*in')
  assert.deepEqual([one?.payer, one?.payee], [3, undefined])
  const two = columnsOf('Datum;Betrag;Zahlungspflichtige*r;Zahlungsempfänger*in')
  assert.deepEqual([two?.payer, two?.payee], [3, 4])
})
