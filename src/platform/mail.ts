import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'

export type Mailbox = { readonly name: string | null; readonly address: string }

export type Letter = {
  /** Made by us and the same at every try, so that a receiver may know a repetition. */
  readonly messageId: string
  readonly at: Date
  readonly from: Mailbox
  readonly to: string
  readonly replyTo: string | null
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly attachments: readonly Attachment[]
}
export type Attachment = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }

/**
 * What became of a letter. `unknown`: the server had it, or most of it, and did not answer. It may be on its way, so it must not
 * be sent again unless a person says so.
 */
export type Delivery =
  | { readonly outcome: 'sent'; readonly answer: string }
  | {
      readonly outcome: 'refused'
      /** Whether trying again later is pointless. */
      readonly lasting: boolean
      readonly about: 'address' | 'letter' | 'server'
      readonly answer: string
    }
  | { readonly outcome: 'unknown'; readonly answer: string }

export type MailTransport = {
  readonly send: (letter: Letter) => Promise<Delivery>
  readonly close: () => void
}

/**
 * A mail server by its address, 'smtp://name:password@mail.example:587' or 'smtps://…'. Passwords travel encrypted or not at
 * all; '?tls=off' is for servers on the same machine.
 */
export function smtpTransport(url: string, ourName: string): MailTransport {
  const server = parseServer(url)
  const idle = new Set<SMTPConnection>()
  const attempt = async (connection: SMTPConnection, letter: Letter, message: Buffer) => {
    const delivery = await transmit(connection, letter, message)
    // After anything but success nobody knows in which state the conversation is.
    if (delivery.outcome === 'sent') idle.add(connection)
    else connection.close()
    return delivery
  }
  return {
    send: async (letter) => {
      const message = await compose(letter)
      for (const connection of idle) {
        idle.delete(connection)
        const delivery = await attempt(connection, letter, message)
        // A server closes connections it finds idle. That says nothing about the letter.
        if (delivery.outcome !== 'refused' || delivery.about !== 'server') return delivery
      }
      try {
        return await attempt(await connected(server, ourName), letter, message)
      } catch (error) {
        return judge(error, false)
      }
    },
    close: () => {
      for (const connection of idle) connection.quit()
      idle.clear()
    },
  }
}

type Server = {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly tls: 'required' | 'offered' | 'off'
  readonly credentials: { readonly user: string; readonly pass: string } | null
}

function parseServer(text: string): Server {
  const url = new URL(text)
  const secure = url.protocol === 'smtps:'
  if (!secure && url.protocol !== 'smtp:') throw new RangeError('A mail server is named like smtp://mail.example:587')
  const credentials = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : null
  const asked = url.searchParams.get('tls')
  const tls = asked === 'off' ? 'off' : asked === 'required' || credentials ? 'required' : 'offered'
  return { host: url.hostname, port: Number(url.port || (secure ? 465 : 587)), secure, tls, credentials }
}

const compose = (letter: Letter) =>
  new MailComposer({
    messageId: letter.messageId,
    date: letter.at,
    from: letter.from.name === null ? letter.from.address : { name: letter.from.name, address: letter.from.address },
    to: letter.to,
    ...(letter.replyTo === null ? {} : { replyTo: letter.replyTo }),
    subject: letter.subject,
    text: letter.text,
    ...(letter.html === null ? {} : { html: letter.html }),
    // A letter carries what we give it: no path or address inside is ever fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments: letter.attachments.map(({ name, mediaType, bytes }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(bytes),
    })),
  })
    .compile()
    .build()

function connected({ host, port, secure, tls, credentials }: Server, ourName: string): Promise<SMTPConnection> {
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    name: ourName,
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'off',
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    logger: false,
  })
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      connection.close()
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    connection.on('error', fail)
    connection.connect((refused) => {
      if (refused) return fail(refused)
      if (!credentials) return resolve(connection)
      connection.login({ credentials }, (denied) => (denied ? fail(denied) : resolve(connection)))
    })
  })
}

function transmit(connection: SMTPConnection, letter: Letter, message: Buffer): Promise<Delivery> {
  const progress = { begun: false }
  // Read only once the server has asked for the letter: from then on it may have it.
  const body = Readable.from(
    (function* () {
      progress.begun = true
      yield message
    })(),
  )
  return new Promise((resolve) => {
    const fail = (error: unknown) => resolve(judge(error, progress.begun))
    connection.once('error', fail)
    connection.send({ from: letter.from.address, to: [letter.to] }, body, (error, info) => {
      connection.off('error', fail)
      if (error) return fail(error)
      return resolve({ outcome: 'sent', answer: info?.response ?? '' })
    })
  })
}

/** What an error says about the letter, given whether the server had begun to take it. */
export function judge(error: unknown, begun: boolean): Delivery {
  const { message, code, command } = namesIn(error)
  if (code === null) {
    return begun
      ? { outcome: 'unknown', answer: message }
      : { outcome: 'refused', lasting: false, about: 'server', answer: message }
  }
  const lasting = code >= 500 && command !== 'CONN' && !command.startsWith('AUTH')
  const about = command === 'RCPT TO' ? 'address' : lasting ? 'letter' : 'server'
  return { outcome: 'refused', lasting, about, answer: message }
}

function namesIn(error: unknown) {
  const message = error instanceof Error ? error.message : String(error)
  const given = error instanceof Object ? error : {}
  const code = 'responseCode' in given && typeof given.responseCode === 'number' ? given.responseCode : null
  const command = 'command' in given && typeof given.command === 'string' ? given.command : ''
  return { message, code, command }
}
