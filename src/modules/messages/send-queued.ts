import { formatId, type Id } from '#kernel/id'
import { accept, refuse, type Outcome, type Refusal } from '#kernel/outcome'
import { announce } from '#platform/events'
import type { Attachment, Delivery, Letter, Mailbox, MailTransport } from '#platform/mail'
import type { InWork } from '#platform/schedule'
import type { Work } from '#platform/work'
import { mailCancelled, mailSent } from './events.ts'
import { allow } from './gate-contact.ts'
import { settled, type AttachmentReference, type MailNote } from './mail.ts'
import { recordBounce, type Cause } from './record-bounce.ts'
import { lockDue, markCancelled, markLost, markSending, noteWaiting, settleMail, type Mail } from './store.ts'

export type Post = {
  readonly begin: InWork
  /** Null without a mail server: then everything waits where people can see it. */
  readonly transport: MailTransport | null
  /** Who writes where the letter itself does not say. */
  readonly sender: Mailbox | null
  readonly attach: (work: Work, reference: AttachmentReference) => Promise<Attachment>
  /** Asked in the transaction in which letters are taken in hand: floors above may know why one must not leave any more. */
  readonly stillWanted?: StillWanted
}

export type DueMail = Pick<Mail, 'id' | 'customerId' | 'purpose' | 'about'>

/** Answers those that must not leave any more. */
export type StillWanted = (work: Work, mails: readonly DueMail[]) => Promise<ReadonlySet<Id<'msg'>>>

const atOnce = 10

// Longer than any server may take. Whoever still is at it after that has died.
const longestSendingMinutes = 15

/**
 * Sends what is due, and answers how many letters were taken in hand. A letter is marked before it leaves, in a transaction that
 * ends first: whoever dies between leaves a letter of unknown fate, never one that is sent twice. Any number of senders may work
 * side by side.
 */
export async function sendQueued(post: Post): Promise<number> {
  const { transport } = post
  if (transport === null) {
    await post.begin((work) => noteWaiting(work.tx, 'no_mail_server', 'all'))
    return 0
  }
  const mails = await post.begin((work) => takeDue(work, post))
  for (const mail of mails) {
    const letter = await letterOf(mail, post)
    const delivery = letter.ok ? await transport.send(letter.value) : notYet(letter)
    const messageId = letter.ok ? letter.value.messageId : null
    await post.begin((work) => settle(work, mail, { delivery, messageId }))
  }
  return mails.length
}

/** The gate is asked again: what was allowed when it was written may be stopped by now. */
async function takeDue(work: Work, { sender, stillWanted }: Post): Promise<Mail[]> {
  await markLost(work.tx, new Date(work.at.getTime() - longestSendingMinutes * 60_000))
  const hasSender = sender !== null
  if (!hasSender) await noteWaiting(work.tx, 'no_sender', 'without sender')
  const locked = await lockDue(work.tx, { at: work.at, limit: atOnce, hasSender })
  const unwanted = (await stillWanted?.(work, locked)) ?? new Set()
  for (const mail of locked) if (unwanted.has(mail.id)) await stopMail(work, mail, 'no_longer_wanted', null)
  const due = locked.filter(({ id }) => !unwanted.has(id))
  const answers = await allow(work, due)
  const allowed: Mail[] = []
  for (const [index, mail] of due.entries()) {
    const answer = answers[index]
    if (answer?.verdict.verdict === 'allowed') allowed.push({ ...mail, tries: mail.tries + 1 })
    else await stopMail(work, mail, 'contact_refused', answer?.decisionId ?? null)
  }
  await markSending(
    work.tx,
    allowed.map(({ id }) => id),
    work.at,
  )
  return allowed
}

async function stopMail(
  work: Work,
  { id: mailId, customerId, purpose, about }: Mail,
  note: MailNote,
  decisionId: Id<'dec'> | null,
): Promise<void> {
  await markCancelled(work.tx, { id: mailId, note, decisionId })
  await announce(work, mailCancelled, { mailId, customerId, purpose, about, because: 'contact' })
}

/** The letter, or why there is none yet: what it should carry could not be had. */
async function letterOf(mail: Mail, { begin, attach, sender }: Post): Promise<Outcome<Letter>> {
  const from = mail.fromAddress === null ? sender : { name: mail.fromName, address: mail.fromAddress }
  if (from === null) return refuse('no_sender')
  const { to, replyTo, subject, text, html } = mail
  try {
    return await begin(async (work) => {
      const attachments: Attachment[] = []
      for (const reference of mail.attachments) attachments.push(await attach(work, reference))
      return accept({
        messageId: messageIdOf(mail, from),
        at: work.at,
        from,
        to,
        replyTo,
        subject,
        text,
        html,
        attachments,
      })
    })
  } catch (error) {
    return refuse('attachment_is_missing', { because: error instanceof Error ? error.message : String(error) })
  }
}

const notYet = ({ code, facts }: Refusal): Delivery => ({
  outcome: 'refused',
  lasting: false,
  about: 'letter',
  answer: [code, ...Object.values(facts)].join(': '),
})

// The same at every try, so that a server which got it twice may see it.
const messageIdOf = ({ id }: Mail, { address }: Mailbox) => `<${formatId('msg', id)}@${address.split('@').at(-1)}>`

type Fate = { readonly delivery: Delivery; readonly messageId: string | null }

async function settle(work: Work, mail: Mail, { delivery, messageId }: Fate): Promise<void> {
  const result = settled(delivery, mail.tries, work.at)
  const error = delivery.outcome === 'sent' ? null : delivery.answer
  const { id: mailId, customerId, purpose, about } = mail
  if (!(await settleMail(work.tx, mailId, { settled: result, messageId, error, at: work.at }))) return
  if (result.state === 'sent') await announce(work, mailSent, { mailId, customerId, purpose, about, sentAt: work.at })
  if (result.state === 'failed') await recordBounce(work, mail, causes[result.note] ?? 'letter')
}

const causes: Partial<Record<MailNote, Cause>> = { address_refused: 'address', gave_up: 'gave_up' }
