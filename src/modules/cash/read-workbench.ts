import type { z } from 'zod'
import { dayIn, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, sum, type Currency } from '#kernel/money'
import type { Work } from '#platform/work'
import { entities, entityOf } from '#modules/company'
import type { readWorkbench as contract } from './contract.ts'
import { deedsSince } from './store-deeds.ts'
import { lineOf, linesOfDay, waitingLines, type LineRow, type Waits } from './store-lines.ts'
import { accountHeads, gapsOf, lastBookedDay, type AccountHead, type Gap } from './store-statements.ts'

type Asked = z.output<typeof contract.request>

/** The cash desk of a day: without one, the last day that the bank told of. */
export async function readWorkbench(
  work: Work,
  { entityId, day: asked }: Asked,
): Promise<z.output<typeof contract.response>> {
  const today = await todayOf(work, entityId)
  const day = asked ?? (await lastBookedDay(work.tx, entityId))
  const heads = await accountHeads(work.tx, { entityId, day: day ?? today })
  const gaps = await gapsOf(work.tx)
  const waiting = await waitingLines(work.tx, { entityId, today })
  const ofDay = day === null ? [] : await linesOfDay(work.tx, { entityId, today, day })
  const done = ofDay.filter((row) => row.waits === 'done')
  const outgoing = ofDay.filter((row) => row.waits === 'outgoing')
  const midnight = new Date(Math.floor(work.at.getTime() / 86_400_000) * 86_400_000)
  return {
    day,
    cameIn: heads.reduce((count, head) => count + head.dayLines, 0),
    postedAlone: done.filter((row) => row.how === 'auto').length,
    accounts: heads.filter((head) => head.loadedThrough !== null).map((head) => headOf(head, gaps)),
    waiting: waitingSums(waiting),
    groups: [
      ...(['confirm', 'payer', 'purpose', 'left'] as const).map((waits) => group(waits, waiting)),
      group('done', done),
      group('outgoing', outgoing),
    ],
    doneToday: await deedsSince(work.tx, midnight),
  }
}

/** The day of the entity that is looked at, or of the first one. */
export async function todayOf(work: Work, entityId?: Id<'ent'>): Promise<Day> {
  const entity = entityId ? await entityOf(work.tx, entityId) : (await entities(work.tx)).at(0)
  return dayIn(entity?.zone ?? 'UTC', work.at)
}

const shown = 200

function group(waits: Waits, rows: readonly LineRow[]) {
  const own = rows.filter((row) => row.waits === waits)
  return { waits, count: own.length, sums: sumsOf(own), lines: own.slice(0, shown).map(lineOf) }
}

const amountOf = (row: LineRow) => (row.waits === 'done' || row.waits === 'outgoing' ? row.amount : row.unapplied)

const sumsOf = (rows: readonly LineRow[]) =>
  [...Map.groupBy(rows, (row) => row.currency)].map(([currency, own]) =>
    sum(
      currency,
      own.map((row) => money(amountOf(row), currency)),
    ),
  )

function waitingSums(rows: readonly LineRow[]) {
  const total = (own: readonly LineRow[], currency: Currency, state: LineRow['state']) =>
    sum(
      currency,
      own.filter((row) => row.state === state).map((row) => money(row.unapplied, currency)),
    )
  return [...Map.groupBy(rows, (row) => row.currency)].map(([currency, own]) => ({
    currency,
    unidentified: total(own, currency, 'unidentified'),
    unapplied: total(own, currency, 'unapplied'),
  }))
}

function headOf(head: AccountHead, gaps: readonly Gap[]) {
  const { currency } = head
  const books = head.brought + head.booked
  return {
    bankAccountId: head.bankAccountId,
    name: head.name,
    number: head.number,
    currency,
    loadedThrough: head.loadedThrough,
    statementNumber: head.statementNumber,
    bank: head.bank === null ? null : money(head.bank, currency),
    books: money(books, currency),
    difference: head.bank === null ? null : money(head.bank - books, currency),
    brought: money(head.brought, currency),
    booked: money(head.booked, currency),
    day: { lines: head.dayLines, in: money(head.dayIn, currency), out: money(head.dayOut, currency) },
    gaps: gaps
      .filter((gap) => gap.bankAccountId === head.bankAccountId)
      .map(({ statementId, from, missing }) => ({ statementId, from, missing: money(missing, currency) })),
  }
}
