import { daysBetween, plusDays, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { requestRun } from '#platform/jobs'
import { found, sameVersion } from '#platform/found'
import type { Work } from '#platform/work'
import { entityOf, today as todayOf } from '#modules/company'
import { hold, release, stopMail } from '#modules/messages'
import { lockCustomers } from '#modules/parties'
import { momentAt } from './local-time.ts'
import { remindCustomers } from './remind.ts'
import { reminderRunJob } from './reminder-run.ts'
import { settleReminder } from './store.ts'
import { forgetStop, lockReminder, reminderPage, reminderHead } from './store-lists.ts'

const daysOfPeace = 7

type Stop = { readonly reminderId: Id<'rem'>; readonly until?: Day | undefined }

/** A person knows why this letter should not leave: the customer is let be until a day. */
export async function stopReminder(work: Work, { reminderId, until }: Stop) {
  const reminder = await locked(work, reminderId)
  const entity = await entityOf(work.tx, reminder.entityId)
  const today = todayOf(work, entity)
  const lastDay = until ?? plusDays(today, daysOfPeace)
  if (lastDay <= today) throw new Refused('day_has_passed', { field: 'until', today })
  await stopMail(work, reminder.mailId)
  await settleReminder(work.tx, reminderId, { state: 'cancelled', because: 'person', sentAt: null })
  const midnight = momentAt(entity.zone, work.at, '00:00').getTime()
  const days = daysBetween(today, lastDay)
  await hold(work, [
    {
      customerId: reminder.customerId,
      purposes: ['reminder'],
      about: null,
      reason: 'contact.reminder_stopped',
      cause: { kind: 'rem', id: reminderId },
      until: new Date(midnight + days * 86_400_000),
    },
  ])
  return shown(work, reminderId)
}

/** The stop was a mistake. */
export async function resumeReminder(work: Work, { reminderId }: { readonly reminderId: Id<'rem'> }) {
  const reminder = await locked(work, reminderId)
  if (reminder.state !== 'cancelled' || reminder.cancelledBecause !== 'person')
    throw new Refused('reminder_was_not_stopped')
  await release(work, { kind: 'rem', id: reminderId })
  await forgetStop(work.tx, reminderId)
  await remindCustomers(work, await entityOf(work.tx, reminder.entityId), [reminder.customerId])
  return shown(work, reminderId)
}

async function locked(work: Work, reminderId: Id<'rem'>) {
  await lockCustomers(work, [(await reminderHead(work.tx, reminderId)).customerId])
  const reminder = found(await lockReminder(work.tx, reminderId))
  sameVersion(work, reminder.version)
  return reminder
}

async function shown(work: Work, reminderId: Id<'rem'>) {
  const { customerId } = await reminderHead(work.tx, reminderId)
  const { rows } = await reminderPage(work.tx, { customerId, limit: 200 })
  return found(rows.find((row) => row.id === reminderId))
}

/** A person wants everybody looked at now; the worker does it. */
export async function askForReminders(work: Work, { entityId }: { readonly entityId: Id<'ent'> }) {
  const today = todayOf(work, await entityOf(work.tx, entityId))
  const asked = await requestRun(work, { job: reminderRunJob, subject: `${entityId} ${work.at.getTime()}`, day: today })
  return { asked }
}
