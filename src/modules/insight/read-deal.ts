import { dayIn, daysBetween, type Day } from '#kernel/day'
import type { Id, Prefix } from '#kernel/id'
import { money, type Currency, type Money } from '#kernel/money'
import { found } from '#platform/found'
import type { Subject } from '#platform/wire'
import type { Work } from '#platform/work'
import { entities, staffOf } from '#modules/company'
import { customerOf } from '#modules/parties'
import { dealSums, type DealSums } from './deal.ts'
import type { forkKinds, nodeKinds } from './contract-deal.ts'
import {
  billsOfDeal,
  casesOfDeal,
  dealOf,
  deliveriesOfDeal,
  earnedOfDeal,
  holdsOfDeal,
  opportunityNode,
  orderNode,
  queriesOfDeal,
  quoteNode,
  receiptsOfDeal,
} from './store-deal.ts'

type NodeKind = (typeof nodeKinds)[number]
type ForkKind = (typeof forkKinds)[number]

type DealNode = {
  readonly kind: NodeKind
  readonly subject: Subject | null
  readonly number: string | null
  readonly amount: Money | null
  readonly net: Money | null
  readonly day: Day | null
  readonly state: string | null
  readonly words: string | null
  readonly of: Subject | null
}

type Fork = {
  readonly kind: ForkKind
  readonly at: NodeKind
  readonly amount: Money | null
  readonly day: Day | null
  readonly until: Day | null
  readonly words: string | null
  readonly by: string | null
  readonly subject: Subject | null
}

/** Everything that one deal went through, from any of its things: the opportunity, a quote, the order, a bill or credit note. */
export async function readDeal(work: Work, { thing }: { readonly thing: Subject }) {
  const deal = found(await dealOf(work.tx, thing))
  const customer = await customerOf(work.tx, found(deal.customerId))
  const facts = await factsOf(work, deal)
  const { order, bills, receipts, earned } = facts
  const currency = order?.currency ?? bills[0]?.currency ?? facts.quote?.currency ?? customer.currency
  const invoices = bills.filter(({ kind }) => kind === 'invoice')
  const sums = dealSums({
    ordered: order?.net ?? invoices.reduce((sum, each) => sum + each.net, 0n),
    delivered: order?.delivered ?? invoices.reduce((sum, each) => sum + each.net, 0n),
    billable: order?.billable ?? 0n,
    bills: invoices,
  })
  const people = await peopleOf(work, facts)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const last = receipts.at(-1)
  const dealOn = order?.dealOn ?? invoices[0]?.issuedOn ?? null
  const salespersonId = order?.salespersonId ?? null
  return {
    thing,
    customer: { id: customer.id, name: customer.name, number: customer.number },
    salesperson: salespersonId === null ? null : { id: salespersonId, name: names.get(salespersonId) ?? '' },
    dealOn,
    currency,
    sums: shownSums(sums, currency, earned === null ? null : earned.reduce((sum, each) => sum + each.amount, 0n)),
    daysToCash: sums.open === 0n && last && dealOn ? daysBetween(dealOn, last.valueOn) : null,
    nodes: nodesOf(facts, currency),
    forks: forksOf(facts, { currency, sums, names }),
    people,
  }
}

type Facts = Awaited<ReturnType<typeof factsOf>>

async function factsOf(work: Work, deal: NonNullable<Awaited<ReturnType<typeof dealOf>>>) {
  const { tx, who } = work
  const { orderId } = deal
  const bills = await billsOfDeal(tx, deal)
  const documentIds = bills.map(({ id }) => id)
  const [first] = await entities(tx)
  // Who may read everybody's pay sees it here too; a salesperson sees his own.
  const mayAll = who.permissions.has('pay.read-all')
  const mayOwn = who.permissions.has('pay.read') && who.staffId !== null
  return {
    zone: first?.zone ?? 'UTC',
    opportunity: deal.opportunityId === null ? null : await opportunityNode(tx, deal.opportunityId),
    quote: deal.quoteId === null ? null : await quoteNode(tx, deal.quoteId),
    order: orderId === null ? null : await orderNode(tx, orderId),
    queries: orderId === null ? [] : await queriesOfDeal(tx, orderId),
    holds: orderId === null ? [] : await holdsOfDeal(tx, orderId),
    deliveries: orderId === null ? [] : await deliveriesOfDeal(tx, orderId),
    bills,
    receipts: await receiptsOfDeal(
      tx,
      bills.flatMap(({ itemId, kind }) => (kind === 'invoice' && itemId !== null ? [itemId] : [])),
    ),
    cases: await casesOfDeal(tx, documentIds),
    earned: mayAll || mayOwn ? await earnedOfDeal(tx, documentIds, mayAll ? null : who.staffId) : null,
  }
}

