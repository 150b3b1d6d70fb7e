import { dayIn, yearOf, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { calendarFor } from '#platform/calendars'
import type { Work } from '#platform/work'
import { reminderDays } from '#modules/behaviour'
import { loadedThrough, moneyInQuestion, type MoneyInQuestion } from '#modules/cash'
import { calendarOf, today as todayOf, type LegalEntity } from '#modules/company'
import { disputedOf } from '#modules/disputes'
import { holdsOn, suppressionsOf, type Hold } from '#modules/messages'
import {
  contactRulesOf,
  contactsOf,
  customersOf,
  type Contact,
  type ContactRule,
  type Customer,
} from '#modules/parties'
import { localTime, zoneOf } from './local-time.ts'
import type { CustomerFacts, ItemFacts } from './may-remind.ts'
import { askedFor, heardSince, openOf, type Heard, type OpenRow } from './store.ts'
import { openPromisesOf, type OpenPromise } from './store-promises.ts'

/** A customer as the gate sees him, with what a letter to him needs. */
export type Candidate = {
  readonly customer: Customer
  readonly contact: Contact | null
  readonly to: string | null
  readonly zone: string
  readonly rows: readonly OpenRow[]
  readonly facts: CustomerFacts
}

/** Letters that are looked at again are left out of what was asked and heard before. */
export type Apart = { readonly reminderIds: readonly Id<'rem'>[]; readonly mailIds: readonly Id<'msg'>[] }

const none: Apart = { reminderIds: [], mailIds: [] }

/** Everything that the gate must know of these customers and one legal entity, in a fixed number of questions. */
export async function gatherFacts(
  work: Work,
  entity: LegalEntity,
  customerIds: readonly Id<'cus'>[],
  apart: Apart = none,
): Promise<Candidate[]> {
  const { tx } = work
  const today = todayOf(work, entity)
  const rows = await openOf(tx, { entityId: entity.id, customerIds })
  const customers = await customersOf(tx, customerIds)
  const itemsBy = await itemFacts(work, { entity, today, rows, customers, apart })
  const rowsBy = Map.groupBy(rows, (row) => row.customerId)
  const inQuestion = Map.groupBy(
    await moneyInQuestion(tx, { entityId: entity.id, customerIds }),
    (each) => each.customerId,
  )
  const contacts = Map.groupBy(await contactsOf(tx, customerIds), (contact) => contact.customerId)
  const rules = await contactRulesOf(work, customerIds, today)
  const holds = await holdsOn(tx, customerIds)
  const receivers = new Map(customers.map((each) => [each.id, receiverOf(each, contacts.get(each.id) ?? [])]))
  const dead = await suppressionsOf(
    tx,
    [...receivers.values()].flatMap(({ to }) => (to === null ? [] : [to.trim().toLowerCase()])),
  )
  const since = new Date(work.at.getTime() - 8 * 86_400_000)
  const heard = Map.groupBy(
    await heardSince(tx, { customerIds, since, apartFrom: apart.mailIds }),
    (each) => each.customerId,
  )
  const years = { from: yearOf(today) - 1, to: yearOf(today) + 1 }
  const bankCalendar = await calendarOf(tx, entity, years)
  const bankThrough = through(await loadedThrough(tx, entity.id))
  return customers.map((customer) => {
    const { contact, to } = receivers.get(customer.id) ?? { contact: null, to: null }
    const zone = zoneOf(customer.country, entity)
    const own = rowsBy.get(customer.id) ?? []
    const address = to?.trim().toLowerCase() ?? null
    const heardOf = heard.get(customer.id) ?? []
    const facts: CustomerFacts = {
      today,
      time: localTime(zone, work.at),
      items: own.flatMap((row) => withHolds(itemsBy.get(row.id), row, holds.get(customer.id) ?? [], work.at)),
      credits: creditsOf(own, inQuestion.get(customer.id) ?? []),
      bankThrough,
      isHeld: (holds.get(customer.id) ?? []).some((hold) => hold.about === null && stands(hold, work.at)),
      rule: ruleOf(rules.get(customer.id)),
      hasAddress: to !== null,
      isAddressDead: address !== null && dead.has(address),
      personHeardOn: daysOf(
        heardOf.filter((each) => each.address === address),
        zone,
      ),
      accountHeardOn: daysOf(heardOf, zone),
      calendar: calendarFor(customer.country, years),
      bankCalendar,
    }
    return { customer, contact, to, zone, rows: own, facts }
  })
}

const ruleOf = (rule: ContactRule | undefined): CustomerFacts['rule'] =>
  rule === undefined ? null : { talks: rule.talks, isVip: rule.vip, until: rule.until }

/** Whoever pays the bills there; else the address that bills go to. */
function receiverOf(customer: Customer, contacts: readonly Contact[]) {
  const contact = contacts.find((each) => each.active && each.function === 'accounts_payable' && each.email) ?? null
  return { contact, to: contact?.email ?? customer.invoiceEmail }
}

const daysOf = (heard: readonly Heard[], zone: string) => heard.map(({ at }) => dayIn(zone, at))

/** All accounts are loaded up to the day up to which the last of them is. */
export function through(accounts: readonly { readonly through: Day | null }[]): Day | null {
  const days = accounts.map((account) => account.through)
  if (days.includes(null)) return null
  return (
    days
      .flatMap((each) => each ?? [])
      .toSorted()
      .at(0) ?? null
  )
}

/** What he may set against his debt: credit notes, money on his account, and money in the bank that only he can have sent. */
function creditsOf(rows: readonly OpenRow[], inQuestion: readonly MoneyInQuestion[]): ReadonlyMap<Currency, bigint> {
  const credits = new Map<Currency, bigint>()
  for (const { currency, amount } of inQuestion) credits.set(currency, (credits.get(currency) ?? 0n) + amount)
  for (const { kind, currency, open } of rows)
    if (kind !== 'invoice') credits.set(currency, (credits.get(currency) ?? 0n) + open)
  return credits
}

const stands = (hold: Hold, at: Date) => hold.purposes.includes('reminder') && (hold.until === null || at < hold.until)

function withHolds(item: ItemFacts | undefined, row: OpenRow, holds: readonly Hold[], at: Date): ItemFacts[] {
  if (item === undefined) return []
  const isHeld = holds.some(
    ({ about, ...hold }) =>
      about !== null &&
      stands({ about, ...hold }, at) &&
      ((about.kind === 'itm' && about.id === row.id) || (about.kind === 'inv' && about.id === row.documentId)),
  )
  return [{ ...item, isHeld }]
}

type Given = {
  readonly entity: LegalEntity
  readonly today: Day
  readonly rows: readonly OpenRow[]
  readonly customers: readonly Customer[]
  readonly apart: Apart
}

async function itemFacts(work: Work, { entity, today, rows, customers, apart }: Given) {
  const { tx } = work
  const invoices = rows.filter((row) => row.kind === 'invoice')
  const ids = invoices.map((row) => row.id)
  const country = new Map(customers.map((each) => [each.id, each.country]))
  const overdue = invoices.filter((row) => row.effectiveDueOn < today)
  const days = await reminderDays(
    work,
    today,
    overdue.map((row) => ({ ...row, itemId: row.id, country: country.get(row.customerId) ?? entity.country })),
  )
  const disputed = new Map((await disputedOf(tx, ids)).map((each) => [each.itemId, each.disputed]))
  const promised = promisesBy(await openPromisesOf(tx, ids))
  const asked = new Map((await askedFor(tx, ids, apart.reminderIds)).map((each) => [each.itemId, each]))
  return new Map(
    invoices.map((row): [Id<'itm'>, ItemFacts] => {
      const promise = promised.get(row.id)
      return [
        row.id,
        {
          itemId: row.id,
          currency: row.currency,
          open: row.open,
          disputed: disputed.get(row.id) ?? 0n,
          effectiveDueOn: row.effectiveDueOn,
          remindOn: days.get(row.id)?.remindOn ?? null,
          promised: promise?.amount ?? 0n,
          promisedUntil: promise?.until ?? null,
          isHeld: false,
          level: asked.get(row.id)?.level ?? 0,
          askedOn: asked.get(row.id)?.askedOn ?? null,
        },
      ]
    }),
  )
}

type Promised = { readonly amount: bigint; readonly until: Day }

/** Two promises for one item count together, and the later day is waited for. */
function promisesBy(promises: readonly OpenPromise[]) {
  const byItem = new Map<Id<'itm'>, Promised>()
  for (const { itemId, amount, untilOn: until } of promises) {
    const before = byItem.get(itemId)
    byItem.set(itemId, {
      amount: amount + (before?.amount ?? 0n),
      until: before && before.until > until ? before.until : until,
    })
  }
  return byItem
}
