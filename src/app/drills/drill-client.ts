import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

export type Answer = { readonly status: number; readonly body: unknown }

type Sending = {
  readonly method?: 'GET' | 'POST'
  readonly body?: object | string
  readonly version?: number
  /** One request is one key, however often it has to be sent. */
  readonly key?: string
}

/** A program of somebody else that uses our API with a key, and keeps its own book of what we acknowledged. */
export type DrillClient = {
  /** Sends until there is an answer that says yes or no, as a careful client does: an answer that does not come means nothing. */
  readonly send: (path: string, sending?: Sending) => Promise<Answer>
}

const notAnAnswer = new Set([429, 500, 502, 503, 504])

export function drillClient(url: string, apiKey: string, patienceMs = 300_000): DrillClient {
  const once = async (path: string, { method = 'GET', body, version, key }: Sending): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(body === undefined
          ? {}
          : { 'content-type': typeof body === 'string' ? 'application/xml' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    })
    const read: unknown = await response.json()
    return { status: response.status, body: read }
  }
  return {
    send: async (path, sending = {}) => {
      const sure = { ...sending, ...(sending.method === 'POST' && { key: sending.key ?? randomUUID() }) }
      const late = AbortSignal.timeout(patienceMs)
      let last = 'nothing was answered'
      while (!late.aborted) {
        try {
          const answer = await once(path, sure)
          if (!notAnAnswer.has(answer.status)) return answer
          last = `${answer.status} ${JSON.stringify(answer.body)}`
        } catch (error) {
          last = error instanceof Error ? error.message : String(error)
        }
        await pause(20)
      }
      throw new Error(`${path} got no answer in ${patienceMs} ms: ${last}`)
    },
  }
}

/** A field of an answer, by its way: 'documents.0.number'. */
export function fieldOf({ status, body }: Answer, way: string): string {
  let value: unknown = body
  for (const name of way.split('.')) value = value instanceof Object ? Reflect.get(value, name) : undefined
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new Error(`The answer ${status} has no ${way}: ${JSON.stringify(body).slice(0, 500)}`)
  }
  return String(value)
}
