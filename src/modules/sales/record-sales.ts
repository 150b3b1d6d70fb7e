import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import type { AccountProfile, OpportunityDraft, TeamMember } from './opportunity.ts'
import { saveOpportunities, saveProfiles, saveTeam } from './store.ts'

/** Keeps opportunities as another system has them now: new ones are added, known ones brought up to date. Ids in the order given. */
export const recordOpportunities = async (work: Work, drafts: readonly OpportunityDraft[]): Promise<bigint[]> =>
  drafts.length === 0 ? [] : saveOpportunities(work.tx, drafts, await originOf(work))

export async function recordTeam(work: Work, members: readonly TeamMember[]): Promise<void> {
  if (members.length > 0) await saveTeam(work.tx, members, await originOf(work))
}

export async function recordProfiles(work: Work, profiles: readonly AccountProfile[]): Promise<void> {
  if (profiles.length > 0) await saveProfiles(work.tx, profiles, await originOf(work))
}
