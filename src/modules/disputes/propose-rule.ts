import { plusDays } from '#kernel/day'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { found, sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { bringRule, isRuleInForce } from '#modules/orders'
import { placeOf, tell, type Place } from './case-work.ts'
import type { CauseCode } from './cause.ts'
import { endProposal, insertProposal, lockProposal, teachingCases, type StoredProposal } from './store-proposals.ts'
import type { StoredCase } from './store.ts'

/** So many cases of one cause within so many days are no accident. */
const casesThatTeach = 3
const withinDays = 60

/** What could have caught it at order entry: a price that is not what the last bills came to, and that nobody agreed to. */
const ruleAgainst: Partial<
  Record<CauseCode, { code: 'price_off_habit'; parameters: { percent: string; bills: number } }>
> = { price: { code: 'price_off_habit', parameters: { percent: '5', bills: 3 } } }

/** The third case of a cause in sixty days that was ours proposes a rule for order entry. The case is saved as it ended. */
export async function proposeRule(work: Work, row: StoredCase, place: Place): Promise<void> {
  const rule = row.verdict === 'ours' && row.cause ? ruleAgainst[row.cause] : undefined
  if (!rule || !row.cause || (await isRuleInForce(work, rule.code, place.today))) return
  const taught = await teachingCases(work.tx, {
    entityId: row.entityId,
    cause: row.cause,
    since: plusDays(place.today, -withinDays),
  })
  if (taught.length < casesThatTeach) return
  const made = await insertProposal(work.tx, {
    entityId: row.entityId,
    cause: row.cause,
    rule: rule.code,
    parameters: rule.parameters,
    caseIds: taught.map(({ id }) => id),
    at: work.at,
    originId: await originOf(work),
  })
  if (made > 0) await tell(work, row.id, { kind: 'rule_proposed' })
}

type AboutProposal = { readonly proposalId: Id<'rlp'> }

/** The rule goes into the orders' rules as data, in force from today. */
export async function acceptProposal(
  work: Work,
  { proposalId }: AboutProposal,
): Promise<{ readonly ruleVersion: number }> {
  const proposal = await openProposal(work, proposalId)
  const { today } = await placeOf(work, proposal.entityId)
  const ruleVersion = await bringRule(work, {
    code: proposal.rule,
    parameters: proposal.parameters,
    note: proposal.cases,
    on: today,
  })
  await endProposal(work.tx, proposalId, {
    state: 'accepted',
    by: work.who.staffId,
    at: work.at,
    reason: null,
    ruleVersion,
  })
  return { ruleVersion }
}

export async function declineProposal(
  work: Work,
  { proposalId, reason }: AboutProposal & { readonly reason: string },
): Promise<null> {
  await openProposal(work, proposalId)
  await endProposal(work.tx, proposalId, {
    state: 'declined',
    by: work.who.staffId,
    at: work.at,
    reason,
    ruleVersion: null,
  })
  return null
}

async function openProposal(work: Work, proposalId: Id<'rlp'>): Promise<StoredProposal> {
  const proposal = found(await lockProposal(work.tx, proposalId))
  sameVersion(work, proposal.version)
  if (proposal.state !== 'open') throw new Refused('proposal_is_decided', { state: proposal.state })
  return proposal
}
