import { id, type Id } from '#kernel/id'
import { originOf } from '#platform/origin'
import { daily, job, type InWork } from '#platform/schedule'
import { entities, entityOf, today } from '#modules/company'
import { remindCustomers } from './remind.ts'
import { beginRun, endRun, forgetStandings, overdueCustomers } from './store.ts'

export type ReminderRun = { readonly customers: number; readonly letters: number; readonly waitingForBank: number }

/** So many customers are decided in one transaction: few enough that nobody waits long for their locks. */
const atOnce = 100

type Progress = (done: number) => void | Promise<void>

/**
 * Goes through everybody of a legal entity who has something overdue, in chunks of one transaction each. Begun again, after a crash or
 * when the bank is loaded, it writes only to those who have no letter of today yet.
 */
export async function runReminders(
  begin: InWork,
  entityId: Id<'ent'>,
  progress: Progress = () => {},
): Promise<ReminderRun> {
  const runId = await begin(async (work) => {
    const forOn = today(work, await entityOf(work.tx, entityId))
    return beginRun(work.tx, { entityId, forOn }, { at: work.at, originId: await originOf(work) })
  })
  const sums = { customers: 0, letters: 0, waitingForBank: 0 }
  for (let after: Id<'cus'> | null = null; ;) {
    const from: Id<'cus'> | null = after
    const done = await begin(async (work) => {
      const entity = await entityOf(work.tx, entityId)
      const asked = { entityId, today: today(work, entity), after: from, limit: atOnce }
      const customerIds = await overdueCustomers(work.tx, asked)
      const reminded = customerIds.length === 0 ? null : await remindCustomers(work, entity, customerIds)
      return { customerIds, reminded }
    })
    if (done.reminded === null) break
    sums.customers += done.customerIds.length
    sums.letters += done.reminded.letters
    sums.waitingForBank += done.reminded.waitingForBank
    after = done.customerIds.at(-1) ?? null
    await progress(sums.customers)
  }
  await begin(async (work) => {
    await forgetStandings(work.tx, entityId, today(work, await entityOf(work.tx, entityId)))
    await endRun(work.tx, runId, sums, work.at)
  })
  return sums
}

/** Each morning of each legal entity. */
export const reminderJob = daily('collections.reminders', {
  at: '08:30',
  missed: 'latest',
  audience: async ({ tx }) => (await entities(tx)).map((entity) => ({ subject: String(entity.id), zone: entity.zone })),
  steps: (begin, { subject }) => runReminders(begin, id<'ent'>(BigInt(subject))),
})

/** Under this name the worker is asked for a run during the day: the bank came late, or a person wants it. */
export const reminderRunJob = 'collections.remind-now'

export const reminderRunOnDemand = job(reminderRunJob, {
  steps: (begin, { subject }) => runReminders(begin, id<'ent'>(BigInt(subject.split(' ')[0] ?? ''))),
})
