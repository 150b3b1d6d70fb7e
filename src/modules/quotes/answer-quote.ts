import { insist, Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { involvedIn } from '#modules/credit'
import { lockCustomers } from '#modules/parties'
import { acceptQuote } from './accept-quote.ts'
import { quoteMoved } from './events.ts'
import { opened, openedBy, type Opened } from './opened-quote.ts'
import { mayBeAnswered, type DeclineReason } from './quote.ts'
import { settle } from './revise-quote.ts'
import { touch } from './send-quote.ts'
import { pageOf } from './show-page.ts'
import { countQuestion, noteViewed } from './store-links.ts'
import { lockQuote, moveVersion, noteQuoteViewed } from './store.ts'
import { tell } from './write-quote.ts'

type ByLink = { readonly token: string }
type Seen = ByLink & { readonly versionHash: string }

const mostQuestions = 20

/** The page was opened by a person: a program that only looks at links in mails runs no script. */
export async function viewQuote(work: Work, { token }: ByLink): Promise<void> {
  const { house, link, quote, version } = await openedBy(work, token)
  await noteViewed(house.tx, link.id, house.at)
  if (version.viewedAt !== null) return
  await noteQuoteViewed(house.tx, quote.id, version.id, house.at)
  await tell(house, { ...quote, latestNo: version.no }, 'viewed', { linkId: link.id, name: link.email })
}

/** Who says yes, under which number of his own; he says that he may. */
export type Acceptance = Seen & { readonly name: string; readonly poNumber?: string | null | undefined }

/**
 * The customer says yes, and has the order. Said twice it is one order: whoever comes second is shown what the first one
 * accepted.
 */
export async function acceptByLink(work: Work, asked: Acceptance) {
  const before = await openedBy(work, asked.token)
  const now = await locked(before)
  if (now.standing === 'accepted' && now.version.contentHash === asked.versionHash) return pageOf(now)
  insist(mayBeAnswered(now.standing, { seen: asked.versionHash, sent: now.version.contentHash }))
  await acceptQuote(now, { name: asked.name, poNumber: asked.poNumber ?? null })
  return pageOf(await again(now))
}

/** Not this time: with a reason, so that somebody learns from it. */
export async function declineByLink(
  work: Work,
  asked: Seen & {
    readonly because: DeclineReason
    readonly name?: string | null | undefined
    readonly note?: string | null | undefined
  },
) {
  const now = await locked(await openedBy(work, asked.token))
  const { house, quote, version, link } = now
  insist(mayBeAnswered(now.standing, { seen: asked.versionHash, sent: version.contentHash }))
  await moveVersion(house.tx, version.id, {
    state: 'declined',
    declined: { because: asked.because, note: asked.note ?? null },
  })
  await settle(house, quote, version, 'declined')
  await tell(house, quote, 'declined', { linkId: link.id, name: asked.name ?? link.email, words: asked.note ?? null })
  await touch(house, quote, version, 'quote.declined')
  await announce(house, quoteMoved, { quoteId: quote.id, customerId: quote.customerId })
  return pageOf(await again(now))
}

/** A question to whoever made the offer, who has it on his list until it is answered. */
export async function askByLink(work: Work, asked: ByLink & { readonly name: string; readonly words: string }) {
  const now = await openedBy(work, asked.token)
  const { house, quote, version, link } = now
  if (link.questions >= mostQuestions) throw new Refused('questions_are_many')
  await countQuestion(house.tx, link.id)
  await tell(house, { ...quote, latestNo: version.no }, 'question', {
    linkId: link.id,
    name: asked.name,
    words: asked.words,
  })
  await touch(house, quote, version, 'quote.asked')
  await announce(house, quoteMoved, { quoteId: quote.id, customerId: quote.customerId })
  return pageOf(now)
}

/** Locks in the order of the house, and looks again: what stood open a moment ago may be revised by now. */
async function locked({ house, link, quote }: Opened): Promise<Opened> {
  await lockCustomers(house, await involvedIn(house.tx, [quote.customerId]))
  return opened(house, link, found(await lockQuote(house.tx, quote.id)))
}

const again = async ({ house, link }: Opened): Promise<Opened> =>
  opened(house, link, found(await lockQuote(house.tx, link.quoteId)))
