import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import { inNameOf, theSystem, type Work } from '#platform/work'
import { entityOf, today } from '#modules/company'
import { involvedIn } from '#modules/credit'
import { lockCustomers } from '#modules/parties'
import { hashOf } from './link.ts'
import { standingOf, type QuoteHead, type Standing } from './quote.ts'
import { linkBy, type QuoteLink } from './store-links.ts'
import { lockQuote, quoteOf, versionsOf, type QuoteVersion } from './store.ts'

export type Opened = {
  /** Sees the customer whom the link was made for; used for this quote and nothing else. */
  readonly house: Work
  /** Null where a colleague acts for the customer, who said so by phone or signed the paper. */
  readonly link: QuoteLink | null
  /** The colleague who is at the screen, if one is. */
  readonly by: Id<'stf'> | null
  readonly quote: QuoteHead & { readonly number: string }
  /** The latest version that was sent, whichever the link was sent with. */
  readonly version: QuoteVersion & { readonly contentHash: string; readonly sentAt: Date }
  readonly standing: Standing
}

/** What a link opens. A secret that is not known opens nothing, and says no more than that. */
export async function openedBy(work: Work, token: string): Promise<Opened> {
  const link = found(await linkBy(work.tx, hashOf(token)))
  const house = await inNameOf(work, theSystem('quote page'))
  return opened({ house, link, by: work.who.staffId }, found(await quoteOf(house.tx, link.quoteId)))
}

/** A quote that a colleague may see, to answer it in the customer's name. */
export async function openedFor(work: Work, quoteId: Id<'quo'>): Promise<Opened> {
  const quote = found(await quoteOf(work.tx, quoteId))
  return opened({ house: await inNameOf(work, { ...work.who, sees: 'all' }), link: null, by: work.who.staffId }, quote)
}

export async function opened(from: Pick<Opened, 'house' | 'link' | 'by'>, quote: QuoteHead): Promise<Opened> {
  const { house } = from
  const version = found((await versionsOf(house.tx, quote.id)).find(({ sentAt }) => sentAt !== null))
  const { contentHash, sentAt } = version
  const now = today(house, await entityOf(house.tx, quote.entityId))
  return {
    ...from,
    quote: { ...quote, number: found(quote.number) },
    version: { ...version, contentHash: found(contentHash), sentAt: found(sentAt) },
    standing: standingOf(quote, version, now),
  }
}

/** Locks in the order of the house, and looks again: what stood open a moment ago may be revised by now. */
export async function locked(before: Opened): Promise<Opened> {
  const { house, quote } = before
  await lockCustomers(house, await involvedIn(house.tx, [quote.customerId]))
  return again(before)
}

/** How it stands now, under its lock. */
export const again = async (before: Opened): Promise<Opened> =>
  opened(before, found(await lockQuote(before.house.tx, before.quote.id)))
