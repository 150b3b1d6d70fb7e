import { Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { found } from '#platform/found'
import { originsOf, writesCameFrom } from '#platform/origin'
import { permissionsOf } from '#platform/rights'
import { inNameOf, type Who, type Work } from '#platform/work'
import { staffOf } from '#modules/company'
import { completeOrder, placeOrders, type PlacedOrder } from '#modules/orders'
import { winOpportunity } from '#modules/sales'
import { quoteAccepted, quoteMoved } from './events.ts'
import type { Opened } from './opened-quote.ts'
import { isProduct, type QuoteLine } from './quote.ts'
import { touch } from './send-quote.ts'
import { linesOf, moveQuote, moveVersion, orderKept, orderTried } from './store.ts'
import { tell } from './write-quote.ts'

export type Yes = { readonly name: string; readonly poNumber: string | null }

/**
 * The yes becomes an order without a figure typed again: through the same placing as every order, its rules and its gate, in the name
 * of the salesperson whose offer it was. The customer hears that it was taken; whether it waits for an answer or for credit is
 * the salesperson's news. What cannot be placed at all is his too: the quote stays open, and he is told.
 */
export async function acceptQuote(opened: Opened, yes: Yes): Promise<boolean> {
  const { house, quote, version, link, by } = opened
  const placed = await tryToPlace(opened, yes)
  const back = await inNameOf(house, house.who)
  const said = { linkId: link?.id ?? null, name: yes.name, staffId: by }
  if (!placed.ok) {
    await tell(back, quote, 'stuck', { ...said, words: placed.code })
    await announce(back, quoteMoved, { quoteId: quote.id, customerId: quote.customerId })
    return false
  }
  const orderId = placed.order.id
  await moveVersion(back.tx, version.id, {
    state: 'accepted',
    settledAt: back.at,
    accepted: { name: yes.name, po: yes.poNumber },
  })
  await moveQuote(back.tx, quote.id, { state: 'accepted', orderId, settledAt: back.at })
  if (quote.opportunityId !== null) await winOpportunity(back, quote.opportunityId, version.net)
  await tell(back, quote, 'accepted', { ...said, words: yes.poNumber })
  await touch(back, quote, version, 'quote.accepted')
  await announce(back, quoteAccepted, { quoteId: quote.id, customerId: quote.customerId, orderId })
  return true
}

type Tried = { readonly ok: true; readonly order: PlacedOrder } | { readonly ok: false; readonly code: string }

/** Places the order, or leaves nothing of it and says why. */
async function tryToPlace(opened: Opened, yes: Yes): Promise<Tried> {
  const { tx } = opened.house
  await orderTried(tx)
  try {
    const order = await place(opened, yes)
    await orderKept(tx, true)
    return { ok: true, order }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await orderKept(tx, false)
    return { ok: false, code: error.code }
  }
}

async function place({ house, quote, version, link }: Opened, { poNumber }: Yes): Promise<PlacedOrder> {
  const acting = await inNameOf(house, await salespersonOf(house, quote.salespersonId))
  const named = `${quote.number} v${version.no}`
  await writesCameFrom(acting, { quote: named })
  const lines = await linesOf(house.tx, version.id)
  const products = lines.flatMap((line, index) => (isProduct(line) ? [{ line, position: index + 1 }] : []))
  const origins = await originsOf(
    acting,
    products.map(({ position }) => ({ quote: named, line: position })),
  )
  const draft = await completeOrder(acting, {
    entityId: quote.entityId,
    customerId: quote.customerId,
    salespersonId: quote.salespersonId,
    orderedByContactId: link?.contactId ?? version.contactId,
    poNumber,
    wishedOn: version.wishedOn,
    terms: version.terms,
    promised: version.promised,
    note: noteOf(version.deliveryTerms, lines),
    currency: quote.currency,
    lines: products.map(({ line }) => line),
  })
  const [order] = await placeOrders(acting, [
    { ...draft, lines: draft.lines.map((line, index) => ({ ...line, ...originAt(origins, index) })) },
  ])
  return found(order)
}

const originAt = <T>(origins: readonly T[], index: number) => {
  const originId = origins[index]
  return originId === undefined ? {} : { originId }
}

/** What stood between the lines goes along for whoever delivers. */
function noteOf(deliveryTerms: string | null, lines: readonly QuoteLine[]): string | null {
  const texts = lines.flatMap((line) =>
    isProduct(line) ? [] : [[line.description, line.detail].filter((text) => text !== null).join(': ')],
  )
  return (
    [deliveryTerms, ...texts]
      .filter((text) => text !== null)
      .join('\n')
      .slice(0, 1000) || null
  )
}

async function salespersonOf(house: Work, staffId: Opened['quote']['salespersonId']): Promise<Who> {
  const { name, roles } = found((await staffOf(house.tx, [staffId]))[0])
  return { kind: 'staff', staffId, name, roles, permissions: permissionsOf(roles), sees: 'all' }
}
