import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import type { z } from 'zod'
import { parametersOf, type Endpoint } from '#platform/endpoint'
import type { Problem } from '#platform/http/problem'

/** What goes along with a request besides its fields. */
export type With = {
  /** A key of its own for each call, unless the test gives one; null sends none. */
  readonly key?: string | null
  /** The version that was read; null sends no If-Match. */
  readonly version?: number | null
  readonly headers?: Readonly<Record<string, string>>
  readonly file?: { readonly name: string; readonly bytes: Uint8Array | string; readonly mediaType?: string }
}

type Asked<E> = E extends Endpoint<infer Request> ? Omit<z.input<Request>, 'file'> : never
type Given<E> = E extends Endpoint<z.ZodType, infer Response> ? z.input<Response> : never

/** Somebody who calls the API by its contracts, in the wire's form: ids, days and amounts are texts. */
export type Client = {
  /** Does something, and fails the test when it is refused. */
  readonly do: <E extends Endpoint>(contract: E, request: Asked<E>, along?: With) => Promise<Given<E>>
  /** The same for questions; it reads better. */
  readonly ask: <E extends Endpoint>(contract: E, request: Asked<E>, along?: With) => Promise<Given<E>>
  /** Expects a no, and gives it. */
  readonly refused: <E extends Endpoint>(contract: E, request: Asked<E>, along?: With) => Promise<Problem>
  /** The bytes of a file that an endpoint answers. */
  readonly download: <E extends Endpoint>(contract: E, request: Asked<E>) => Promise<Downloaded>
  /** The bare answer to whatever is asked, right or wrong. */
  readonly call: (contract: Endpoint, request: Readonly<Record<string, unknown>>, along?: With) => Promise<Response>
  readonly raw: (path: string, options?: RequestInit) => Promise<Response>
}

export type Downloaded = { readonly bytes: Uint8Array; readonly mediaType: string; readonly name: string }

/** `credentials` gives the headers by which the server knows who calls. */
export function clientOf(url: string, credentials: () => Promise<Readonly<Record<string, string>>>): Client {
  const raw = async (path: string, options: RequestInit = {}) => {
    const headers = { ...(await credentials()), ...Object.fromEntries(new Headers(options.headers)) }
    return fetch(`${url}${path}`, { redirect: 'manual', ...options, headers })
  }
  const call: Client['call'] = (contract, request, along = {}) =>
    raw(addressOf(contract, request, along), {
      method: contract.method,
      headers: headersOf(contract, along),
      ...bodyOf(contract, request, along),
    })
  const ask: Client['ask'] = async (contract, request, along) => {
    const { response, text } = await answerOf(contract, along, (given) => call(contract, request, given))
    assert.equal(response.status, 200, `${contract.method} ${contract.path} answered ${response.status}: ${text}`)
    const value: unknown = JSON.parse(text)
    // The server formatted it by the same contract.
    return value as Given<typeof contract>
  }
  return {
    raw,
    call,
    ask,
    do: ask,
    refused: async (contract, request, along) => {
      const response = await call(contract, request, along)
      const text = await response.text()
      assert.ok(response.status >= 400, `${contract.method} ${contract.path} was not refused: ${text}`)
      assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/)
      const problem: unknown = JSON.parse(text)
      return problem as Problem
    },
    download: async (contract, request) => {
      const response = await call(contract, request)
      const bytes = new Uint8Array(await response.arrayBuffer())
      assert.equal(
        response.status,
        200,
        `${contract.path} answered ${response.status}: ${Buffer.from(bytes).toString()}`,
      )
      const [, name = ''] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? []
      return { bytes, mediaType: response.headers.get('content-type') ?? '', name: decodeURIComponent(name) }
    },
  }
}

type Answered = { readonly response: Response; readonly text: string }

// With QUITTANCE_REPEATS each request that changes money is sent so often, at once and with one key, as an impatient network
// does. There is one effect, so there is one answer; what the test goes on to find is the proof of the rest.
const copies = Number(process.env['QUITTANCE_REPEATS'] ?? 1)
const noteOfRepeated = process.env['QUITTANCE_REPEATED']

async function answerOf(
  contract: Endpoint,
  along: With = {},
  send: (along: With) => Promise<Response>,
): Promise<Answered> {
  const repeated = copies > 1 && contract.money && !contract.secret && along.key !== null
  const given = repeated ? { ...along, key: along.key ?? randomUUID() } : along
  const sent = Array.from({ length: repeated ? copies : 1 }, async () => {
    const response = await send(given)
    return { response, text: await response.text() }
  })
  const [first, ...others] = await Promise.all(sent)
  assert.ok(first)
  const name = `${contract.method} ${contract.path}`
  for (const { response, text } of others) {
    assert.deepEqual(
      [response.status, text],
      [first.response.status, first.text],
      `${name} answered one key in two ways`,
    )
  }
  if (repeated && noteOfRepeated) appendFileSync(noteOfRepeated, `${name}\n`)
  return first
}

type Fields = Readonly<Record<string, unknown>>

const inQuery = ({ method, upload }: Endpoint) => method === 'GET' || method === 'DELETE' || upload !== null

function addressOf(contract: Endpoint, request: Fields, { file }: With): string {
  const path = contract.path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(request[name])))
  const query = new URLSearchParams(file === undefined ? {} : { name: file.name })
  for (const [name, value] of inQuery(contract) ? restOf(contract, request) : []) {
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each))
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

const restOf = (contract: Endpoint, request: Fields) => {
  const inPath = new Set(parametersOf(contract.path))
  return Object.entries(request).filter(([name, value]) => !inPath.has(name) && value !== undefined)
}

function headersOf(contract: Endpoint, { key, version, headers, file }: With): Record<string, string> {
  const made: Record<string, string> = {}
  if (contract.method !== 'GET') made['content-type'] = file === undefined ? 'application/json' : mediaTypeOf(file)
  if (contract.money && key !== null) made['idempotency-key'] = key ?? randomUUID()
  else if (typeof key === 'string') made['idempotency-key'] = key
  if (typeof version === 'number') made['if-match'] = `"${version}"`
  return { ...made, ...headers }
}

const mediaTypeOf = ({ mediaType }: NonNullable<With['file']>) => mediaType ?? 'application/octet-stream'

function bodyOf(contract: Endpoint, request: Fields, { file }: With): RequestInit {
  if (file !== undefined) return { body: typeof file.bytes === 'string' ? file.bytes : Buffer.from(file.bytes) }
  return inQuery(contract) ? {} : { body: JSON.stringify(Object.fromEntries(restOf(contract, request))) }
}
