import { previousBankingDay } from '#kernel/calendar'
import { dayIn, daysBetween, plusDays, yearOf, type Day } from '#kernel/day'
import { foldedKey as fold } from '#kernel/folded'
import type { Id } from '#kernel/id'
import { money, plus, type Currency, type Money } from '#kernel/money'
import { readCursor, writeCursor, type PageRequest } from '#platform/list'
import type { Work } from '#platform/work'
import { usualDays } from '#modules/behaviour'
import { loadedThrough } from '#modules/cash'
import { calendarOf, converter, entityOf, today as todayOf, type LegalEntity } from '#modules/company'
import { contactRulesOf, contactsOf, customersOf, type Contact, type Customer } from '#modules/parties'
import { through } from './gather-facts.ts'
import { localTime, zoneOf } from './local-time.ts'
import { isBankFresh } from './may-remind.ts'
import { restsOf } from './store-calls.ts'
import {
  brokenPromisesOf,
  callsOn,
  cameIn,
  lastTouchesOf,
  owingOf,
  promisesFor,
  sumsOf,
  type LastTouch,
  type Owing,
} from './store-worklist.ts'
import { worthActing, type AccountFacts, type NextStep, type WhyReason, type Worth } from './worth-acting.ts'

/** So many accounts are ranked; whoever has more reads the largest. */
const mostRanked = 5000

/** A broken promise gives something to speak about for so long. */
const brokenDays = 60

type Whose = 'mine' | 'all'
type Request = PageRequest & {
  readonly entityId: Id<'ent'>
  readonly whose?: Whose | undefined
  readonly why?: WhyReason | undefined
  readonly step?: NextStep | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly search?: string | undefined
}

/** Whom to speak to today. The ranking is made anew each time it is asked for, so whoever paid this morning is gone. */
export async function readWorklist(work: Work, request: Request) {
  const entity = await entityOf(work.tx, request.entityId)
  const rows = (await rankedAccounts(work, entity, request)).filter((row) => isWanted(row, request))
  const sorted = rows.toSorted(orderOf(request.sort ?? '-worth'))
  const start = startAfter(sorted, request)
  const page = sorted.slice(start, start + request.limit)
  const last = page.at(-1)
  const more = start + page.length < sorted.length
  return {
    rows: page,
    next:
      more && last
        ? writeCursor({ sort: request.sort ?? '-worth', key: keyOf(last), id: String(start + page.length) })
        : null,
    count: sorted.length,
    sums: request.rowsOnly ? [] : sumsByCurrency(sorted),
  }
}

type Row = Awaited<ReturnType<typeof rankedAccounts>>[number]

const keyOf = (row: Row) => `${row.customer.id} ${row.collectable.currency}`

/** After the row that ended the last page, wherever it stands now; after its place when it is gone. */
function startAfter(rows: readonly Row[], { cursor, sort = '-worth' }: Request): number {
  if (cursor === undefined) return 0
  const { key, id } = readCursor(cursor, sort)
  const at = rows.findIndex((row) => keyOf(row) === key)
  return at === -1 ? Number(id) : at + 1
}

function isWanted(row: Row, { why, step, search }: Request): boolean {
  if (why !== undefined && row.why !== why) return false
  if (step !== undefined && row.step !== step) return false
  return search === undefined || fold(`${row.customer.name} ${row.customer.number}`).includes(fold(search))
}

const sortKeys: Readonly<Record<string, (row: Row) => number | string>> = {
  worth: (row) => Number(row.worth.amount),
  collectable: (row) => Number(row.collectable.amount),
  daysLate: (row) => row.daysLate,
  customerName: (row) => fold(row.customer.name),
}

function orderOf(sort: string) {
  const descending = sort.startsWith('-')
  const of = sortKeys[descending ? sort.slice(1) : sort] ?? (() => 0)
  const tie = (a: Row, b: Row) => (keyOf(a) < keyOf(b) ? -1 : 1)
  return (a: Row, b: Row) => {
    const [x, y] = [of(a), of(b)]
    if (x === y) return tie(a, b)
    return x < y === descending ? 1 : -1
  }
}

