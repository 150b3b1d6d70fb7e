import { formatId, type Id } from '#kernel/id'
import { insist } from '#kernel/outcome'
import { found, sameVersion } from '#platform/found'
import type { Work } from '#platform/work'
import { sendAgain } from './mail.ts'
import { queueMail } from './queue-mail.ts'
import { lockMail, markRepeated } from './store.ts'
import { shownMailBy } from './store-reads.ts'

type Request = { readonly mailId: Id<'msg'>; readonly to?: string | undefined }

/**
 * A person has a letter sent again: as a new one, so that what became of the first stays to be read. Its key says of which it is
 * the repetition and of which version, so that two clicks are one letter.
 */
export async function resendMail(work: Work, { mailId, to }: Request) {
  found(await shownMailBy(work.tx, mailId))
  const mail = found(await lockMail(work.tx, mailId))
  sameVersion(work, mail.version)
  insist(sendAgain(mail))
  const again = await queueMail(work, {
    ...mail,
    from: mail.fromAddress === null ? null : { name: mail.fromName, address: mail.fromAddress },
    to: to ?? mail.to,
    contactId: to === undefined ? mail.contactId : null,
    dedupeKey: `${formatId('msg', mailId)} again, version ${mail.version}`,
    againOf: mailId,
  })
  await markRepeated(work.tx, mailId)
  return found(await shownMailBy(work.tx, insist(again)))
}
