import { daysBetween, type Day } from '#kernel/day'
import { formatId, id, type Id, type Prefix } from '#kernel/id'
import { money, plus, zero, type Currency, type Money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { converter, entityOf, staffOf, today as todayOf, type Converter } from '#modules/company'
import { quarterOf } from '#modules/incentives'
import { boardColumns, patience, type BoardColumn } from './board.ts'
import { columnCards, columnSums, leakSince, medianAge, type BoardScope, type Card } from './store-board.ts'

type Asked = {
  readonly entityId: Id<'ent'>
  readonly staffId?: Id<'stf'> | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly paidFrom?: Day | undefined
  readonly by?: 'value' | 'age' | undefined
}

const shownCards = 12

/** The pipeline from the first word to the money, in one legal entity's currency, each part where it stands. */
export async function readBoard(work: Work, asked: Asked & { readonly cards?: number | undefined }) {
  const scope = await scopeOf(work, asked)
  const { convert, withoutRate } = forgiving(await converter(work.tx, scope.today))
  const columns = []
  for (const column of boardColumns) columns.push(await columnOf(work, { column, scope, convert, asked }))
  const leak = await leakSince(work.tx, scope)
  const sum = (of: (row: (typeof leak)[number]) => bigint) =>
    leak.reduce((all, row) => plus(all, convert(money(of(row), row.currency), scope.currency)), zero(scope.currency))
  return {
    currency: scope.currency,
    today: scope.today,
    paidFrom: scope.paidFrom,
    columns,
    withoutRate: [...withoutRate],
    leak: { credited: sum(({ credited }) => credited), allowed: sum(({ allowed }) => allowed) },
  }
}

/**
 * A board that cannot be read for want of one rate helps nobody: what has none stands in its column with its own money, adds nothing to
 * the sums, and its currency is named.
 */
function forgiving(exact: Converter): { readonly convert: Converter; readonly withoutRate: ReadonlySet<Currency> } {
  const withoutRate = new Set<Currency>()
  const convert: Converter = (amount, to) => {
    try {
      return exact(amount, to)
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'rate_is_missing') throw error
      withoutRate.add(amount.currency)
      return zero(to)
    }
  }
  return { convert, withoutRate }
}

/** More of one column. */
export async function listBoardCards(
  work: Work,
  asked: Asked & {
    readonly column: BoardColumn
    readonly offset?: number | undefined
    readonly limit?: number | undefined
  },
) {
  const scope = await scopeOf(work, asked)
  const { column, by = 'value', offset = 0, limit = 50 } = asked
  return { cards: await shown(work, scope, column, await columnCards(work.tx, column, scope, { by, offset, limit })) }
}

async function scopeOf(work: Work, { entityId, staffId, customerId, paidFrom }: Asked): Promise<BoardScope> {
  const entity = await entityOf(work.tx, entityId)
  const today = todayOf(work, entity)
  return {
    entityId: entity.id,
    currency: entity.currency,
    today,
    paidFrom: paidFrom ?? quarterOf(today),
    staffId: staffId ?? null,
    customerId: customerId ?? null,
    who: work.who,
  }
}

type ColumnAsked = {
  readonly column: BoardColumn
  readonly scope: BoardScope
  readonly convert: Converter
  readonly asked: Asked & { readonly cards?: number | undefined }
}

async function columnOf(work: Work, { column, scope, convert, asked }: ColumnAsked) {
  const sums = await columnSums(work.tx, column, scope, patience[column])
  const inOurs = (amount: bigint, currency: Money['currency']) => convert(money(amount, currency), scope.currency)
  const total = (of: (row: (typeof sums)[number]) => bigint) =>
    sums.reduce((all, row) => plus(all, inOurs(of(row), row.currency)), zero(scope.currency))
  const { by = 'value', cards = shownCards } = asked
  const found = cards === 0 ? [] : await columnCards(work.tx, column, scope, { by, limit: cards, offset: 0 })
  return {
    column,
    count: sums.reduce((all, { count }) => all + count, 0),
    net: total(({ net }) => net),
    medianAge: await medianAge(work.tx, column, scope),
    fresh: total(({ fresh }) => fresh),
    slow: total(({ slow }) => slow),
    stuck: total(({ stuck }) => stuck),
    disputed: total(({ disputed }) => disputed),
    cards: await shown(work, scope, column, found),
  }
}

async function shown({ tx }: Work, { today }: BoardScope, column: BoardColumn, cards: readonly Card[]) {
  const people = await staffOf(tx, [...new Set(cards.flatMap(({ ownerId }) => ownerId ?? []))])
  const names = new Map(people.map((each) => [each.id, each.name]))
  return cards.map(({ kind, id: thing, ownerId, currency, net, ...card }) => {
    const age = column === 'paid' ? Number(card.words ?? 0) : daysBetween(card.since, today)
    return {
      ...card,
      id: formatId<Prefix>(kind, id<Prefix>(thing)),
      owner: ownerId === null ? null : { id: ownerId, name: names.get(ownerId) ?? '' },
      net: money(net, currency),
      age,
      state: stateOf(column, card.waits, age),
    }
  })
}

function stateOf(column: BoardColumn, waits: Card['waits'], age: number) {
  if (column === 'paid') return 'paid' as const
  if (waits === 'disputed') return 'disputed' as const
  const { slow, stuck } = patience[column]
  return age > stuck ? ('stuck' as const) : age > slow ? ('slow' as const) : ('fresh' as const)
}