const subject = <P extends Prefix>(kind: P, id: Id<P>): Subject => ({ kind, id })

function nodesOf(facts: Facts, currency: Currency): DealNode[] {
  const { zone, opportunity, quote, order, deliveries, bills, cases, receipts, earned } = facts
  const of = (amount: bigint, unit: Currency = currency) => money(amount, unit)
  const plain = { state: null, words: null, of: null, net: null }
  const nodes: DealNode[] = []
  if (opportunity) {
    const { id, title, stage, openedOn, value, currency: unit } = opportunity
    nodes.push({
      ...plain,
      kind: 'opportunity',
      subject: subject('opp', id),
      number: title,
      amount: value === null ? null : of(value, unit),
      day: openedOn,
      state: stage,
    })
  }
  if (quote) {
    const day = dayIn(zone, quote.sentAt ?? quote.createdAt)
    nodes.push({
      ...plain,
      kind: 'quote',
      subject: subject('quo', quote.id),
      number: quote.number,
      amount: of(quote.gross, quote.currency),
      net: of(quote.net, quote.currency),
      day,
      state: quote.state,
    })
  }
  if (order) {
    nodes.push({
      ...plain,
      kind: 'order',
      subject: subject('ord', order.id),
      number: order.number,
      amount: of(order.gross),
      net: of(order.net),
      day: dayIn(zone, order.enteredAt),
      state: order.status,
      words: order.promised,
    })
  }
  for (const each of deliveries) {
    nodes.push({
      ...plain,
      kind: 'delivery',
      subject: null,
      number: each.number,
      amount: of(each.gross),
      net: of(each.net),
      day: each.deliveredOn,
      words: each.signedBy,
    })
  }
  for (const each of bills) {
    const original = each.originalId === null ? null : subject('inv', each.originalId)
    nodes.push({
      ...plain,
      kind: each.kind,
      subject: subject('inv', each.id),
      number: each.number,
      amount: of(each.gross),
      net: of(each.net),
      day: each.issuedOn,
      state: each.open === 0n ? 'settled' : 'open',
      words: each.reason,
      of: original,
    })
  }
  for (const each of cases) {
    nodes.push({
      ...plain,
      kind: 'dispute',
      subject: subject('dsp', each.id),
      number: each.number,
      amount: of(each.gross),
      net: of(each.net),
      day: each.openedOn,
      state: each.verdict ?? each.state,
      words: each.cause,
      of: subject('inv', each.documentId),
    })
  }
  for (const each of receipts) {
    nodes.push({
      ...plain,
      kind: 'receipt',
      subject: each.receiptId === null ? null : subject('rec', each.receiptId),
      number: each.payer,
      amount: of(each.amount),
      day: each.valueOn,
      state: each.how,
      words: each.text,
      of: subject('inv', each.documentId),
    })
  }
  const last = earned?.at(-1)
  if (earned && last) {
    const sum = earned.reduce((all, each) => all + each.amount, 0n)
    nodes.push({
      ...plain,
      kind: 'commission',
      subject: null,
      number: null,
      amount: of(sum, last.currency),
      day: last.earnedOn,
    })
  }
  return nodes
}

type ForkGiven = {
  readonly currency: Currency
  readonly sums: DealSums
  readonly names: ReadonlyMap<Id<'stf'>, string>
}

