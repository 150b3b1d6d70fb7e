import type { Day } from '#kernel/day'
import { formatId, type Id } from '#kernel/id'
import { decideAll, type Decision } from '#platform/decision'
import { languageOf } from '#platform/message-catalogue'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { staffOf, today as todayOf, type LegalEntity, type Staff } from '#modules/company'
import { queueMails, type NewMail } from '#modules/messages'
import { lockCustomers } from '#modules/parties'
import { gatherFacts, type Candidate } from './gather-facts.ts'
import { momentAt } from './local-time.ts'
import { gateVersion, mayRemind, type ItemVerdict, type Verdict } from './may-remind.ts'
import type { ReminderPolicy } from './policy.ts'
import { reminderLetter } from './reminder-letter.ts'
import {
  allocateReminders,
  insertReminders,
  lettersOn,
  policyOn,
  saveStandings,
  standingsOf,
  type OpenRow,
  type ReminderRow,
} from './store.ts'

export type Judged = { readonly candidate: Candidate; readonly verdict: Verdict }

/** What the gate says of these customers now, without doing anything. */
export async function judgeCustomers(
  work: Work,
  entity: LegalEntity,
  customerIds: readonly Id<'cus'>[],
): Promise<Judged[]> {
  const policy = await policyOn(work.tx, entity.id, todayOf(work, entity))
  return (await gatherFacts(work, entity, customerIds)).map((candidate) => ({
    candidate,
    verdict: mayRemind(candidate.facts, policy),
  }))
}

export type Reminded = { readonly letters: number; readonly waitingForBank: number }

/**
 * Writes to those of these customers who may be written to now, one letter each, and keeps why the others are not. One transaction,
 * under the customers' locks, so that money which comes meanwhile is seen before or after, never between. Whoever has today's letter
 * already gets no second one.
 */
export async function remindCustomers(
  work: Work,
  entity: LegalEntity,
  customerIds: readonly Id<'cus'>[],
): Promise<Reminded> {
  await lockCustomers(work, customerIds)
  const today = todayOf(work, entity)
  const policy = await policyOn(work.tx, entity.id, today)
  const letters = new Map(
    (await lettersOn(work.tx, { entityId: entity.id, customerIds }, today)).map((each) => [each.customerId, each]),
  )
  const waiting = customerIds.filter((id) => (letters.get(id)?.standing ?? 0) === 0)
  const judged = (await gatherFacts(work, entity, waiting)).map((candidate) => ({
    candidate,
    verdict: mayRemind(candidate.facts, policy),
  }))
  const decisions = await keepVerdicts(work, { entity, today, policy, judged })
  const sending = judged.filter(({ verdict }) => verdict.verdict === 'send')
  const sent = await queueLetters(work, { entity, today, policy, sending, letters, decisions })
  return { letters: sent, waitingForBank: judged.filter(({ verdict }) => verdict.reason === 'bank_not_loaded').length }
}

type Kept = {
  readonly entity: LegalEntity
  readonly today: Day
  readonly policy: ReminderPolicy
  readonly judged: readonly Judged[]
}

/** A decision is stored when somebody is written to, and else when it differs from the last one. */
async function keepVerdicts(work: Work, { entity, today, policy, judged }: Kept): Promise<Map<Id<'cus'>, Id<'dec'>>> {
  const customerIds = judged.map(({ candidate }) => candidate.customer.id)
  const known = new Map(
    (await standingsOf(work.tx, { entityId: entity.id, customerIds })).map((each) => [each.customerId, each]),
  )
  const news = judged.filter(({ candidate, verdict }) => {
    const last = known.get(candidate.customer.id)
    return (
      verdict.verdict === 'send' ||
      last === undefined ||
      last.verdict !== verdict.verdict ||
      last.reason !== verdict.reason ||
      last.nextOn !== verdict.nextOn
    )
  })
  const ids = await decideAll(
    work,
    news.map((each) => decisionOf(entity, policy, each)),
  )
  const decided = new Map(
    news.flatMap(({ candidate }, index): [Id<'cus'>, Id<'dec'>][] => {
      const id = ids[index]
      return id === undefined ? [] : [[candidate.customer.id, id]]
    }),
  )
  await saveStandings(
    work.tx,
    entity.id,
    news.flatMap(({ candidate, verdict }) => {
      const decisionId = decided.get(candidate.customer.id)
      if (decisionId === undefined) return []
      const { verdict: said, reason, nextOn } = verdict
      const details = detailsOf(candidate, verdict)
      return [{ customerId: candidate.customer.id, verdict: said, reason, onDay: today, nextOn, details, decisionId }]
    }),
    work.at,
  )
  return decided
}

/** What a reason needs to be a sentence: sums per currency, and the level that would speak. */
const detailsOf = ({ facts }: Candidate, { items, level, nextOn }: Verdict) => ({
  level,
  nextOn,
  bankThrough: facts.bankThrough,
  asked: sums(items, (item) => item.asked),
  noted: sums(items, (item) => item.noted),
})

const sums = (items: readonly ItemVerdict[], of: (item: ItemVerdict) => bigint) => {
  const byCurrency = new Map<string, bigint>()
  for (const item of items) byCurrency.set(item.currency, (byCurrency.get(item.currency) ?? 0n) + of(item))
  return Object.fromEntries([...byCurrency].flatMap(([unit, sum]) => (sum === 0n ? [] : [[unit, String(sum)]])))
}