function sumsByCurrency(rows: readonly Row[]) {
  const sums = new Map<Currency, { collectable: Money; disputed: Money; promised: Money }>()
  for (const { collectable, disputed, promised } of rows) {
    const before = sums.get(collectable.currency)
    sums.set(
      collectable.currency,
      before === undefined
        ? { collectable, disputed, promised }
        : {
            collectable: plus(before.collectable, collectable),
            disputed: plus(before.disputed, disputed),
            promised: plus(before.promised, promised),
          },
    )
  }
  return [...sums.values()]
}

async function rankedAccounts(
  work: Work,
  entity: LegalEntity,
  { whose = 'mine', customerId }: Omit<Request, 'entityId'>,
) {
  const { tx } = work
  const today = todayOf(work, entity)
  const owing = await owingOf(tx, {
    entityId: entity.id,
    today,
    collectorId: collectorOf(work, whose),
    customerIds: customerId === undefined ? null : [customerId],
    limit: mostRanked,
  })
  const customerIds = [...new Set(owing.map((row) => row.customerId))]
  const customers = await customersOf(tx, customerIds)
  const known = {
    customers: new Map(customers.map((each) => [each.id, each])),
    contacts: Map.groupBy(await contactsOf(tx, customerIds), (contact) => contact.customerId),
    touches: new Map((await lastTouchesOf(tx, customerIds)).map((each) => [each.customerId, each])),
    broken: new Map(
      (await brokenPromisesOf(tx, customerIds, plusDays(today, -brokenDays))).map((each) => [each.customerId, each]),
    ),
    sums: new Map(
      (await sumsOf(tx, entity.id, customerIds)).map((each) => [`${each.customerId} ${each.currency}`, each]),
    ),
    usual: await usualDays(work, customers, today),
    rules: await contactRulesOf(work, customerIds, today),
    convert: await converter(tx, today),
  }
  return owing.flatMap((row) => {
    const customer = known.customers.get(row.customerId)
    return customer === undefined ? [] : [accountOf(work, { entity, today, row, customer, known })]
  })
}

type Known = {
  readonly contacts: ReadonlyMap<Id<'cus'>, readonly Contact[]>
  readonly touches: ReadonlyMap<Id<'cus'>, LastTouch>
  readonly broken: ReadonlyMap<Id<'cus'>, Awaited<ReturnType<typeof brokenPromisesOf>>[number]>
  readonly sums: ReadonlyMap<string, Awaited<ReturnType<typeof sumsOf>>[number]>
  readonly usual: Awaited<ReturnType<typeof usualDays>>
  readonly rules: Awaited<ReturnType<typeof contactRulesOf>>
  readonly convert: Awaited<ReturnType<typeof converter>>
}

type Given = {
  readonly entity: LegalEntity
  readonly today: Day
  readonly row: Owing
  readonly customer: Customer
  readonly known: Known
}

