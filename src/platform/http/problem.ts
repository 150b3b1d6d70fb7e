import type { z } from 'zod'
import { Refused } from '#kernel/outcome'
import type { Endpoint } from '#platform/endpoint'
import { NotFound, Stale } from '#platform/found'
import { onWire } from '#platform/on-wire'
import { CommitUnknown, isDatabaseError, isSerializationFailure } from '#platform/sql'

/** RFC 9457, with a code that programs can rely on, a remedy for people, and the fields that are wrong. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail?: string
  readonly remedy?: string
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
  readonly facts?: Readonly<Record<string, unknown>>
  readonly requestId?: string
}

type Told = Omit<Problem, 'type' | 'status' | 'code'> & { readonly retryAfter?: number }

/** Ends a request; the one handler turns it into the answer. */
export class ProblemError extends Error {
  readonly problem: Problem
  readonly retryAfter: number | undefined

  constructor(status: number, code: string, { retryAfter, ...told }: Told) {
    super(told.title)
    this.name = 'ProblemError'
    this.problem = { type: `urn:quittance:problem:${code}`, status, code, ...told }
    this.retryAfter = retryAfter
  }
}

export const notFound = () =>
  new ProblemError(404, 'not_found', {
    title: 'There is nothing here, or nothing that you may see.',
    remedy: 'Check the address and the ids in it.',
  })

export const notSignedIn = () =>
  new ProblemError(401, 'not_signed_in', {
    title: 'Nobody is signed in.',
    remedy: 'Sign in, or send an API key: Authorization: Bearer qk_…',
  })

export const invalid = (errors: readonly { readonly path: string; readonly message: string }[]) =>
  new ProblemError(400, 'request_is_invalid', {
    title: 'The request is not what this address accepts.',
    remedy: 'Correct the fields that are named and send it again.',
    errors,
  })

/** What to answer when a request ended with this error. What nobody foresaw is a fault of ours and says nothing more. */
export function problemOf(error: unknown, contract: Endpoint | null): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof Refused) return refusal(error, contract)
  if (error instanceof NotFound) return notFound()
  if (error instanceof Stale) return stale(error)
  if (isSerializationFailure(error)) return busy()
  if (isConnectionLost(error)) return unavailable()
  if (error instanceof CommitUnknown) return unavailable()
  if (isTooLarge(error)) return tooLarge()
  if (isBadJson(error)) return invalid([{ path: '', message: 'the body must be JSON in UTF-8' }])
  return new ProblemError(500, 'fault', {
    title: 'Something went wrong on our side.',
    remedy: 'Try again; if it stays, tell the operator the request id.',
  })
}

function refusal({ code, facts }: Refused, contract: Endpoint | null): ProblemError {
  const [title, remedy] = sentences(contract?.refusals[code] ?? `${code.replaceAll('_', ' ')}.`)
  const told = onWire(facts)
  return new ProblemError(409, code, {
    title: filled(title, told),
    ...(remedy === '' ? {} : { remedy: filled(remedy, told) }),
    facts: told,
  })
}

/** {names} in a contract's sentence stand for the facts. A fact can be anything, so a sentence shows only its beginning. */
const filled = (sentence: string, facts: Readonly<Record<string, unknown>>) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in facts ? factText(facts[name]) : whole))

function factText(fact: unknown): string {
  if (Array.isArray(fact)) return fact.slice(0, 8).map(factText).join(', ')
  if (typeof fact === 'object' && fact !== null && 'amount' in fact && 'currency' in fact)
    return `${String(fact.amount)} ${String(fact.currency)}`
  return (typeof fact === 'string' ? fact : JSON.stringify(fact ?? null)).slice(0, 80).replace(/\p{Cc}/gu, ' ')
}

const stale = ({ version }: Stale) =>
  new ProblemError(412, 'version_is_stale', {
    title: 'It was changed since you read it.',
    remedy: 'Read it again, look at what changed, and send your change with the new version.',
    facts: { version },
  })

const busy = () =>
  new ProblemError(503, 'busy', {
    title: 'Too many changes met at the same place.',
    remedy: 'Nothing was done. Send it again.',
    retryAfter: 1,
  })

const unavailable = () =>
  new ProblemError(503, 'unavailable', {
    title: 'The database does not answer.',
    remedy: 'Send it again with the same Idempotency-Key: it takes effect once.',
    retryAfter: 1,
  })

const tooLarge = () =>
  new ProblemError(413, 'request_is_too_large', {
    title: 'The request is larger than this address accepts.',
    remedy: 'Send less at once.',
  })

/** 'Order is held. Release it first.' is a title and a remedy. */
const sentences = (text: string): [string, string] => {
  const end = text.search(/[.!?](\s|$)/) + 1
  return end === 0 ? [text, ''] : [text.slice(0, end), text.slice(end).trim()]
}

/** Zod's findings as paths that a person can follow: lines[0].quantity. */
export const fieldErrors = (issues: readonly z.core.$ZodIssue[]) =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: pathText([...issue.path, key]), message: 'is not a field of this request' }))
      : [{ path: pathText(issue.path), message: issue.message }],
  )

const pathText = (path: readonly PropertyKey[]) =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  )

const lostCodes = new Set(['57P01', '57P02', '57P03', '08006', '08003'])
const socketCalls = new Set(['connect', 'read', 'write'])

function isConnectionLost(error: unknown): boolean {
  if (isDatabaseError(error)) return lostCodes.has(error.code ?? '')
  if (!(error instanceof Error)) return false
  if ('syscall' in error && typeof error.syscall === 'string') return socketCalls.has(error.syscall)
  // The driver has no codes for these.
  return /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
}

// What the HTTP layer itself finds wrong carries a status of its own.
const isTooLarge = (error: unknown) => statusOf(error) === 413
const isBadJson = (error: unknown) => statusOf(error) === 400 || statusOf(error) === 415

const statusOf = (error: unknown) => (error instanceof Error && 'statusCode' in error ? error.statusCode : undefined)
