import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { found, sameVersion, Stale } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { allStaff, entityOf, staffById, today, type Staff } from '#modules/company'
import { lastDayOfQuarter, quarterOf } from '#modules/incentives'
import { frozenAt } from './store-frozen.ts'
import { lockQuota, quotasOf, removeQuota, saveQuota } from './store-quotas.ts'

type Asked = { readonly entityId: Id<'ent'>; readonly quarter?: Day | undefined }

/** Everybody who sells, with what is expected of him in the quarter. */
export async function readQuotas(work: Work, asked: Asked) {
  const entity = await entityOf(work.tx, asked.entityId)
  const quarter = quarterOf(asked.quarter ?? today(work, entity))
  const quotas = new Map(
    (await quotasOf(work.tx, { entityId: entity.id, quarter })).map((each) => [each.staffId, each]),
  )
  const people = (await allStaff(work.tx)).filter((person) => quotas.has(person.id) || (person.active && sells(person)))
  return {
    currency: entity.currency,
    from: quarter,
    through: lastDayOfQuarter(quarter),
    frozen: (await frozenAt(work.tx, { entityId: entity.id, quarter })) !== null,
    people: people.map(({ id, name }) => {
      const own = quotas.get(id)
      return { staffId: id, name, quota: own ? money(own.quota, entity.currency) : null, version: own?.version ?? 0 }
    }),
  }
}

/** Sets what somebody is to bring in. A quarter whose league is frozen keeps its quotas. */
export async function setQuota(
  work: Work,
  request: Asked & { readonly staffId: Id<'stf'>; readonly quota: Money | null },
) {
  const entity = await entityOf(work.tx, request.entityId)
  const at = {
    entityId: entity.id,
    quarter: quarterOf(request.quarter ?? today(work, entity)),
    staffId: request.staffId,
  }
  const person = found(await staffById(work.tx, request.staffId))
  const standing = await lockQuota(work.tx, at)
  const version = standing?.version ?? 0
  sameVersion(work, version)
  if (await frozenAt(work.tx, at)) throw new Refused('quarter_is_frozen', { quarter: at.quarter })
  const { quota } = request
  if (quota === null) {
    await removeQuota(work.tx, at)
    return { staffId: person.id, name: person.name, quota: null, version: 0 }
  }
  if (quota.currency !== entity.currency) throw new Refused('quota_currency_differs', { currency: entity.currency })
  if (quota.amount <= 0n) throw new Refused('quota_is_not_positive')
  if (!sells(person) && !standing) throw new Refused('person_does_not_sell', { name: person.name })
  const written = await saveQuota(work.tx, {
    ...at,
    quota: quota.amount,
    version,
    originId: await originOf(work),
  })
  if (!written) throw new Stale(version + 1)
  return { staffId: person.id, name: person.name, quota, version: version + 1 }
}

const sells = ({ roles }: Staff) => roles.some((role) => role === 'sales_rep' || role === 'sales_manager')