function accountOf(work: Work, { entity, today, row, customer, known }: Given) {
  const { currency } = row
  const contact = contactOf(known.contacts.get(customer.id) ?? [])
  const touch = known.touches.get(customer.id)
  const broken = known.broken.get(customer.id)
  const standing = known.sums.get(`${customer.id} ${currency}`)
  const rule = known.rules.get(customer.id)
  const zone = zoneOf(customer.country, entity)
  const facts: AccountFacts = {
    collectable: known.convert(money(row.collectable, currency), entity.currency).amount,
    oldestDueOn: row.oldestDueOn,
    dayNow: row.oldestReceivedOn === null ? null : daysBetween(row.oldestReceivedOn, today),
    usualDay: known.usual.get(customer.id)?.usualDay ?? null,
    brokenOn: broken?.brokenOn ?? null,
    lastTouchOn: touch === undefined ? null : dayIn(zone, touch.at),
    lastOutcome: outcomeOf(touch),
    hasPhone: contact?.phone != null,
    talks: rule?.talks ?? 'collector',
    isVip: rule?.vip ?? false,
  }
  const acting: Worth = worthActing(facts, today)
  return {
    customer: { id: customer.id, name: customer.name, number: customer.number },
    entityId: entity.id,
    collectorId: customer.collectorId,
    salespersonId: customer.ownerId,
    contact: contact && { id: contact.id, name: contact.name, phone: contact.phone, email: contact.email },
    localTime: localTime(zone, work.at),
    collectable: money(row.collectable, currency),
    overdue: money(row.overdue, currency),
    disputed: money(row.disputed, currency),
    promised: money(row.promised, currency),
    receivable: money(standing?.receivable ?? row.overdue, currency),
    credits: money(standing?.credits ?? 0n, currency),
    items: row.items,
    oldestDueOn: row.oldestDueOn,
    daysLate: Math.max(0, daysBetween(row.oldestDueOn, today)),
    usualDay: facts.usualDay,
    dayNow: facts.dayNow,
    broken: broken === undefined ? null : { on: broken.brokenOn, amount: money(broken.amount, broken.currency) },
    lastTouch:
      touch === undefined
        ? null
        : {
            at: touch.at,
            kind: touch.kind,
            department: touch.department,
            staffId: touch.staffId,
            outcome: outcomeOf(touch),
          },
    talks: facts.talks,
    vip: facts.isVip,
    why: acting.why,
    step: acting.step,
    worth: money(BigInt(acting.worth), entity.currency),
  }
}

const outcomeOf = (touch: LastTouch | undefined) => /^call\.(.+)$/.exec(touch?.textKey ?? '')?.[1] ?? null

/** Whoever pays the bills there, and a number to call before none. */
const contactOf = (contacts: readonly Contact[]): Contact | null => {
  const active = contacts.filter((contact) => contact.active)
  const payers = active.filter((contact) => contact.function === 'accounts_payable')
  return payers.find(({ phone }) => phone !== null) ?? payers[0] ?? active.find(({ phone }) => phone !== null) ?? null
}

const collectorOf = ({ who }: Work, whose: Whose): Id<'stf'> | null => (whose === 'mine' ? who.staffId : null)

/** What stands above the worklist. */
export async function readDesk(
  work: Work,
  { entityId, whose = 'mine' }: { readonly entityId: Id<'ent'>; readonly whose?: Whose | undefined },
) {
  const { tx } = work
  const entity = await entityOf(tx, entityId)
  const today = todayOf(work, entity)
  const collectorId = collectorOf(work, whose)
  const bankCalendar = await calendarOf(tx, entity, { from: yearOf(today) - 1, to: yearOf(today) })
  const bankThrough = through(await loadedThrough(tx, entityId))
  const owing = await owingOf(tx, { entityId, today, collectorId, customerIds: null, limit: mostRanked })
  const sums = new Map<Currency, { amount: bigint; count: number }>()
  for (const { currency, collectable } of owing) {
    const before = sums.get(currency) ?? { amount: 0n, count: 0 }
    sums.set(currency, { amount: before.amount + collectable, count: before.count + 1 })
  }
  const since = previousBankingDay(today, bankCalendar)
  return {
    today,
    bankThrough,
    isBankFresh: isBankFresh({ today, bankThrough, bankCalendar }),
    cameIn: (await cameIn(tx, { entityId, since, collectorId })).map(({ currency, amount, count }) => ({
      amount: money(amount, currency),
      count,
    })),
    collectable: [...sums].map(([currency, { amount, count }]) => ({ amount: money(amount, currency), count })),
    promises: await promisesFor(tx, { entityId, on: today, collectorId }),
    callsToday: await callsOn(tx, work.who.staffId, today),
    resting: (await restsOf(tx, { entityId, today, collectorId })).map(
      ({ customerId: id, customerName: name, customerNumber: number, untilOn, because, setById }) => ({
        customer: { id, name, number },
        untilOn,
        because,
        setById,
      }),
    ),
  }
}
