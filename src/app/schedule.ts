import { elapsedMs } from '#app/clock'
import { billingJob } from '#modules/billing'
import { promiseJob, reminderJob, reminderRunOnDemand } from '#modules/collections'
import { entities } from '#modules/company'
import { disputeClocks } from '#modules/disputes'
import { paySettling } from '#modules/incentives'
import { leagueFreeze } from '#modules/insight'
import { ageingJob } from '#modules/ledger'
import { orderClocks } from '#modules/orders'
import { quoteClocks } from '#modules/quotes'
import { customerReport } from '#modules/reports'
import { digests } from '#modules/workplace'
import { forgetOld, makeMonthsAhead } from '#platform/retention'
import { daily, type Audience, type Job } from '#platform/schedule'
import type { Work } from '#platform/work'

/** The company as a whole lives by the day of its first legal entity. */
const theCompany = async ({ tx }: Work): Promise<readonly Audience[]> => [
  { subject: '', zone: (await entities(tx)).at(0)?.zone ?? 'UTC' },
]

/** What is done every day, and what is done when somebody asks: all background work on one page. */
export const jobs: readonly Job[] = [
  ageingJob,
  billingJob(elapsedMs),
  disputeClocks,
  ...orderClocks,
  promiseJob,
  reminderJob,
  reminderRunOnDemand,
  leagueFreeze,
  paySettling,
  customerReport,
  quoteClocks,
  ...digests,
  daily('months-ahead', {
    at: '00:30',
    missed: 'latest',
    audience: theCompany,
    act: ({ tx, at }) => makeMonthsAhead(tx, at),
  }),
  daily('retention', { at: '03:10', missed: 'latest', audience: theCompany, act: ({ tx, at }) => forgetOld(tx, at) }),
]
