import { found } from '#platform/found'
import { inNameOf, theSystem, type Work } from '#platform/work'
import { entityOf, today } from '#modules/company'
import { hashOf } from './link.ts'
import { standingOf, type QuoteHead, type Standing } from './quote.ts'
import { linkBy, type QuoteLink } from './store-links.ts'
import { quoteOf, versionsOf, type QuoteVersion } from './store.ts'

export type Opened = {
  /** Sees the customer whom the link was made for; used for this quote and nothing else. */
  readonly house: Work
  readonly link: QuoteLink
  readonly quote: QuoteHead & { readonly number: string }
  /** The latest version that was sent, whichever the link was sent with. */
  readonly version: QuoteVersion & { readonly contentHash: string; readonly sentAt: Date }
  readonly standing: Standing
}

/** What a link opens. A secret that is not known opens nothing, and says no more than that. */
export async function openedBy(work: Work, token: string): Promise<Opened> {
  const link = found(await linkBy(work.tx, hashOf(token)))
  const house = await inNameOf(work, theSystem('quote page'))
  return opened(house, link, found(await quoteOf(house.tx, link.quoteId)))
}

export async function opened(house: Work, link: QuoteLink, quote: QuoteHead): Promise<Opened> {
  const version = found((await versionsOf(house.tx, quote.id)).find(({ sentAt }) => sentAt !== null))
  const { contentHash, sentAt } = version
  const now = today(house, await entityOf(house.tx, quote.entityId))
  return {
    house,
    link,
    quote: { ...quote, number: found(quote.number) },
    version: { ...version, contentHash: found(contentHash), sentAt: found(sentAt) },
    standing: standingOf(quote, version, now),
  }
}
