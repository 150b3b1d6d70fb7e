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
  const mail = found(await lockMail(work.tx, mailId))
  sameVersion(work, mail.version)
  insist(cancel(mail))
  const { customerId, purpose, about } = mail
  await markCancelled(work.tx, { id: mailId, note: 'cancelled_by_person', decisionId: null })
  await announce(work, mailCancelled, { mailId, customerId, purpose, about, because: 'person' })
  return found(await shownMailBy(work.tx, mailId))
}
