import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { day, plusDays } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { id, type Id } from '#kernel/id'
import { currency } from '#kernel/money'
import { standingParts, type CommissionEvent, type InvoiceBasis, type Share } from './entries.ts'
import { unwrittenEntries, type Unwritten } from './unwritten.ts'

const first = day('2025-04-01')
const lines = [id<'iln'>(1n), id<'iln'>(2n)] as const
const people = [1n, 2n, 3n].map((staff) => id<'stf'>(staff))
const [pfeil, mira, klamm] = people as [Id<'stf'>, Id<'stf'>, Id<'stf'>]

type Wish = {
  readonly kind: 'pay' | 'return' | 'move' | 'credit' | 'dispute'
  readonly on: 0 | 1
  readonly part: number
  readonly heir: boolean
}
type Bill = {
  readonly basis: InvoiceBasis
  readonly events: CommissionEvent[]
  readonly payments: Map<string, bigint>
  gross: bigint
  paid: bigint
  readonly nets: bigint[]
}

const split: readonly Share[] = [
  { staffId: pfeil, weight: 60n },
  { staffId: mira, weight: 40n },
]
// Klamm has a quarter of Pfeil's part of what comes in these days.
const withHeir: readonly Share[] = [
  { staffId: pfeil, weight: 45n },
  { staffId: mira, weight: 40n },
  { staffId: klamm, weight: 15n },
]

function billOf(number: bigint, nets: readonly [bigint, bigint], rates: readonly [string, string]): Bill {
  const gross = nets[0] + nets[1] + ((nets[0] + nets[1]) * 19n) / 100n
  return {
    basis: {
      documentId: id(number),
      currency: currency('EUR'),
      gross,
      lines: lines.map((lineId, index) => ({
        lineId,
        net: nets[index] ?? 0n,
        ratePercent: parseDecimal(rates[index] ?? '0'),
      })),
    },
    events: [],
    payments: new Map(),
    gross,
    paid: 0n,
    nets: [...nets],
  }
}

/** What may happen to two bills of one customer: nobody pays more than is owed, and money that moves leaves the one for the other. */
function live(bills: readonly [Bill, Bill], wishes: readonly Wish[]) {
  wishes.forEach(({ kind, on, part, heir }, step) => {
    const [bill, other] = [bills[on], bills[on === 0 ? 1 : 0]]
    const share = (of: bigint) => (of * BigInt(part)) / 100n
    const common = { on: plusDays(first, step), recordedOn: plusDays(first, step), cause: 'neither' as const }
    const cash = (of: Bill, key: string, amount: bigint, shares: readonly Share[] | undefined) => {
      of.events.push({ ...common, key, kind: 'cash', amount, receiptId: null, ...(shares ? { shares } : {}) })
      of.paid += amount
    }
    if (kind === 'pay') {
      const amount = share(bill.gross - bill.paid)
      if (amount <= 0n) return
      bill.payments.set(`allocation ${step}${heir ? ' heir' : ''}`, amount)
      cash(bill, `allocation ${step}${heir ? ' heir' : ''}`, amount, heir ? withHeir : undefined)
    } else if (kind === 'return' || kind === 'move') {
      const [found] = bill.payments
      if (!found) return
      const [key, amount] = found
      const shares = key.endsWith('heir') ? withHeir : undefined
      bill.payments.delete(key)
      cash(bill, `allocation ${step} back`, -amount, shares)
      const room = other.gross - other.paid
      const moved = amount < room ? amount : room
      if (kind === 'move' && moved > 0n) {
        const moves = `allocation ${step}${shares ? ' heir' : ''}`
        other.payments.set(moves, moved)
        cash(other, moves, moved, shares)
      }
    } else {
      const nets = lines.map((_, index) => share(bill.nets[index] ?? 0n))
      const gross = share(bill.gross)
      if (bill.gross - gross < bill.paid) return
      const event = { ...common, gross, nets: new Map(lines.map((line, index) => [line, nets[index] ?? 0n])) }
      bill.events.push({ ...event, key: `${kind} ${step}`, kind })
      if (kind === 'dispute') return
      // What was refused is credited, so it is refused no more.
      bill.events.push({ ...common, key: `dispute ${step} closed`, kind: 'dispute', gross: 0n, nets: new Map() })
      bill.gross -= gross
      nets.forEach((net, index) => (bill.nets[index] = (bill.nets[index] ?? 0n) - net))
    }
  })
}

