import { once } from 'node:events'
import { createServer } from 'node:net'
import { refusePlainly } from '#platform/plain-refusal'

/** The port to listen on: the one asked for, if it is free; for 0 any free one, fixed so that a restart keeps the address. */
export async function choosePort({ host, port }: { host: string; port: number }): Promise<number> {
  const probe = createServer()
  try {
    probe.listen({ host, port })
    await once(probe, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return refusePlainly('port_taken', {
      message:
        code === 'EADDRINUSE'
          ? `Port ${port} is taken by another program`
          : `Cannot listen on ${host}:${port} (${code})`,
      remedy: 'Choose another one with --port N, or --port 0 for any that is free',
    })
  }
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : port
}

/** How a browser on this machine reaches what listens there. */
export function addressOf({ host, port }: { host: string; port: number }): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}
