import { formatId, type Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { readHabit } from '#modules/behaviour'
import { productsBySku, searchProducts } from '#modules/catalog'
import { staffById } from '#modules/company'
import {
  addressesOf,
  contactsOf,
  customerOf,
  describeTerms,
  formatTerms,
  parseTerms,
  printedAddress,
  searchCustomers,
} from '#modules/parties'
import { pastedWords, readPasted } from './pasted-lines.ts'
import { deliveriesTo, lastOrders, usualBasket } from './store-basis.ts'

const usualTerms = ['net:0', 'net:14', 'net:30', '2/10,net:30', 'net:45', 'net:60', 'net-eom:30', 'eom+1']

/** Everything about a customer that fills an order by itself. */
export async function readBasis(work: Work, { customerId }: { readonly customerId: Id<'cus'> }) {
  const { tx, language } = work
  const customer = await customerOf(tx, customerId)
  const addresses = (await addressesOf(tx, [customerId])).filter((address) => address.active)
  const contacts = (await contactsOf(tx, [customerId])).filter((contact) => contact.active)
  const delivered = new Map((await deliveriesTo(tx, customerId)).map((row) => [row.addressId, row.deliveries]))
  const own = formatTerms(customer.terms)
  const choices = [...new Set([own, ...usualTerms])]
  return {
    customerId,
    number: customer.number,
    name: customer.name,
    city: addresses.find((address) => address.city !== null)?.city ?? null,
    currency: customer.currency,
    poRule: customer.poRule,
    poPattern: customer.poPattern,
    terms: own,
    termsText: describeTerms(customer.terms, language),
    termsChoices: choices.map((terms) => ({ terms, text: describeTerms(parseTerms(terms), language) })),
    salesperson: customer.ownerId ? ((await staffById(tx, customer.ownerId))?.name ?? null) : null,
    contacts: contacts.map(({ id, name, function: duty }) => ({ id, name, function: duty })),
    addresses: addresses.map((address) => ({
      id: address.id,
      kind: address.kind,
      lines: printedAddress(address),
      deliveries: delivered.get(address.id) ?? 0,
    })),
    basket: await usualBasket(tx, customerId, 8),
    lastOrders: await lastOrders(tx, customerId, 3),
    habit: work.who.permissions.has('ledger.read') ? await payingHabit(work, customerId) : null,
  }
}

/** How he pays, for the day on which the money of this order may come; null while nothing is known of him. */
async function payingHabit(work: Work, customerId: Id<'cus'>) {
  const { settled, withinTerm, usualDay, usualFrom, usualUntil } = await readHabit(work, { customerId })
  return settled === 0 ? null : { settled, withinTerm, usualDay, usualFrom, usualUntil }
}

const most = 8

export async function findForOrder(
  { tx }: Work,
  { what, text }: { readonly what: 'customer' | 'product'; readonly text: string },
) {
  if (what === 'customer') {
    const rows = await searchCustomers(tx, text, most)
    return { found: rows.map(({ id, number, name }) => ({ id: formatId('cus', id), number, name })) }
  }
  const rows = await searchProducts(tx, text, most)
  return { found: rows.map(({ id, sku, name }) => ({ id: formatId('prd', id), number: sku, name })) }
}

/** Lines that were pasted: those whose product is known, and the others with the reason. */
export async function readLines(work: Work, { text }: { readonly text: string }) {
  const known = await productsBySku(work.tx, pastedWords(text))
  const products = new Map(known.map((product) => [product.sku, product]))
  const pasted = readPasted(text, work.language, new Set(products.keys()))
  const lines = []
  const rejected = []
  for (const { line, text: row, product: sku, quantity, unitPrice } of pasted) {
    const product = products.get(sku)
    if (sku === '') rejected.push({ line, text: row, reason: 'no_product' as const })
    else if (!product) rejected.push({ line, text: row, reason: 'unknown_product' as const })
    else if (!quantity || quantity.digits <= 0n) rejected.push({ line, text: row, reason: 'no_quantity' as const })
    else if (unitPrice === 'bad') rejected.push({ line, text: row, reason: 'bad_price' as const })
    else lines.push({ productId: product.id, sku, name: product.name, quantity, unitPrice })
  }
  return { lines, rejected }
}