const decisionOf = (entity: LegalEntity, policy: ReminderPolicy, { candidate, verdict }: Judged): Decision => ({
  kind: 'reminder.gate',
  subject: { kind: 'cus', id: candidate.customer.id },
  customerId: candidate.customer.id,
  policyVersion: `${gateVersion} of ${policy.fromOn}`,
  facts: {
    entityId: formatId('ent', entity.id),
    today: candidate.facts.today,
    time: candidate.facts.time,
    bankThrough: candidate.facts.bankThrough,
    items: verdict.items.map(({ itemId, ...item }) => ({ itemId: formatId('itm', itemId), ...item })),
    credits: Object.fromEntries(candidate.facts.credits),
    heardOn: candidate.facts.accountHeardOn,
  },
  verdict: verdict.verdict,
  reasons: [{ key: `reminder.${verdict.reason}`, values: detailsOf(candidate, verdict) }],
})

type Sending = Omit<Kept, 'judged'> & {
  readonly sending: readonly Judged[]
  readonly letters: ReadonlyMap<Id<'cus'>, { readonly all: number }>
  readonly decisions: ReadonlyMap<Id<'cus'>, Id<'dec'>>
}

async function queueLetters(
  work: Work,
  { entity, today, policy, sending, letters, decisions }: Sending,
): Promise<number> {
  if (sending.length === 0) return 0
  const ids = await allocateReminders(work.tx, sending.length)
  const staff = await collectorsOf(work, sending)
  const drafts = await Promise.all(
    sending.map(async ({ candidate, verdict }, index) => {
      const id = ids[index]
      if (id === undefined || candidate.to === null) throw new Error('A reminder without a number or an address')
      const again = letters.get(candidate.customer.id)?.all ?? 0
      const key = `reminder ${entity.id} ${candidate.customer.id} ${today}`
      const mail = await mailOf(work, { id, entity, candidate, verdict, staff })
      return {
        id,
        candidate,
        verdict,
        to: candidate.to,
        mail: { ...mail, dedupeKey: again === 0 ? key : `${key} ${again + 1}` },
      }
    }),
  )
  const queued = await queueMails(
    work,
    drafts.map(({ mail }) => mail),
  )
  const rows = drafts.flatMap(({ id, candidate, verdict, to }, index): ReminderRow[] => {
    const answer = queued[index]
    const decisionId = decisions.get(candidate.customer.id)
    if (!answer?.ok || verdict.level === 0 || decisionId === undefined) return []
    return [
      {
        id,
        entityId: entity.id,
        customerId: candidate.customer.id,
        contactId: candidate.contact?.id ?? null,
        to,
        level: verdict.level,
        forOn: today,
        mailId: answer.value,
        decisionId,
        policyId: policy.id,
        items: verdict.items,
      },
    ]
  })
  await insertReminders(work.tx, rows, { at: work.at, originId: await originOf(work) })
  return rows.length
}

async function collectorsOf({ tx }: Work, sending: readonly Judged[]): Promise<ReadonlyMap<Id<'stf'>, Staff>> {
  const ids = sending.flatMap(({ candidate }) => candidate.customer.collectorId ?? [])
  return new Map((await staffOf(tx, ids)).map((each) => [each.id, each]))
}

type Draft = {
  readonly id: Id<'rem'>
  readonly entity: LegalEntity
  readonly candidate: Candidate
  readonly verdict: Verdict
  readonly staff: ReadonlyMap<Id<'stf'>, Staff>
}

/** Copies of more bills than these make a letter that no server takes. */
const mostCopies = 10

async function mailOf(
  work: Work,
  { id, entity, candidate, verdict, staff }: Draft,
): Promise<Omit<NewMail, 'dedupeKey'>> {
  const { customer, contact, to, zone } = candidate
  const collector = customer.collectorId === null ? undefined : staff.get(customer.collectorId)
  const locale = contact?.language ?? customer.language
  const asked = rowsOf(candidate, verdict.items, (item) => item.asked)
  const copies = asked.flatMap(({ documentId }) => documentId ?? []).slice(0, mostCopies)
  const letter = await reminderLetter({
    language: languageOf(locale),
    locale,
    level: verdict.level === 0 ? 1 : verdict.level,
    customerName: customer.name,
    greets: contact?.name ?? null,
    asked,
    disputed: rowsOf(candidate, verdict.items, (item) => (item.reason === 'promised' ? 0n : item.noted)),
    promised: rowsOf(candidate, verdict.items, (item) => (item.reason === 'promised' ? item.noted : 0n)),
    credits: candidate.rows
      .filter((row) => row.kind !== 'invoice')
      .map(({ number, currency, open: amount }) => ({ number, currency, amount })),
    sender: { name: collector?.name ?? null, phone: collector?.phone ?? entity.phone, company: entity.name },
    copies: copies.length,
  })
  return {
    customerId: customer.id,
    contactId: contact?.id ?? null,
    purpose: 'reminder',
    about: { kind: 'rem', id },
    to: to ?? '',
    replyTo: collector?.email ?? entity.email,
    language: languageOf(locale),
    ...letter,
    attachments: copies.map((documentId) => ({ kind: 'document', id: documentId })),
    notBefore: verdict.notBefore === null ? null : momentAt(zone, work.at, verdict.notBefore),
  }
}

function rowsOf({ rows }: Candidate, items: readonly ItemVerdict[], of: (item: ItemVerdict) => bigint) {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return items.flatMap((item): (OpenRow & { readonly amount: bigint })[] => {
    const row = byId.get(item.itemId)
    const amount = of(item)
    return row === undefined || amount === 0n ? [] : [{ ...row, amount }]
  })
}
