import { id, type Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { entityOf, today } from '#modules/company'
import type { DueMail } from '#modules/messages'
import { lockCustomers } from '#modules/parties'
import { gatherFacts } from './gather-facts.ts'
import { mayRemind, type Verdict } from './may-remind.ts'
import { asksOf, policyOn, remindersById, type QueuedReminder } from './store.ts'

/**
 * The gate once more, in the transaction in which reminders are about to leave and under their customers' locks: money that was booked
 * before this moment is seen. A letter that would be written otherwise now does not leave; what is left to ask is written anew.
 */
export async function noLongerWanted(work: Work, mails: readonly DueMail[]): Promise<ReadonlySet<Id<'msg'>>> {
  const due = mails.filter(({ purpose, about }) => purpose === 'reminder' && about.kind === 'rem')
  if (due.length === 0) return new Set()
  const reminders = await remindersById(
    work.tx,
    due.map(({ about }) => id<'rem'>(about.id)),
  )
  await lockCustomers(
    work,
    reminders.map(({ customerId }) => customerId),
  )
  const unwanted = new Set<Id<'msg'>>()
  for (const [entityId, ofEntity] of Map.groupBy(reminders, (each) => each.entityId))
    for (const mailId of await unwantedOf(work, entityId, ofEntity)) unwanted.add(mailId)
  return unwanted
}

async function unwantedOf(work: Work, entityId: Id<'ent'>, reminders: readonly QueuedReminder[]): Promise<Id<'msg'>[]> {
  const entity = await entityOf(work.tx, entityId)
  const policy = await policyOn(work.tx, entityId, today(work, entity))
  const reminderIds = reminders.map((each) => each.id)
  const candidates = await gatherFacts(
    work,
    entity,
    reminders.map(({ customerId }) => customerId),
    { reminderIds, mailIds: reminders.map(({ mailId }) => mailId) },
  )
  const verdicts = new Map(candidates.map(({ customer, facts }) => [customer.id, mayRemind(facts, policy)]))
  const asks = Map.groupBy(await asksOf(work.tx, reminderIds), (ask) => ask.reminderId)
  return reminders
    .filter((reminder) => {
      const verdict = verdicts.get(reminder.customerId)
      return reminder.state !== 'queued' || !verdict || !saysTheSame(verdict, asks.get(reminder.id) ?? [])
    })
    .map(({ mailId }) => mailId)
}

/** Would the letter be written today, asking for the same? */
function saysTheSame(
  verdict: Verdict,
  asks: readonly { readonly itemId: Id<'itm'>; readonly asked: bigint }[],
): boolean {
  if (verdict.verdict !== 'send') return false
  const now = new Map(verdict.items.flatMap((item) => (item.asked === 0n ? [] : [[item.itemId, item.asked] as const])))
  return asks.every(({ itemId, asked }) => now.get(itemId) === asked)
}
