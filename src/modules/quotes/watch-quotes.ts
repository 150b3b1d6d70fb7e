import { plusDays } from '#kernel/day'
import { id, type Id } from '#kernel/id'
import { announce } from '#platform/events'
import { found } from '#platform/found'
import { daily } from '#platform/schedule'
import type { Work } from '#platform/work'
import { entities, entityOf, today } from '#modules/company'
import { quoteMoved } from './events.ts'
import { settle } from './revise-quote.ts'
import { touch } from './send-quote.ts'
import { policyOf } from './store-policy.ts'
import { quotesEnding } from './store-lists.ts'
import { lockQuote, moveVersion, versionsOf } from './store.ts'
import { tell } from './write-quote.ts'

export type WatchedQuotes = { readonly expired: number; readonly expiring: number }

/**
 * What the morning finds: offers whose last day is over expire, and whoever made one that ends soon hears of it once, while there is
 * time to call.
 */
export async function watchQuotes(work: Work, entityId: Id<'ent'>): Promise<WatchedQuotes> {
  const now = today(work, await entityOf(work.tx, entityId))
  const { remindDays } = await policyOf(work.tx)
  let [expired, expiring] = [0, 0]
  for (const quoteId of await quotesEnding(work.tx, { entityId, until: plusDays(now, remindDays) })) {
    const quote = found(await lockQuote(work.tx, quoteId))
    const version = found((await versionsOf(work.tx, quoteId))[0])
    if (quote.state !== 'sent') continue
    if (version.validUntil < now) {
      expired += 1
      await settle(work, quote, version, 'expired')
      await tell(work, quote, 'expired')
      await touch(work, quote, version, 'quote.expired')
    } else if (version.remindedAt === null) {
      expiring += 1
      await moveVersion(work.tx, version.id, { remindedAt: work.at })
      await tell(work, quote, 'expiring')
    } else continue
    await announce(work, quoteMoved, { quoteId, customerId: quote.customerId })
  }
  return { expired, expiring }
}

/** Each morning of each legal entity: a day that was missed is found by the next. */
export const quoteClocks = daily('quotes.clocks', {
  at: '06:15',
  missed: 'latest',
  audience: async ({ tx }) => (await entities(tx)).map((entity) => ({ subject: String(entity.id), zone: entity.zone })),
  act: (work, { subject }) => watchQuotes(work, id<'ent'>(BigInt(subject))),
})
