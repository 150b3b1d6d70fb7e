import { compareDecimals, decimalOf } from '#kernel/decimal'
import { Refused } from '#kernel/outcome'
import { sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { insertPolicy, policyOf, type QuotePolicy } from './store-policy.ts'

/** A new version of the policy, in force at once; what was approved under the old one stays approved. */
export async function setPolicy(work: Work, asked: Omit<QuotePolicy, 'version'>): Promise<QuotePolicy> {
  const before = await policyOf(work.tx)
  sameVersion(work, before.version)
  const { repPercent, managerPercent, validDays, remindDays } = asked
  const hundred = decimalOf(100n)
  const inOrder =
    repPercent.digits >= 0n &&
    compareDecimals(repPercent, managerPercent) <= 0 &&
    compareDecimals(managerPercent, hundred) <= 0
  if (!inOrder) throw new Refused('policy_is_wrong', { field: 'managerPercent' })
  if (validDays < 1 || validDays > 365) throw new Refused('policy_is_wrong', { field: 'validDays' })
  if (remindDays > 60) throw new Refused('policy_is_wrong', { field: 'remindDays' })
  const version = before.version + 1
  const set = { at: work.at, by: work.who.staffId, originId: await originOf(work) }
  await insertPolicy(work.tx, { ...asked, version }, set)
  return { ...asked, version }
}
