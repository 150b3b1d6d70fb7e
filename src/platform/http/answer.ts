import { parseId, prefixes, type Prefix } from '#kernel/id'
import { appendAudit } from '#platform/audit'
import { parametersOf, type Endpoint } from '#platform/endpoint'
import { stranger, type Caller } from '#platform/http/caller'
import { keyIsMissing, onceOf, rememberAnswer, rememberedAnswer, turnOf, type Once } from '#platform/http/idempotency'
import { fieldErrors, invalid, notFound, notSignedIn, ProblemError } from '#platform/http/problem'
import type { Beyond, Route } from '#platform/http/serve'
import { begin, type Begin, type Language, type Who, type Work } from '#platform/work'

/** A request without its transport. */
export type Request = {
  readonly raw: Readonly<Record<string, unknown>>
  readonly idempotencyKey: string | undefined
  readonly ifMatch: string | undefined
  readonly language: Language
  readonly requestId: string
}

export type Answer = { readonly status: number; readonly value: unknown; readonly replayed: boolean }

/** The way of every request: permission, parse, begin, verb, audit, format, commit. */
export async function answer(route: Route, request: Request, caller: Caller, from: Begin): Promise<Answer> {
  const { contract } = route
  const who = allowed(contract, caller)
  const once = onceFor(contract, request, caller)
  const ifMatch = versionSeen(contract, request.ifMatch)
  const understood = read(route, request.raw)
  const changes = contract.method !== 'GET'

  return begin(
    from,
    {
      who,
      door: caller.door,
      readOnly: !changes,
      ifMatch,
      language: request.language,
      requestId: request.requestId,
      ...(once === null ? {} : { turn: turnOf(once) }),
    },
    async (work) => {
      const earlier = once === null ? null : await rememberedAnswer(work.tx, once)
      if (earlier !== null) return { status: earlier.status, value: earlier.answer, replayed: true }
      const value = await understood(work)
      if (changes) await auditCommand(work, contract, request.raw, value)
      if (once !== null) await rememberAnswer(work, once, { status: 200, answer: value })
      return { status: 200, value, replayed: false }
    },
  )
}

/** Who does the work, if they may. */
export function allowed(contract: Endpoint, { who }: Caller): Who {
  if (contract.allow === 'public') return who ?? stranger
  if (who === null) throw notSignedIn()
  if (contract.allow === 'signed-in' || who.permissions.has(contract.allow)) return who
  throw new ProblemError(403, 'not_allowed', {
    title: 'You may not do this.',
    remedy: `It needs the permission ${contract.allow}: ask an administrator for a role or a key that has it.`,
    facts: { permission: contract.allow },
  })
}

/** What changes money wants a key, whatever else is wrong with the request. */
export function insistOnKey({ money, secret }: Endpoint, key: string | undefined): void {
  if (money && !secret && key === undefined) throw keyIsMissing()
}

export function read(route: Route, raw: Readonly<Record<string, unknown>>, beyond?: Beyond) {
  const understood = route.read(raw, beyond)
  if (understood.ok) return understood.answer
  // An address with an id that cannot be is an address of nothing, like one with an id that is not.
  const inAddress = new Set<PropertyKey>(parametersOf(route.contract.path))
  if (understood.issues.some(({ path: [first] }) => first !== undefined && inAddress.has(first))) throw notFound()
  throw invalid(fieldErrors(understood.issues))
}

function versionSeen({ versioned }: Endpoint, header: string | undefined): number | null {
  if (!versioned) return null
  if (header === undefined) {
    throw new ProblemError(428, 'version_is_missing', {
      title: 'This changes something that others change too, so it wants the version that you read.',
      remedy: 'Send If-Match with the version from your last answer, such as If-Match: "3".',
    })
  }
  const [, version] = /^"(\d{1,9})"$/.exec(header) ?? []
  if (version !== undefined) return Number(version)
  throw new ProblemError(400, 'version_is_invalid', {
    title: 'If-Match is the version in quotes.',
    remedy: 'Send it as If-Match: "3".',
  })
}

function onceFor(contract: Endpoint, request: Request, caller: Caller): Once | null {
  // What is told once is kept nowhere; a repeated request makes a new one.
  if (contract.secret) return null
  // Strangers have no name that a key could belong to, and one must not get another's answer.
  if (contract.method === 'GET' || (caller.who === null && !contract.money)) return null
  const once = onceOf(request.idempotencyKey, {
    who: caller.name,
    endpoint: commandOf(contract),
    request: { ...request.raw, 'If-Match': request.ifMatch ?? null },
  })
  if (once === null && contract.money) throw keyIsMissing()
  return once
}

const commandOf = ({ method, path }: Endpoint) => `${method} ${path}`

/** One row per command. What was asked is known by its fingerprint; names and addresses in it stay out of the chain. */
function auditCommand(work: Work, contract: Endpoint, raw: Readonly<Record<string, unknown>>, value: unknown) {
  return appendAudit(work, {
    command: commandOf(contract),
    subject: subjectOf(contract, raw, value),
    facts: { ifMatch: work.ifMatch, requestId: work.requestId },
  })
}

/** The thing in the address, or the one that was made. */
function subjectOf(contract: Endpoint, raw: Readonly<Record<string, unknown>>, value: unknown) {
  const made = typeof value === 'object' && value !== null && 'id' in value ? [value.id] : []
  const texts = [...parametersOf(contract.path).map((name) => raw[name]), ...made]
  for (const text of texts) {
    const [word] = typeof text === 'string' ? text.split('_') : []
    if (word === undefined || !isPrefix(word)) continue
    return { kind: word, id: parseId<Prefix>(word, String(text)) }
  }
  return null
}

const isPrefix = (word: string): word is Prefix => word in prefixes
