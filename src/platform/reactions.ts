import type { z } from 'zod'
import type { Announcement, Fact } from '#platform/events'
import { sql, type Tx } from '#platform/sql'
import type { Work } from '#platform/work'

/**
 * What an upper floor does about news. It runs in a transaction of its own, which also moves its cursor, so what it writes
 * is written once. Only after a failure may it run again, and out of turn: it must be safe to repeat, and to meet a reversal
 * before what is reversed. What leaves the database (mail) goes through an outbox.
 */
export type React<Payload> = (work: Work, payload: Payload, news: Announcement) => Promise<unknown>

export type Reaction<Payload> = {
  /** Its cursor is kept under this name: a new name is a new reaction. A plain function goes by its own. */
  readonly name: string
  readonly react: React<Payload>
  /** Where a new reaction begins in a company that has a history. */
  readonly from?: 'now' | 'the start'
  /** How many events share a transaction: more than one only where no rows are locked, for that would break the order of locks. */
  readonly together?: number
}

/** A reaction tied to its event. */
export type Wiring = {
  readonly name: string
  readonly kind: string
  readonly from: 'now' | 'the start'
  readonly together: number
  readonly react: (work: Work, event: StoredEvent) => Promise<unknown>
}

export type StoredEvent = Announcement & { readonly payload: unknown; readonly era: number; readonly xid: bigint }

/** Ties reactions to an event; src/app/reactions.ts lists them all. */
export const when = <Payload extends z.ZodType>(
  event: Fact<Payload>,
  ...reactions: readonly (React<z.output<Payload>> | Reaction<z.output<Payload>>)[]
): Wiring[] =>
  reactions.map((given) => {
    const { name, react, from = 'now', together = 1 } = typeof given === 'function' ? named(given) : given
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) throw new RangeError(`A reaction to ${event.kind} has no name`)
    return {
      name: `${event.kind} > ${name}`,
      kind: event.kind,
      from,
      together,
      react: async (work, { payload, id, kind, at, originId }) =>
        react(work, event.payload.parse(payload), { id, kind, at, originId }),
    }
  })

const named = <Payload>(react: React<Payload>): Reaction<Payload> => ({ name: react.name, react })

type Cursor = { readonly era: number; readonly xid: bigint; readonly eventId: bigint }

/**
 * Makes the cursors that are missing. Has to run before the first event is announced, or a reaction that is new here would
 * begin after it.
 */
export async function registerReactions(tx: Tx, wirings: readonly Wiring[], at: Date): Promise<void> {
  const names = wirings.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new RangeError(`Two reactions are called ${twice}`)
  for (const { name, kind, from } of wirings) {
    await tx.run(sql`
      insert into platform.cursor (reaction, kind, era, xid, event_id, moved_at)
      select ${name}, ${kind}, case when ${from} = 'now' then number else 0 end,
             case when ${from} = 'now' then pg_snapshot_xmin(pg_current_snapshot()) else '0'::xid8 end, 0, ${at}
      from platform.era
      on conflict (reaction) do nothing`)
  }
}

/** The reactions that have something to read, be it visible in order yet or not. */
export async function waitingReactions(tx: Tx, wirings: readonly Wiring[]): Promise<ReadonlySet<string>> {
  const rows = await tx.many<{ reaction: string }>(sql`
    select reaction
    from platform.cursor
    where reaction = any(${wirings.map(({ name }) => name)}::text[])
      and exists (
        select 1 from platform.event
        where event.kind = cursor.kind and (event.era, event.xid, event.id) > (cursor.era, cursor.xid, cursor.event_id))`)
  return new Set(rows.map(({ reaction }) => reaction))
}

/** The reaction's cursor, locked; null when another worker has it. */
export const lockCursor = (tx: Tx, { name }: Wiring) =>
  tx.maybe<Cursor>(sql`
    select era, xid::text::bigint as xid, event_id as "eventId"
    from platform.cursor
    where reaction = ${name}
    for update skip locked`)

/**
 * What follows the cursor, in the order in which transactions began. Above the oldest transaction that still runs nothing is
 * read: it could yet commit something that belongs before.
 */
export const eventsAfter = (tx: Tx, { kind }: Wiring, { era, xid, eventId }: Cursor, limit: number) =>
  tx.many<StoredEvent>(sql`
    select ${eventColumns}
    from platform.event
    where kind = ${kind} and (era, xid, id) > (${era}::integer, ${xid.toString()}::xid8, ${eventId}::bigint)
      and (era < (select number from platform.era) or xid < pg_snapshot_xmin(pg_current_snapshot()))
    order by era, xid, id
    limit ${limit}`)

export const eventBy = (tx: Tx, key: { readonly id: bigint; readonly at: Date }) =>
  tx.one<StoredEvent>(sql`select ${eventColumns} from platform.event where id = ${key.id} and at = ${key.at}`)

const eventColumns = sql`id, kind, at, payload, era, xid::text::bigint as xid, origin_id as "originId"`

export const moveCursor = (tx: Tx, { name }: Wiring, { era, xid, id }: StoredEvent, at: Date) =>
  tx.run(sql`
    update platform.cursor
    set era = ${era}, xid = ${xid.toString()}::xid8, event_id = ${id}, moved_at = ${at}
    where reaction = ${name}`)
