import { hostname } from 'node:os'
import { smtpTransport, type Mailbox, type MailTransport } from '#platform/mail'
import type { Settings } from '#app/settings'

export type Post = { readonly transport: MailTransport | null; readonly sender: Mailbox | null }

/** Without a mail server there is no transport, and letters wait in the outbox, where people see them. */
export function mailFrom({ mailServer, mailSender, publicUrl }: Settings): Post {
  const ourName = publicUrl ? new URL(publicUrl).hostname : hostname()
  return {
    transport: mailServer === null ? null : smtpTransport(mailServer, ourName),
    sender: mailSender === null ? null : mailboxOf(mailSender),
  }
}

/** 'Halden Ltd <billing@halden.example>', or the address alone. */
export function mailboxOf(text: string): Mailbox {
  const [, name = null, named] = /^"?([^"<>]*?)"?\s*<([^<>\s]+@[^<>\s]+)>$/.exec(text) ?? []
  const address = named ?? text
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(address)) {
    throw new RangeError('QUITTANCE_MAIL_FROM is written like: Halden Ltd <billing@halden.example>')
  }
  return { name: name || null, address }
}
