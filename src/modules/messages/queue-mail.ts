import type { Id } from '#kernel/id'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { allow } from './gate-contact.ts'
import type { NewMail } from './mail.ts'
import { insertMails, mailsByKey } from './store.ts'

export type Queued = Outcome<Id<'msg'>, 'contact_is_refused'>

/**
 * Puts letters into the outbox, in the transaction that wants them sent. What the gate refuses is not queued: the caller gets
 * the reasons and says who has to know. A key that was used before is answered with its letter, and nothing is sent twice.
 */
export async function queueMails(work: Work, mails: readonly NewMail[]): Promise<Queued[]> {
  const known = await mailsByKey(work.tx, keysOf(mails))
  const fresh = mails.filter(
    ({ dedupeKey }, index) => !known.has(dedupeKey) && keysOf(mails).indexOf(dedupeKey) === index,
  )
  const answers = await allow(work, fresh)
  const refusals = new Map<string, Queued>()
  const allowed = fresh.flatMap((mail, index) => {
    const answer = answers[index]
    if (answer?.verdict.verdict === 'allowed') return [{ ...mail, decisionId: answer.decisionId }]
    const { reasons = [] } = answer?.verdict ?? {}
    refusals.set(
      mail.dedupeKey,
      refuse('contact_is_refused', { reasons, about: mail.about, decisionId: answer?.decisionId }),
    )
    return []
  })
  await insertMails(work.tx, allowed, { at: work.at, originId: await originOf(work) })
  const queued = await mailsByKey(work.tx, keysOf(mails))
  return mails.map(({ dedupeKey }) => {
    const id = queued.get(dedupeKey)
    const refusal = refusals.get(dedupeKey)
    if (id !== undefined) return accept(id)
    if (refusal !== undefined) return refusal
    throw new Error('A letter was neither queued nor refused')
  })
}

export async function queueMail(work: Work, mail: NewMail): Promise<Queued> {
  const [queued] = await queueMails(work, [mail])
  if (queued === undefined) throw new Error('A letter was neither queued nor refused')
  return queued
}

const keysOf = (mails: readonly NewMail[]) => mails.map(({ dedupeKey }) => dedupeKey)
