import { SMTPServer } from 'smtp-server'

export type Received = { readonly to: string; readonly raw: string }

export type SmtpSink = {
  readonly url: string
  readonly received: Received[]
  /** What to do with the next letter to an address that contains the word. */
  readonly when: (word: string, behaviour: Behaviour) => void
  readonly close: () => Promise<void>
}

/** `vanish`: takes the letter, and the line goes dead before the answer. */
export type Behaviour = 'refuse address' | 'refuse letter' | 'busy' | 'vanish' | 'take and vanish' | 'slow'

/** A mail server on this machine that keeps what it gets. */
export async function openSmtpSink(): Promise<SmtpSink> {
  const received: Received[] = []
  const behaviours = new Map<string, Behaviour>()
  const behaviourFor = (address: string) => [...behaviours].find(([word]) => address.includes(word))?.[1]
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      if (behaviourFor(address) === 'refuse address') return done(answer(550, 'No such user here'))
      if (behaviourFor(address) === 'busy') return done(answer(451, 'Come back later'))
      return done()
    },
    onData: (stream, session, done) => {
      const [to = ''] = session.envelope.rcptTo.map(({ address }) => address)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const behaviour = behaviourFor(to)
        if (behaviour === 'refuse letter') return done(answer(554, 'This looks like spam'))
        if (behaviour !== 'vanish') received.push({ to, raw: Buffer.concat(chunks).toString('utf8') })
        if (behaviour?.endsWith('vanish')) return server.connections.forEach(({ _socket }) => _socket.destroy())
        return behaviour === 'slow' ? void setTimeout(done, 300) : done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('The sink has no port')
  return {
    url: `smtp://127.0.0.1:${address.port}?tls=off`,
    received,
    when: (word, behaviour) => behaviours.set(word, behaviour),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

const answer = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })
