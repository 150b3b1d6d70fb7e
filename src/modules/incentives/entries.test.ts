import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { id, type Id } from '#kernel/id'
import { currency } from '#kernel/money'
import { earnedToDate } from './earned.ts'
import { commissionEntries, type CommissionEvent, type InvoiceBasis } from './entries.ts'
import { freezeDay, statementQuarter } from './period.ts'

const line = id<'iln'>(1n)
const pfeil = { staffId: id<'stf'>(1n), weight: 1n }
const klamm = { staffId: id<'stf'>(2n), weight: 1n }
const basis = (net: bigint, gross: bigint, percent = '5'): InvoiceBasis => ({
  documentId: id(1n),
  currency: currency('EUR'),
  gross,
  lines: [{ lineId: line, net, ratePercent: parseDecimal(percent) }],
})

let made = 0
const seen = (on: string) => ({
  key: `event ${(made += 1)}`,
  on: day(on),
  recordedOn: day(on),
  cause: 'neither' as const,
})
const cash = (on: string, amount: bigint, recovery?: true): CommissionEvent => ({
  ...seen(on),
  kind: 'cash',
  amount,
  receiptId: null,
  ...(recovery ? { recovery } : {}),
})
const noted = (kind: 'credit' | 'dispute', on: string, gross: bigint, net: bigint): CommissionEvent => ({
  ...seen(on),
  kind,
  gross,
  nets: new Map([[line, net]]),
})
const told = (invoice: InvoiceBasis, ...events: CommissionEvent[]) =>
  commissionEntries(invoice, [pfeil], events).map(({ kind, amount, event }) => [kind, amount, event.on])

test('a price dispute: the undisputed part earns at once, the credit note changes nothing', () => {
  assert.deepEqual(
    told(
      basis(3125_00n, 3772_30n),
      noted('dispute', '2025-03-10', 285_60n, 240_00n),
      cash('2025-04-04', 3486_70n),
      noted('credit', '2025-04-09', 285_60n, 240_00n),
      noted('dispute', '2025-04-09', 0n, 0n),
    ),
    [['earn', 144_25n, '2025-04-04']],
  )
})

test('a debit that comes back takes its commission back; part payments and dividends earn again', () => {
  assert.deepEqual(
    told(
      basis(8000_00n, 9520_00n),
      cash('2025-06-30', 9520_00n),
      cash('2025-07-03', -9520_00n),
      cash('2025-07-18', 4000_00n),
      cash('2026-03-20', 193_20n, true),
    ),
    [
      ['earn', 400_00n, '2025-06-30'],
      ['reverse', -400_00n, '2025-07-03'],
      ['earn', 168_07n, '2025-07-18'],
      ['recovery', 8_11n, '2026-03-20'],
    ],
  )
})

test('a euro invoice of a sterling company earns on its sterling net', () => {
  assert.deepEqual(
    told(basis(10380_00n, 12000_00n, '4'), cash('2025-10-14', 5000_00n), cash('2025-10-24', 7000_00n)).map(
      ([, amount]) => amount,
    ),
    [173_00n, 242_20n],
  )
})

test('a quarter of plan, card and export invoices, and the card that is charged back in the next', () => {
  const quarter = [
    told(basis(10380_00n, 12000_00n, '4'), cash('2025-10-14', 5000_00n), cash('2025-10-24', 7000_00n)),
    told(basis(295_00n, 354_00n, '4'), cash('2025-11-07', 354_00n), cash('2026-01-08', -354_00n)),
    told(basis(2400_00n, 2880_00n, '4'), cash('2025-11-28', 2880_00n)),
    told(basis(1140_16n, 1368_19n, '4'), cash('2025-11-28', 1368_19n)),
  ].flat()
  assert.deepEqual(
    quarter.map(([, amount]) => amount),
    [173_00n, 242_20n, 11_80n, -11_80n, 96_00n, 45_61n],
  )
})

test('an advance that is applied and instalments earn the whole, to the cent', () => {
  const instalments = [7140_00n, 5553_34n, 5553_33n, 5553_33n].map((amount, month) =>
    cash(`2025-0${month + 5}-20`, amount),
  )
  assert.deepEqual(
    told(basis(20_000_00n, 23_800_00n), ...instalments).map(([, amount]) => amount),
    [300_00n, 233_33n, 233_34n, 233_33n],
  )
})