function forksOf(facts: Facts, { currency, sums, names }: ForkGiven): Fork[] {
  const { zone, order, queries, holds, cases, bills } = facts
  const dayOf = (at: Date | null) => (at === null ? null : dayIn(zone, at))
  const nameOf = (id: Id<'stf'> | null) => (id === null ? null : (names.get(id) ?? null))
  const plain = { amount: null, day: null, until: null, words: null, by: null, subject: null }
  const forks: Fork[] = []
  if (order) {
    const late = daysBetween(order.dealOn, dayIn(zone, order.enteredAt))
    if (late > 3)
      forks.push({
        ...plain,
        kind: 'late_entry',
        at: 'order',
        words: String(late),
        day: order.dealOn,
        by: nameOf(order.salespersonId),
      })
  }
  for (const each of queries) {
    forks.push({
      ...plain,
      kind: 'order_query',
      at: 'order',
      words: each.field,
      day: dayOf(each.askedAt),
      until: dayOf(each.answeredAt),
      by: nameOf(each.answeredBy),
    })
  }
  for (const each of holds) {
    forks.push({
      ...plain,
      kind: 'credit_hold',
      at: 'order',
      words: each.reason,
      day: dayOf(each.since),
      until: dayOf(each.releasedAt),
      by: nameOf(each.releasedBy),
    })
  }
  const isOver = order?.status === 'closed' || order?.status === 'cancelled'
  if (sums.undelivered > 0n && !isOver)
    forks.push({ ...plain, kind: 'not_delivered', at: 'delivery', amount: money(sums.undelivered, currency) })
  if (sums.billable > 0n)
    forks.push({ ...plain, kind: 'not_billed', at: 'invoice', amount: money(sums.billable, currency) })
  for (const each of cases) {
    forks.push({
      ...plain,
      kind: 'disputed',
      at: 'invoice',
      amount: money(each.gross, currency),
      day: each.openedOn,
      until: each.closedOn,
      words: each.cause,
      by: nameOf(each.tracedStaffId),
      subject: subject('dsp', each.id),
    })
  }
  for (const each of bills.filter(({ kind }) => kind === 'credit_note')) {
    forks.push({
      ...plain,
      kind: 'credited',
      at: 'invoice',
      amount: money(each.net, currency),
      day: each.issuedOn,
      words: each.reason,
      subject: subject('inv', each.id),
    })
  }
  if (sums.allowed > 0n) forks.push({ ...plain, kind: 'allowed', at: 'receipt', amount: money(sums.allowed, currency) })
  const open = bills.filter(({ kind, open: left }) => kind === 'invoice' && left > 0n)
  for (const each of open) {
    forks.push({
      ...plain,
      kind: 'still_open',
      at: 'receipt',
      amount: money(each.open, currency),
      day: each.effectiveDueOn,
      subject: subject('inv', each.id),
    })
  }
  return forks
}

async function peopleOf({ tx }: Work, { order, queries, holds, deliveries, cases }: Facts) {
  const did = new Map<Id<'stf'>, Set<NodeKind>>()
  const note = (id: Id<'stf'> | null | undefined, kind: NodeKind) => {
    if (id != null) did.set(id, (did.get(id) ?? new Set()).add(kind))
  }
  note(order?.salespersonId, 'order')
  for (const each of queries) note(each.answeredBy, 'order')
  for (const each of holds) note(each.releasedBy, 'order')
  for (const each of deliveries) note(each.confirmedBy, 'delivery')
  for (const each of cases) note(each.tracedStaffId, 'dispute')
  return (await staffOf(tx, [...did.keys()])).map(({ id, name }) => ({ id, name, did: [...(did.get(id) ?? [])] }))
}

function shownSums(sums: DealSums, currency: Currency, commission: bigint | null) {
  const of = (amount: bigint) => money(amount, currency)
  return {
    ordered: of(sums.ordered),
    paid: of(sums.paid),
    credited: of(sums.credited),
    allowed: of(sums.allowed),
    open: of(sums.open),
    delivered_not_billed: of(sums.billable),
    not_delivered: of(sums.undelivered),
    repriced: of(sums.repriced),
    commission: commission === null ? null : of(commission),
  }
}
