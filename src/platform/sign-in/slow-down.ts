import { createHash } from 'node:crypto'
import { sql, type Database } from '#platform/sql'

/** Whom a try is counted against: the account that is named, and the address that it comes from. */
export type TryFrom = { readonly account: string; readonly address: string }

const free = 10
const longestWaitSeconds = 900
const forgottenAfterHours = 24

class TooMany extends Error {}

/**
 * Counts a try before the password is looked at, so that fifty at once are fifty. Answers null when it may go on, or the
 * seconds to wait. The first ten are free; after them the wait doubles with each.
 */
export async function claimTry(database: Database, from: TryFrom, at: Date): Promise<number | null> {
  const subjects = subjectsOf(from)
  try {
    await database.transaction({}, async (tx) => {
      // In the order of their fingerprints: two tries must not wait for each other.
      for (const subject of subjects) {
        const counted = await tx.run(sql`
          insert into platform.sign_in_try as known (subject, tries, last_at) values (${subject}, 1, ${at})
          on conflict (subject) do update set
            tries = case when known.last_at + make_interval(hours => ${forgottenAfterHours}) < excluded.last_at
                         then 1 else known.tries + 1 end,
            last_at = excluded.last_at
          where known.tries < ${free} or ${nextTry} <= excluded.last_at`)
        if (counted === 0) throw new TooMany()
      }
    })
    return null
  } catch (error) {
    if (!(error instanceof TooMany)) throw error
    return secondsToWait(database, subjects, at)
  }
}

/** The password was right: the account starts anew, and the address is given back the try. */
export const signedIn = (database: Database, { account, address }: TryFrom): Promise<number> =>
  database.glance((tx) =>
    tx.run(sql`
      with forgiven as (
        update platform.sign_in_try set tries = tries - 1
        where subject = ${fingerprint('address', address)} and tries > 1
      )
      delete from platform.sign_in_try
      where subject = ${fingerprint('account', account)} or (subject = ${fingerprint('address', address)} and tries = 1)`),
  )

const nextTry = sql`known.last_at + make_interval(secs =>
  least(power(2, least(known.tries - ${free}, 20)), ${longestWaitSeconds}))`

async function secondsToWait(database: Database, subjects: readonly Uint8Array[], at: Date): Promise<number> {
  const { seconds } = await database.glance((tx) =>
    tx.one<{ seconds: number }>(sql`
      select coalesce(ceil(extract(epoch from max(${nextTry}) - ${at}::timestamptz)), 1)::integer as seconds
      from platform.sign_in_try known where subject in (${sql.join(subjects)}) and tries >= ${free}`),
  )
  return Math.max(1, seconds)
}

const subjectsOf = ({ account, address }: TryFrom) =>
  [fingerprint('account', account), fingerprint('address', address)].toSorted((a, b) => Buffer.compare(a, b))

// No name and no address is kept, only what they hash to.
const fingerprint = (kind: string, text: string) =>
  createHash('sha256').update(`${kind} ${text.toLowerCase()}`).digest()
