import type { Id } from '#kernel/id'
import { accept, refuse } from '#kernel/outcome'
import type { Delivery, Mailbox } from '#platform/mail'
import type { Subject } from '#platform/wire'

/**
 * queued → sending → sent, failed or unknown; back to queued while trying again helps; cancelled before it leaves. Nothing
 * leads out of unknown but a person: the letter may have arrived.
 */
export const mailStates = ['queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled'] as const
export type MailState = (typeof mailStates)[number]

/** Why we write: the gate treats an invoice otherwise than a reminder. */
export const purposes = ['document', 'reminder', 'notice', 'query', 'account'] as const
export type Purpose = (typeof purposes)[number]

/** What goes along is fetched when the letter leaves. */
export type AttachmentReference = { readonly kind: 'document' | 'file'; readonly id: bigint }

export type MailLanguage = 'en' | 'de' | 'fr' | 'es' | 'nl'

export type NewMail = {
  readonly customerId: Id<'cus'> | null
  readonly contactId?: Id<'con'> | null
  readonly purpose: Purpose
  /** What it is about: an invoice, an order query. Whoever asked for it hears of its fate under this name. */
  readonly about: Subject
  /** The same key is sent once, however often it is asked for: 'invoice 17'. */
  readonly dedupeKey: string
  readonly to: string
  /** Without it the sender of the settings writes. */
  readonly from?: Mailbox | null
  readonly replyTo?: string | null
  readonly language: MailLanguage
  readonly subject: string
  readonly text: string
  readonly html?: string | null
  readonly attachments?: readonly AttachmentReference[]
  /** It waits for this moment: nobody is written to at night. */
  readonly notBefore?: Date | null
  /** The letter that this one repeats. */
  readonly againOf?: Id<'msg'> | null
}

export type MailNote =
  | 'no_mail_server'
  | 'no_sender'
  | 'try_again'
  | 'address_refused'
  | 'letter_refused'
  | 'gave_up'
  | 'no_answer'
  | 'worker_stopped'
  | 'contact_refused'
  | 'cancelled_by_person'
  | 'no_longer_wanted'

export type Settled =
  | { readonly state: 'sent'; readonly note: null; readonly nextTryAt: null }
  | { readonly state: 'queued'; readonly note: MailNote; readonly nextTryAt: Date }
  | { readonly state: 'failed' | 'unknown'; readonly note: MailNote; readonly nextTryAt: null }

// Two days and a half in all: a server that is down over a weekend day gets its mail.
const minutesUntilNextTry = [1, 5, 15, 60, 240, 720, 1_440, 1_440]

/** What a delivery leads to, after this many tries. */
export function settled(delivery: Delivery, tries: number, at: Date): Settled {
  switch (delivery.outcome) {
    case 'sent':
      return { state: 'sent', note: null, nextTryAt: null }
    case 'unknown':
      return { state: 'unknown', note: 'no_answer', nextTryAt: null }
    case 'refused': {
      if (delivery.lasting) {
        return {
          state: 'failed',
          note: delivery.about === 'address' ? 'address_refused' : 'letter_refused',
          nextTryAt: null,
        }
      }
      const minutes = minutesUntilNextTry[tries - 1]
      if (minutes === undefined) return { state: 'failed', note: 'gave_up', nextTryAt: null }
      return { state: 'queued', note: 'try_again', nextTryAt: new Date(at.getTime() + minutes * 60_000) }
    }
  }
}

/** Only what has not left can be stopped. */
export const cancel = (mail: { readonly state: MailState }) =>
  mail.state === 'queued' ? accept('cancelled' as const) : refuse('mail_is_not_waiting', { state: mail.state })

/** What still goes its own way is not sent a second time. */
export const sendAgain = (mail: { readonly state: MailState }) =>
  mail.state === 'queued' || mail.state === 'sending'
    ? refuse('mail_is_under_way', { state: mail.state })
    : accept('queued' as const)

/** Addresses are compared without regard to case: every server we know treats them so. */
export const foldedAddress = (address: string) => address.trim().toLowerCase()