test('what came before a hand-over stays, what comes in its days is divided, and what goes back is taken from whom it came to', () => {
  const agreed = [
    { staffId: pfeil.staffId, weight: 7500n },
    { staffId: klamm.staffId, weight: 2500n },
  ]
  const shared = (on: string, amount: bigint): CommissionEvent =>
    ({ ...cash(on, amount), shares: agreed }) as CommissionEvent
  const entries = commissionEntries(
    basis(4000_00n, 4000_00n),
    [pfeil],
    [
      cash('2025-04-10', 1000_00n),
      shared('2025-05-05', 2000_00n),
      shared('2025-05-09', -2000_00n),
      cash('2025-06-05', 3000_00n),
    ],
  )
  assert.deepEqual(
    entries.map(({ staffId, amount }) => [staffId === pfeil.staffId ? 'Pfeil' : 'Klamm', amount]),
    [
      ['Pfeil', 50_00n],
      ['Pfeil', 75_00n],
      ['Klamm', 25_00n],
      ['Pfeil', -75_00n],
      ['Klamm', -25_00n],
      ['Pfeil', 150_00n],
    ],
  )
})

test('money that goes back in the same quarter is taken back when it goes, not when it came', () => {
  const calendar = { holidays: new Set<string>() }
  assert.equal(freezeDay(day('2025-04-01'), calendar), day('2025-07-07'))
  assert.equal(statementQuarter({ on: day('2025-06-30'), recordedOn: day('2025-07-07') }, calendar), '2025-04-01')
  assert.equal(statementQuarter({ on: day('2025-06-30'), recordedOn: day('2025-07-08') }, calendar), '2025-07-01')
  assert.equal(statementQuarter({ on: day('2025-07-03'), recordedOn: day('2025-07-03') }, calendar), '2025-07-01')
})

const steps = fc.array(
  fc.record({ kind: fc.constantFrom('pay', 'return', 'credit', 'dispute'), part: fc.integer({ min: 1, max: 100 }) }),
  { maxLength: 25 },
)

/** A possible history: nobody pays more than is owed, gets back more than he paid, or is credited more than the bill. */
function historyOf(invoice: InvoiceBasis, wishes: readonly { kind: string; part: number }[]) {
  let [paid, net, gross] = [0n, invoice.lines[0]?.net ?? 0n, invoice.gross]
  const state = { disputedNet: 0n, disputedGross: 0n }
  const events = wishes.flatMap(({ kind, part }): CommissionEvent[] => {
    const share = (of: bigint) => (of * BigInt(part)) / 100n
    if (kind === 'pay') {
      const amount = share(gross - paid)
      paid += amount
      return [cash('2025-04-01', amount)]
    }
    if (kind === 'return') {
      const amount = share(paid)
      paid -= amount
      return [cash('2025-04-02', -amount)]
    }
    if (kind === 'credit') {
      const [netOff, grossOff] = [share(net), share(gross)]
      if (gross - grossOff < paid || gross - grossOff < state.disputedGross || net - netOff < state.disputedNet)
        return []
      ;[net, gross] = [net - netOff, gross - grossOff]
      return [noted('credit', '2025-04-03', grossOff, netOff)]
    }
    state.disputedNet = share(net)
    state.disputedGross = share(gross)
    return [noted('dispute', '2025-04-04', state.disputedGross, state.disputedNet)]
  })
  return { events, end: { paid, net, gross, ...state } }
}

test('the entries of any history are the formula on its end, for all who share', () => {
  const amount = fc.bigInt({ min: 1n, max: 5_000_000n })
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 1500 }), steps, (net, hundredths, wishes) => {
      const ratePercent = (hundredths / 100).toFixed(2)
      const invoice = basis(net, (net * 119n + 50n) / 100n, ratePercent)
      const { events, end } = historyOf(invoice, wishes)
      const entries = commissionEntries(invoice, [pfeil, klamm], events)
      const earned = earnedToDate({
        lines: [{ net: end.net, disputedNet: end.disputedNet, ratePercent: parseDecimal(ratePercent) }],
        gross: end.gross,
        disputedGross: end.disputedGross,
        applied: end.paid,
      })
      assert.equal(
        entries.reduce((sum, entry) => sum + entry.amount, 0n),
        earned,
      )
      const sumOf = (staffId: Id<'stf'>) =>
        entries.filter((entry) => entry.staffId === staffId).reduce((sum, entry) => sum + entry.amount, 0n)
      const apart = sumOf(pfeil.staffId) - sumOf(klamm.staffId)
      assert.ok(apart === 0n || apart === 1n)
    }),
    { numRuns: 500 },
  )
})
