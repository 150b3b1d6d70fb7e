import { formatId, id, type Id } from '#kernel/id'
import type { Day } from '#kernel/day'
import { requestRun } from '#platform/jobs'
import type { Subject } from '#platform/wire'
import type { Work } from '#platform/work'
import { entityOf, today } from '#modules/company'
import { tellOnce } from '#modules/parties'
import { remindCustomers } from './remind.ts'
import { reminderRunJob } from './reminder-run.ts'
import { remindersById, settleReminder } from './store.ts'
import { lastRunOf, reminderHead } from './store-lists.ts'

type Letter = { readonly mailId: Id<'msg'>; readonly purpose: string; readonly about: Subject }

const reminderOf = ({ purpose, about }: Letter): Id<'rem'> | null =>
  purpose === 'reminder' && about.kind === 'rem' ? id<'rem'>(about.id) : null

/** It left: the customer's timeline says so. */
export async function noteReminderSent(work: Work, letter: Letter & { readonly sentAt: Date }): Promise<void> {
  const reminderId = reminderOf(letter)
  if (reminderId === null) return
  if (!(await settleReminder(work.tx, reminderId, { state: 'sent', because: null, sentAt: letter.sentAt }))) return
  const head = await reminderHead(work.tx, reminderId)
  await tellOnce(work, 'reminder.sent', [
    {
      customerId: head.customerId,
      department: 'collections',
      staffId: null,
      contactId: head.contactId,
      at: letter.sentAt,
      text: { key: 'reminder.sent', values: { number: String(head.level) } },
      subject: { kind: 'rem', id: reminderId },
    },
  ])
}

export async function noteReminderBounced(work: Work, letter: Letter): Promise<void> {
  const reminderId = reminderOf(letter)
  if (reminderId !== null)
    await settleReminder(work.tx, reminderId, { state: 'failed', because: 'bounced', sentAt: null })
}

/** It was stopped. When the facts stopped it, what is left to ask is written anew at once; when a person did, it stays stopped. */
export async function noteReminderCancelled(
  work: Work,
  letter: Letter & { readonly because: 'person' | 'contact' },
): Promise<void> {
  const reminderId = reminderOf(letter)
  if (reminderId === null) return
  const { because } = letter
  if (!(await settleReminder(work.tx, reminderId, { state: 'cancelled', because, sentAt: null }))) return
  if (because === 'person') return
  const [reminder] = await remindersById(work.tx, [reminderId])
  if (!reminder) return
  await remindCustomers(work, await entityOf(work.tx, reminder.entityId), [reminder.customerId])
}

/** The bank came after the morning's run: those who waited for it are looked at again. */
export async function remindAfterBank(
  work: Work,
  {
    entityId,
    accountId,
    through,
  }: { readonly entityId: Id<'ent'>; readonly accountId: Id<'bnk'>; readonly through: Day },
): Promise<void> {
  const on = today(work, await entityOf(work.tx, entityId))
  const last = await lastRunOf(work.tx, entityId)
  if (last === null || last.forOn !== on || last.waitingForBank === 0) return
  const subject = `${entityId} ${formatId('bnk', accountId)} ${through}`
  await requestRun(work, { job: reminderRunJob, subject, day: on })
}