const wish = fc.record({
  kind: fc.constantFrom('pay', 'pay', 'return', 'move', 'credit', 'dispute'),
  on: fc.constantFrom(0 as const, 1 as const),
  part: fc.integer({ min: 1, max: 100 }),
  heir: fc.boolean(),
})
const net = fc.bigInt({ min: 0n, max: 3_000_000n })
const rate = fc.integer({ min: 0, max: 1500 }).map((hundredths) => (hundredths / 100).toFixed(2))

const sumOf = (rows: readonly Unwritten[], staffId: Id<'stf'>) =>
  rows.reduce((sum, row) => (row.staffId === staffId && row.kind !== 'adjust' ? sum + row.amount : sum), 0n)

/** Reactions come when they come: each sees some of what happened, the last one all of it. */
function written(bill: Bill, seen: readonly (readonly CommissionEvent[])[], kept?: 'all'): Unwritten[] {
  const rows: Unwritten[] = []
  for (const events of [...seen, bill.events]) {
    const keep = { kept: () => 'kept theirs' as const }
    rows.push(
      ...unwrittenEntries({
        basis: bill.basis,
        shares: split,
        events,
        written: rows,
        today: plusDays(first, 100),
        ...(kept ? keep : {}),
      }),
    )
  }
  return rows
}

test('whatever happens to two bills, everybody’s entries are the formula on their end, however often and in whatever order it was looked at', () => {
  fc.assert(
    fc.property(
      fc.tuple(net, net, net, net),
      fc.tuple(rate, rate),
      fc.array(wish, { maxLength: 30 }),
      fc.array(fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), { maxLength: 3 }),
      (nets, rates, wishes, looks) => {
        const bills = [billOf(1n, [nets[0], nets[1]], rates), billOf(2n, [nets[2], nets[3]], rates)] as const
        live(bills, wishes)
        for (const bill of bills) {
          // A reversal may be seen before what it takes back, and an event may be missed at first.
          const seen = looks.map((mask) => bill.events.filter((_, index) => mask[index]))
          const ends = standingParts(bill.basis, split, bill.events)
          for (const rows of [written(bill, seen), written(bill, []), written(bill, [bill.events, bill.events])]) {
            for (const staffId of people) {
              assert.equal(sumOf(rows, staffId), ends.find((each) => each.staffId === staffId)?.now ?? 0n)
            }
            assert.equal(new Set(rows.map((row) => `${row.staffId} ${row.eventKey}`)).size, rows.length)
          }
          assert.deepEqual(written(bill, [bill.events]), written(bill, []))
        }
      },
    ),
    { numRuns: 400 },
  )
})

test('what a plan leaves to people never pays the same money twice', () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 25 }), (wishes) => {
      const bills = [billOf(1n, [800_000n, 100_000n], ['5', '5']), billOf(2n, [500_000n, 0n], ['5', '0'])] as const
      live(
        bills,
        wishes
          .filter((each) => each.kind === 'pay' || each.kind === 'return')
          .map((each) => ({ ...each, heir: false })),
      )
      for (const bill of bills) {
        const total = written(bill, [], 'all').reduce((sum, row) => sum + row.amount, 0n)
        const most = standingParts(bill.basis, split, bill.events).reduce((sum, each) => sum + each.whole, 0n)
        assert.ok(total >= 0n && total <= most, `${total} of ${most}`)
      }
    }),
    { numRuns: 300 },
  )
})
