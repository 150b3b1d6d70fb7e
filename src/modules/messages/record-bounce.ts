import { announce } from '#platform/events'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { mailBounced } from './events.ts'
import { foldedAddress } from './mail.ts'
import { suppress } from './store-contact.ts'
import type { Mail } from './store.ts'

export type Cause = 'address' | 'letter' | 'gave_up'

/** A letter that will not arrive. Where the address is at fault, it is written to no more until somebody mends it. */
export async function recordBounce(work: Work, mail: Mail, because: Cause): Promise<void> {
  if (because === 'address') {
    const stamp = { at: work.at, originId: await originOf(work) }
    await suppress(work.tx, { address: foldedAddress(mail.to), reason: 'bounced', mailId: mail.id }, stamp)
  }
  const { id: mailId, customerId, purpose, about } = mail
  await announce(work, mailBounced, { mailId, customerId, purpose, about, because })
}
