import type { Id } from '#kernel/id'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import { json, sql, type Tx } from '#platform/sql'
import { stored, type Stored } from '#platform/stored'
import type { Work } from '#platform/work'

/** A sentence of the message catalogue: its key and the values that are filled in. Each reader gets it in his language. */
export type Reason = { readonly key: string; readonly values?: Readonly<Record<string, unknown>> }

export type Subject = { readonly kind: string; readonly id: bigint }

/** What the machine decided. Facts and reasons name people and customers by id only. */
export type Decision = {
  /** 'credit.gate', 'cash.match': what was decided. */
  readonly kind: string
  readonly subject: Subject
  readonly customerId?: Id<'cus'> | null
  readonly policyVersion: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly verdict: string
  readonly reasons: readonly Reason[]
}

export type StoredReason = { readonly key: string; readonly values: Readonly<Record<string, Stored>> }

export type KeptDecision = Omit<Decision, 'facts' | 'reasons' | 'customerId'> & {
  readonly id: Id<'dec'>
  readonly customerId: Id<'cus'> | null
  readonly at: Date
  readonly facts: Readonly<Record<string, Stored>>
  readonly reasons: readonly StoredReason[]
  readonly overruled: { readonly by: Id<'stf'> | null; readonly at: Date; readonly reason: string } | null
}

/** Stores a decision with its facts, policy and reasons, in the transaction of what it decides. */
export async function decide(work: Work, decision: Decision): Promise<Id<'dec'>> {
  const [id] = await decideAll(work, [decision])
  if (id === undefined) throw new Error('A decision was not stored')
  return id
}

/** The same for a set, in one statement. Ids come in the order of the decisions. */
export async function decideAll(work: Work, decisions: readonly Decision[]): Promise<Id<'dec'>[]> {
  if (decisions.length === 0) return []
  const originId = await originOf(work)
  const ids = await work.tx.allocate('platform.decision', decisions.length)
  await work.tx.insert(
    'platform.decision',
    decisions.map((decision, index) => ({
      id: ids[index],
      kind: decision.kind,
      subject_kind: decision.subject.kind,
      subject_id: decision.subject.id,
      customer_id: decision.customerId ?? null,
      at: work.at,
      policy_version: decision.policyVersion,
      facts: json(stored(decision.facts)),
      verdict: decision.verdict,
      reasons: json(stored(decision.reasons.map(({ key, values = {} }) => ({ key, values })))),
      origin_id: originId,
    })),
  )
  return ids as Id<'dec'>[]
}

/** A person knows better, and says why. The decision stays, and so does what became of it. */
export async function overrule(work: Work, decisionId: Id<'dec'>, reason: string): Promise<Outcome<null>> {
  const changed = await work.tx.run(sql`
    update platform.decision
    set overruled_by = ${work.who.staffId}, overruled_at = ${work.at}, overruled_reason = ${reason}
    where id = ${decisionId} and overruled_at is null`)
  return changed === 1 ? accept(null) : refuse('decision_is_overruled', { decisionId })
}

type Row = Omit<KeptDecision, 'subject' | 'overruled'> & {
  readonly overruledBy: Id<'stf'> | null
  readonly overruledAt: Date | null
  readonly overruledReason: string | null
}

/** What was decided about something, latest first. */
export async function decisionsAbout(tx: Tx, subject: Subject): Promise<KeptDecision[]> {
  const rows = await tx.many<Row>(sql`
    select id, kind, customer_id as "customerId", at, policy_version as "policyVersion", facts, verdict, reasons,
           overruled_by as "overruledBy", overruled_at as "overruledAt", overruled_reason as "overruledReason"
    from platform.decision
    where subject_kind = ${subject.kind} and subject_id = ${subject.id}
    order by at desc, id desc`)
  return rows.map(({ overruledBy, overruledAt, overruledReason, ...row }) => ({
    ...row,
    subject,
    overruled: overruledAt === null ? null : { by: overruledBy, at: overruledAt, reason: overruledReason ?? '' },
  }))
}
