// The package brings no types; these are the parts that the sink uses.
declare module 'smtp-server' {
  import type { Server, Socket } from 'node:net'
  import type { Readable } from 'node:stream'

  type Done = (error?: Error | null) => void
  type Session = { readonly envelope: { readonly rcptTo: readonly { readonly address: string }[] } }

  export class SMTPServer {
    constructor(options: {
      readonly authOptional: boolean
      readonly disabledCommands: readonly string[]
      readonly logger: boolean
      readonly onRcptTo: (address: { readonly address: string }, session: Session, done: Done) => void
      readonly onData: (stream: Readable, session: Session, done: Done) => void
    })
    readonly server: Server
    readonly connections: Set<{ readonly _socket: Socket }>
    listen(port: number, host: string, listening: () => void): void
    on(event: 'error', listener: (error: Error) => void): void
    close(done: () => void): void
  }
}
