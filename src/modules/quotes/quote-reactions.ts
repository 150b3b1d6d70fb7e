import { id, type Id } from '#kernel/id'
import { announce } from '#platform/events'
import type { Subject } from '#platform/wire'
import type { Work } from '#platform/work'
import { quoteMoved } from './events.ts'
import { happeningsOf, insertHappening } from './store-happenings.ts'
import { quoteOfMail } from './store-links.ts'
import { quoteOf } from './store.ts'
import { originOf } from '#platform/origin'

type Letter = { readonly mailId: Id<'msg'>; readonly about: Subject }

/** The letter did not arrive: whoever made the offer hears of it, while the customer thinks that he was forgotten. */
export async function noteQuoteBounced(work: Work, { mailId, about }: Letter): Promise<void> {
  if (about.kind !== 'quo') return
  const sent = await quoteOfMail(work.tx, mailId)
  const quote = await quoteOf(work.tx, id<'quo'>(about.id))
  if (!sent || !quote) return
  // Heard twice, told once.
  const told = await happeningsOf(work.tx, quote.id)
  if (told.some(({ kind, name }) => kind === 'mail_failed' && name === sent.email)) return
  const row = { quoteId: quote.id, versionNo: sent.versionNo, kind: 'mail_failed', at: work.at } as const
  await insertHappening(work.tx, { ...row, staffId: null, name: sent.email }, await originOf(work))
  await announce(work, quoteMoved, { quoteId: quote.id, customerId: quote.customerId })
}
