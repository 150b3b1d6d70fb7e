import type { Id } from '#kernel/id'
import type { Chance } from '#platform/chance'
import type { FileStore } from '#platform/files'
import { permissions, type Permission, type Role } from '#platform/rights'
import { sql, type Database, type Tx } from '#platform/sql'

/** How something got in: a person at a screen, a program, a file, a nightly run, a bank statement, a terminal, an event. */
export type Door = 'screen' | 'api' | 'import' | 'run' | 'bank' | 'command' | 'reaction'

export type Language = 'en' | 'de'

export type Who = {
  readonly kind: 'staff' | 'key' | 'system' | 'portal'
  /** A key acts for the member of staff it was made for. */
  readonly staffId: Id<'stf'> | null
  readonly name: string
  readonly roles: readonly Role[]
  readonly permissions: ReadonlySet<Permission>
  readonly sees: 'all' | 'own'
}

/** What a verb works with: one transaction, who asks, when, and by which door. */
export type Work = {
  readonly tx: Tx
  readonly who: Who
  readonly at: Date
  readonly door: Door
  readonly chance: Chance
  readonly files: FileStore
  /** The version that the caller saw, where the endpoint asks for it. */
  readonly ifMatch: number | null
  readonly language: Language
  readonly requestId: string
  /** Where people outside find us, 'https://sales.example'; null where nobody told. */
  readonly address: string | null
  /** For what is made once a transaction, such as its origin row. */
  readonly memo: Map<string, unknown>
}

/** The only source of time. A company on a test clock has its moment in the database, and that one wins. */
export type Clock = { readonly now: () => Date }

export type Begin = {
  readonly database: Database
  readonly clock: Clock
  readonly chance: Chance
  readonly files: FileStore
  readonly address?: string | null | undefined
}

export type WorkOptions = {
  readonly who: Who
  readonly door: Door
  readonly readOnly?: boolean
  readonly snapshot?: boolean
  readonly ifMatch?: number | null
  readonly language?: Language
  readonly requestId?: string
  /** Taken before anything is read: callers with the same number come one after the other. */
  readonly turn?: bigint
}

/** One piece of work in one transaction: it commits when `verb` answers, and leaves nothing when it throws. */
export const begin = <T>(from: Begin, options: WorkOptions, verb: (work: Work) => Promise<T>): Promise<T> =>
  from.database.transaction(
    { readOnly: options.readOnly ?? false, snapshot: options.snapshot ?? false, opening: opening(options) },
    (tx, { testMoment }) =>
      verb({
        tx,
        who: options.who,
        at: testMoment instanceof Date ? testMoment : from.clock.now(),
        door: options.door,
        chance: from.chance,
        files: from.files,
        ifMatch: options.ifMatch ?? null,
        language: options.language ?? 'en',
        requestId: options.requestId ?? '',
        address: from.address ?? null,
        memo: new Map(),
      }),
  )

/**
 * The same transaction goes on in the name of somebody else, who sees what he sees: what a customer accepts by a link becomes an order
 * in the name of whoever offered it. What is written from here on has an origin of its own.
 */
export async function inNameOf(work: Work, who: Who): Promise<Work> {
  await work.tx.run(sql`
    select set_config('quittance.staff', ${String(who.staffId ?? '')}, true), set_config('quittance.sees', ${who.sees}, true)`)
  return { ...work, who, memo: new Map() }
}

/** The machine itself, for runs and reactions. */
export const theSystem = (name: string): Who => ({
  kind: 'system',
  staffId: null,
  name,
  roles: [],
  permissions: new Set(permissions),
  sees: 'all',
})

// One message opens the transaction: the turn first, so that all that follows sees what the one before committed.
const opening = ({ who, turn }: WorkOptions): string[] => [
  ...(turn === undefined ? [] : [`select pg_advisory_xact_lock(${BigInt.asIntN(64, turn)})`]),
  `select set_config('quittance.staff', '${who.staffId ?? ''}', true), set_config('quittance.sees', '${who.sees}', true),
     set_config('TimeZone', 'UTC', true), (select moment from platform.clock) as "testMoment"`,
]
