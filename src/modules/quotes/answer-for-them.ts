import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { sameVersion } from '#platform/found'
import type { Work } from '#platform/work'
import { acceptQuote } from './accept-quote.ts'
import { declineQuote, type No } from './decline-quote.ts'
import { locked, openedFor, type Opened } from './opened-quote.ts'
import { mayBeAnswered } from './quote.ts'

type About = { readonly quoteId: Id<'quo'> }

/** They said yes by phone, or sent the paper back signed: a colleague enters it, under his own name beside theirs. */
export async function acceptForThem(
  work: Work,
  { quoteId, name, poNumber }: About & { readonly name: string; readonly poNumber?: string | null | undefined },
): Promise<void> {
  const opened = await open(work, quoteId)
  if (!(await acceptQuote(opened, { name, poNumber: poNumber ?? null }))) throw new Refused('order_cannot_be_placed')
}

/** They said no by phone or mail. */
export async function declineForThem(work: Work, { quoteId, ...no }: About & No): Promise<void> {
  await declineQuote(await open(work, quoteId), no)
}

async function open(work: Work, quoteId: Id<'quo'>): Promise<Opened> {
  const opened = await locked(await openedFor(work, quoteId))
  sameVersion(work, opened.quote.version)
  const { contentHash } = opened.version
  insist(mayBeAnswered(opened.standing, { seen: contentHash, sent: contentHash }))
  return opened
}
