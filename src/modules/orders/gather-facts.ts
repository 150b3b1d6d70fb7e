import { plusDays, type Day } from '#kernel/day'
import { formatDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { addressesOf, customersOf, printedAddress, type Customer } from '#modules/parties'
import type { FactLine, OrderFacts, Rule } from './finding.ts'
import type { OrderHead } from './order.ts'
import type { Priced, PricedLine } from './price-lines.ts'
import { lastPrices, type Billed } from './store-rules.ts'
import { lookalikesOf, usualQuantities, type Usual } from './store.ts'

export type OrderToCheck = {
  readonly orderId: Id<'ord'> | null
  readonly head: OrderHead
  readonly priced: Priced
  readonly enteredOn: Day
}

/** Everything the rules look at, for any number of orders: a few statements in all. */
export async function gatherFacts(
  work: Work,
  orders: readonly OrderToCheck[],
  rules: readonly Rule[],
): Promise<{ readonly facts: readonly OrderFacts[]; readonly customers: ReadonlyMap<Id<'cus'>, Customer> }> {
  const customerIds = [...new Set(orders.map((order) => order.head.customerId))]
  const customers = new Map((await customersOf(work.tx, customerIds)).map((customer) => [customer.id, customer]))
  const addresses = Map.groupBy(await addressesOf(work.tx, customerIds), (address) => address.customerId)
  const usual = await usualQuantities(
    work.tx,
    orders.flatMap(({ head, priced }) =>
      priced.lines.map(({ productId }) => ({ customerId: head.customerId, productId })),
    ),
  )
  const habit = rules.find((rule) => rule.code === 'price_off_habit')
  const billed = habit
    ? await lastPrices(work.tx, {
        bills: Number(habit.parameters.bills),
        asks: orders.flatMap(({ head, priced }) =>
          priced.lines.map(({ productId }) => ({ customerId: head.customerId, productId, currency: head.currency })),
        ),
      })
    : []
  const window = Number(rules.find((rule) => rule.code === 'possible_duplicate')?.parameters.days ?? 0)
  const lookalikes = await lookalikesOf(
    work.tx,
    orders.map(({ orderId, head, priced }) => ({
      orderId,
      customerId: head.customerId,
      since: plusDays(head.dealOn, -window),
      poNumber: head.poNumber,
      signature: signatureOf(priced.lines),
    })),
  )
  const facts = orders.map(({ head, priced, enteredOn }, index): OrderFacts => {
    const customer = found(customers.get(head.customerId))
    return {
      order: { ...head, lines: priced.lines.map((line) => factLine(line, head, { usual, billed })) },
      enteredOn,
      customer: { ...customer, addresses: (addresses.get(customer.id) ?? []).map(printedAddress) },
      lookalikes: lookalikes.filter((each) => each.index === index),
    }
  })
  return { facts, customers }
}

type Known = { readonly usual: readonly Usual[]; readonly billed: readonly Billed[] }

const factLine = (line: PricedLine, { customerId, currency }: OrderHead, { usual, billed }: Known): FactLine => ({
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  productName: line.product.name,
  productActive: line.product.active,
  packSize: line.product.packSize,
  agreedPrice: line.prices.agreement?.amount ?? null,
  agreement: line.prices.agreement?.agreement ?? null,
  listPrice: line.prices.list?.amount ?? null,
  lastPrices:
    billed.find(
      (each) => each.customerId === customerId && each.productId === line.productId && each.currency === currency,
    )?.prices ?? [],
  usualQuantities:
    usual.find((each) => each.customerId === customerId && each.productId === line.productId)?.quantities ?? [],
})

/** The same text as the database makes of a placed order's lines. */
const signatureOf = (lines: readonly PricedLine[]) =>
  lines
    .toSorted(
      (a, b) =>
        Number(a.productId - b.productId) || Number(formatDecimal(a.quantity)) - Number(formatDecimal(b.quantity)),
    )
    .map((line) => `${line.productId}x${formatDecimal(line.quantity)}`)
    .join(' ')
