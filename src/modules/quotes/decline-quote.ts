import { announce } from '#platform/events'
import { quoteMoved } from './events.ts'
import type { Opened } from './opened-quote.ts'
import type { DeclineReason } from './quote.ts'
import { settle } from './revise-quote.ts'
import { touch } from './send-quote.ts'
import { moveVersion } from './store.ts'
import { tell } from './write-quote.ts'

export type No = {
  readonly because: DeclineReason
  readonly name?: string | null | undefined
  readonly note?: string | null | undefined
}

/** The customer says no, for a reason; what it was and who said it stays with the version. */
export async function declineQuote({ house, quote, version, link, by }: Opened, no: No): Promise<void> {
  const { because, note = null } = no
  await moveVersion(house.tx, version.id, { state: 'declined', declined: { because, note } })
  await settle(house, quote, version, 'declined')
  const name = no.name ?? link?.email ?? null
  await tell(house, quote, 'declined', { linkId: link?.id ?? null, name, words: note, staffId: by })
  await touch(house, quote, version, 'quote.declined')
  await announce(house, quoteMoved, { quoteId: quote.id, customerId: quote.customerId })
}
