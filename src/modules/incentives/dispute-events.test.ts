import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { id } from '#kernel/id'
import { disputeEvents } from './dispute-events.ts'
import type { RefusedLine } from './store-facts.ts'

const refused = (over: Partial<RefusedLine>): RefusedLine => ({
  documentId: id(1n),
  caseId: id(1n),
  lineId: id(1n),
  net: 240_00n,
  gross: 285_60n,
  openedAt: new Date('2025-03-10T09:00:00Z'),
  openedOn: day('2025-03-10'),
  closedAt: null,
  closedOn: null,
  ...over,
})
const told = (...lines: RefusedLine[]) =>
  disputeEvents(lines, 'Europe/Berlin', (net) => net).map((event) => {
    assert.equal(event.kind, 'dispute')
    return [event.key, event.on, event.gross, [...event.nets.values()]]
  })

test('what is refused adds up over cases and goes when a case is closed', () => {
  const closed = { closedAt: new Date('2025-04-09T10:00:00Z'), closedOn: day('2025-04-09') }
  const second = {
    caseId: id<'dsp'>(2n),
    gross: 119_00n,
    openedAt: new Date('2025-03-20T09:00:00Z'),
    openedOn: day('2025-03-20'),
  }
  assert.deepEqual(
    told(
      refused(closed),
      refused({ ...second, lineId: id(1n), net: 60_00n }),
      refused({ ...second, lineId: id(2n), net: 40_00n }),
    ),
    [
      ['dispute 1 opened', '2025-03-10', 285_60n, [240_00n]],
      ['dispute 2 opened', '2025-03-20', 404_60n, [300_00n, 40_00n]],
      ['dispute 1 closed', '2025-04-09', 119_00n, [60_00n, 40_00n]],
    ],
  )
})

test('nobody refuses anything: nothing happens', () => {
  assert.deepEqual(told(), [])
})
