import { createHash } from 'node:crypto'
import { ProblemError } from '#platform/http/problem'
import { sql, type Tx } from '#platform/sql'
import type { Work } from '#platform/work'

/** One key of one caller, and what was asked with it. */
export type Once = {
  readonly who: string
  readonly key: string
  readonly endpoint: string
  readonly bodyHash: Uint8Array
}

export type Remembered = { readonly status: number; readonly answer: unknown }

const longestKey = 255

/** Reads the header; null where there is none. */
export function onceOf(
  key: string | undefined,
  asked: { readonly who: string; readonly endpoint: string; readonly request: unknown },
): Once | null {
  if (key === undefined) return null
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > longestKey) {
    throw new ProblemError(400, 'idempotency_key_is_invalid', {
      title: `An Idempotency-Key has 1 to ${longestKey} printable characters without blanks.`,
      remedy: 'Send a random one, such as a UUID, and the same one again when you repeat the request.',
    })
  }
  const bodyHash = createHash('sha256').update(canonical(asked.request)).digest()
  return { who: asked.who, key, endpoint: asked.endpoint, bodyHash }
}

export const keyIsMissing = () =>
  new ProblemError(400, 'idempotency_key_is_missing', {
    title: 'This address changes money, so it wants an Idempotency-Key.',
    remedy: 'Send a random one, such as a UUID, and the same one again when you repeat the request.',
  })

/** Requests with the same key come one after the other, so the second one finds the first one's answer. */
export const turnOf = ({ who, key }: Once): bigint =>
  createHash('sha256').update(`${who}\n${key}`).digest().readBigInt64BE()

/** The answer that was given before, if this key was used before. */
export async function rememberedAnswer(tx: Tx, once: Once): Promise<Remembered | null> {
  const row = await tx.maybe<Remembered & { endpoint: string; bodyHash: Uint8Array }>(sql`
    select endpoint, body_hash as "bodyHash", status, answer
    from platform.idempotency where who = ${once.who} and key = ${once.key}`)
  if (row === null) return null
  if (row.endpoint === once.endpoint && Buffer.compare(row.bodyHash, once.bodyHash) === 0) return row
  throw new ProblemError(422, 'idempotency_key_was_used', {
    title: 'This Idempotency-Key was used for another request.',
    remedy: 'Take a new key for a new request.',
  })
}

/** Stores the answer beside its effect. A refusal rolls back and is not kept: the same key may try again. */
export const rememberAnswer = (work: Work, once: Once, { status, answer }: Remembered): Promise<number> =>
  work.tx.run(sql`
    insert into platform.idempotency (who, key, endpoint, body_hash, status, answer, at)
    values (${once.who}, ${once.key}, ${once.endpoint}, ${once.bodyHash}, ${status}, ${JSON.stringify(answer)}, ${work.at})`)

/** Forgets answers from before a moment; a key is kept for seven days. */
export const forgetAnswers = (tx: Tx, before: Date): Promise<number> =>
  tx.run(sql`delete from platform.idempotency where at < ${before}`)

// The same request may arrive with its fields in another order.
function canonical(value: unknown): string {
  if (value instanceof Uint8Array) return createHash('sha256').update(value).digest('hex')
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  // A password leaves no fingerprint: this fast one would outlive the slow one that is kept for signing in.
  const fields = Object.entries(value)
    .filter(([name]) => name !== 'password')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`
}
