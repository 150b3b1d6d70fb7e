import type { Id } from '#kernel/id'
import { insist } from '#kernel/outcome'
import { announce } from '#platform/events'
import { found, sameVersion } from '#platform/found'
import type { Work } from '#platform/work'
import { mailCancelled } from './events.ts'
import { cancel } from './mail.ts'
import { lockMail, markCancelled } from './store.ts'
import { shownMailBy } from './store-reads.ts'

export async function cancelMail(work: Work, { mailId }: { readonly mailId: Id<'msg'> }) {
  found(await shownMailBy(work.tx, mailId))
  sameVersion(work, found(await lockMail(work.tx, mailId)).version)
  await stopMail(work, mailId)
  return found(await shownMailBy(work.tx, mailId))
}

/** A person stops a letter that still waits; whoever wanted it sent hears of it. */
export async function stopMail(work: Work, mailId: Id<'msg'>): Promise<void> {
  const mail = found(await lockMail(work.tx, mailId))
  insist(cancel(mail))
  const { customerId, purpose, about } = mail
  await markCancelled(work.tx, { id: mailId, note: 'cancelled_by_person', decisionId: null })
  await announce(work, mailCancelled, { mailId, customerId, purpose, about, because: 'person' })
}
