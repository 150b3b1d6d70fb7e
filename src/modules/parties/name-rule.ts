import { dayIn, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { checkRule, speaksForSales, type ContactRule, type ContactRuleDraft } from './contact-rule.ts'
import { recordTouches } from './record-touches.ts'
import { lockCustomer } from './store.ts'
import {
  endRule,
  insertRule,
  ruleById,
  rulePage,
  rulesOn,
  standingRule,
  type RuleFilters,
  type RuleRow,
} from './store-rules.ts'
import { departmentOf } from './log-touch.ts'

const today = (work: Work): Day => dayIn('UTC', work.at)

/**
 * Who may speak to these customers, and which of them are VIPs: the rules that hold on a day, by customer. A customer without
 * one is spoken to by whoever has reason to. The gate asks this before anything leaves.
 */
export async function contactRulesOf(
  work: Work,
  customerIds: readonly Id<'cus'>[],
  on: Day = today(work),
): Promise<ReadonlyMap<Id<'cus'>, ContactRule>> {
  if (customerIds.length === 0) return new Map()
  const rules = await rulesOn(work.tx, customerIds, on)
  return new Map(rules.map((rule) => [rule.customerId, rule]))
}

type Naming = ContactRuleDraft & {
  /** The rule that the asker saw, null for none: two people who name one at once do not overwrite each other unseen. */
  readonly replaces: Id<'rul'> | null
}

/** Names who speaks to a customer and whether it is a VIP, until a day. The rule before it ends. */
export async function nameContactRule(work: Work, { replaces, ...draft }: Naming) {
  const customer = await lockCustomer(work.tx, draft.customerId)
  const standing = await standingRule(work.tx, customer.id)
  const before = standing !== null && standing.until >= today(work) ? standing : null
  if ((before?.id ?? null) !== replaces) throw new Refused('contact_rule_changed', { ruleId: before?.id ?? null })
  const rule = insist(checkRule(draft, { today: today(work), roles: work.who.roles, before }))

  const recorded = { at: work.at, staffId: work.who.staffId, originId: await originOf(work) }
  if (standing !== null) await endRule(work.tx, standing.id, recorded)
  const { id } = await insertRule(work.tx, rule, recorded)
  await tell(work, rule.vip ? 'contact-rule.vip' : `contact-rule.${rule.talks}`, rule)
  return readRule(work, rule.customerId, id)
}

/** Ends a rule before its day. */
export async function liftContactRule(work: Work, { ruleId }: { readonly ruleId: Id<'rul'> }) {
  const { customerId } = found(await ruleById(work.tx, ruleId))
  await lockCustomer(work.tx, customerId)
  const rule = found(await ruleById(work.tx, ruleId))
  if (rule.endedAt !== null) throw new Refused('contact_rule_is_ended')
  if (!speaksForSales(work.who.roles)) throw new Refused('sales_is_asked_first', { field: 'talks' })
  await endRule(work.tx, ruleId, { at: work.at, staffId: work.who.staffId })
  await tell(work, 'contact-rule.lifted', rule)
  return readRule(work, customerId, ruleId)
}

const tell = (work: Work, kind: string, { customerId, until, reason }: ContactRuleDraft) =>
  recordTouches(work, [
    {
      customerId,
      department: departmentOf(work.who.roles),
      kind,
      text: { key: kind, values: { number: until } },
      note: reason,
    },
  ])

async function readRule(work: Work, customerId: Id<'cus'>, ruleId: Id<'rul'>) {
  const { rows } = await ruleList(work, { customerId, past: true, limit: 200, rowsOnly: true })
  return found(rows.find(({ id }) => id === ruleId))
}

/** Who asked for special handling of whom, and until when. */
export async function ruleList(work: Work, request: Omit<RuleFilters, 'today'>) {
  const on = today(work)
  const page = await rulePage(work.tx, { ...request, today: on })
  return { ...page, rows: page.rows.map((row) => shown(row, on)) }
}

const shown = ({ namedBy, namedByName, customerId, customerName, customerNumber, ...row }: RuleRow, on: Day) => ({
  ...row,
  inForce: row.endedAt === null && row.until >= on,
  customer: { id: customerId, name: customerName, number: customerNumber },
  namedBy: namedBy === null || namedByName === null ? null : { id: namedBy, name: namedByName },
})
