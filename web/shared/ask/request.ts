import type { z } from 'zod'
import { currentLanguage } from '../words/language.ts'
import { callOf } from './address.ts'
import { ApiProblem, offlineProblem, problemFrom } from './problem.ts'

/** What the web needs of an endpoint's contract. */
export type Contract = {
  readonly method: string
  readonly path: string
  readonly request: z.ZodType
  readonly response: z.ZodType
  /** The largest file taken, where the request is one. */
  readonly upload?: number | null
}

/** Request and answer in the form they travel in: money as `{amount: '12.00', currency}`, days and ids as strings. */
export type Asked<C extends Contract> = WithFile<z.input<C['request']>>
// The browser has a file where the server has bytes.
type WithFile<T> = T extends { readonly file: unknown } ? Omit<T, 'file'> & { readonly file: File } : T
export type Answer<C extends Contract> = z.input<C['response']>

export type CallOptions = {
  readonly signal?: AbortSignal
  /** Names the intent of a change. The server answers a repeated key with the first result instead of doing it again. */
  readonly idempotencyKey?: string
  /** The version of the row that was on the screen; the server refuses (412) when somebody changed it since. */
  readonly version?: number | string | undefined
}

/** Asks the server and answers what the contract promises, or throws an ApiProblem. */
export async function call<C extends Contract>(
  contract: C,
  asked: Asked<C>,
  options: CallOptions = {},
): Promise<Answer<C>> {
  const { url, body, mediaType } = callOf(contract, asked)
  const headers = new Headers({ accept: 'application/json', 'accept-language': currentLanguage() })
  if (mediaType !== undefined) headers.set('content-type', mediaType)
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey)
  if (options.version !== undefined) headers.set('if-match', `"${options.version}"`)
  const init: RequestInit = { method: contract.method, headers, credentials: 'same-origin' }
  if (body !== undefined) init.body = body
  if (options.signal) init.signal = options.signal
  const response = await reach(url, init)
  const answer = await readBody(response)
  if (!response.ok) throw problemFrom(response.status, answer)
  return asPromised(contract, answer)
}

/** A page that was opened before the server was upgraded must say so, instead of showing half an answer. */
function asPromised<C extends Contract>(contract: C, answer: unknown): Answer<C> {
  const read = contract.response.safeDecode(answer)
  if (read.success) return answer as Answer<C>
  const [issue] = read.error.issues
  throw new ApiProblem({
    status: 200,
    code: 'answer_not_understood',
    title: 'This page is older than the server',
    detail: `${contract.path}: ${issue?.path.join('.')} ${issue?.message}`,
    remedy: 'Reload the page.',
  })
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw offlineProblem()
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return { title: text.slice(0, 200) }
  }
}
