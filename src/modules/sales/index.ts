export type { AccountProfile, OpportunityDraft, TeamMember } from './opportunity.ts'
export { recordOpportunities, recordProfiles, recordTeam } from './record-sales.ts'
export { noteQuoted, opportunityNamed, opportunityToQuote, winOpportunity } from './follow-quotes.ts'
export { routes } from './routes.ts'
