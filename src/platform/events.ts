import { z } from 'zod'
import type { Id } from '#kernel/id'
import { originOf } from '#platform/origin'
import { json } from '#platform/sql'
import type { Work } from '#platform/work'

/** A kind of news: its name in the past tense, and what it tells. */
export type Fact<Payload extends z.ZodType = z.ZodType> = { readonly kind: string; readonly payload: Payload }

/**
 * Defines a kind of news. The payload is made of the wire's codecs, so money and ids are stored in one form; it names people
 * by id, for events are never erased. Stored events are read for years: add fields as optional, and never change one.
 */
export function fact<Payload extends z.ZodType>(kind: string, payload: Payload): Fact<Payload> {
  if (!/^[a-z-]+\.[a-z-]+$/.test(kind)) throw new RangeError(`An event is named like invoice.issued, not ${kind}`)
  return { kind, payload }
}

/** An announced fact as a reaction meets it. */
export type Announcement = {
  readonly id: Id<'evt'>
  readonly kind: string
  readonly at: Date
  readonly originId: Id<'org'> | null
}

/** Tells the upper floors what happened. The row commits with what it tells of; reactions run afterwards. */
export const announce = <Payload extends z.ZodType>(
  work: Work,
  event: Fact<Payload>,
  payload: z.output<Payload>,
): Promise<void> => announceAll(work, event, [payload])

/** Several facts of one kind, in their order, in one statement. */
export async function announceAll<Payload extends z.ZodType>(
  work: Work,
  event: Fact<Payload>,
  payloads: readonly z.output<Payload>[],
): Promise<void> {
  if (payloads.length === 0) return
  const originId = await originOf(work)
  await work.tx.insert(
    'platform.event',
    payloads.map((payload) => ({
      kind: event.kind,
      at: work.at,
      payload: json(z.encode(event.payload, payload)),
      origin_id: originId,
    })),
  )
}
