import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { foldedKey } from '#kernel/folded'
import { given, likeText, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { ContactRule, ContactRuleDraft } from './contact-rule.ts'

const ruleColumns = sql.raw(`
  rule.id, rule.customer_id as "customerId", rule.talks, rule.vip, rule.reason, rule.until, rule.named_by as "namedBy",
  rule.named_at as "namedAt"`)

/** The rules in force for these customers on a day. Rules bind the machine too, so nobody's sight narrows them. */
export const rulesOn = (tx: Tx, customerIds: readonly Id<'cus'>[], on: Day) =>
  tx.many<ContactRule>(sql`
    select ${ruleColumns} from parties.contact_rule rule
    where rule.customer_id = any(${customerIds}::bigint[]) and rule.ended_at is null and rule.until >= ${on}
    order by rule.customer_id`)

/** The rule that was not ended, whether its last day has passed or not. The caller holds the customer's lock. */
export const standingRule = (tx: Tx, customerId: Id<'cus'>) =>
  tx.maybe<ContactRule>(sql`
    select ${ruleColumns} from parties.contact_rule rule
    where rule.customer_id = ${customerId} and rule.ended_at is null`)

export const ruleById = (tx: Tx, id: Id<'rul'>) =>
  tx.maybe<ContactRule & { readonly endedAt: Date | null }>(sql`
    select ${ruleColumns}, rule.ended_at as "endedAt" from parties.contact_rule rule
    join parties.visible_customer visible on visible.id = rule.customer_id
    where rule.id = ${id}`)

type Recorded = { readonly at: Date; readonly staffId: Id<'stf'> | null; readonly originId: Id<'org'> }

export const insertRule = (tx: Tx, rule: ContactRuleDraft, { at, staffId, originId }: Recorded) =>
  tx.one<{ id: Id<'rul'> }>(sql`
    insert into parties.contact_rule (customer_id, talks, vip, reason, until, named_by, named_at, origin_id)
    values (${rule.customerId}, ${rule.talks}, ${rule.vip}, ${rule.reason}, ${rule.until}, ${staffId}, ${at}, ${originId})
    returning id`)

export const endRule = (tx: Tx, id: Id<'rul'>, { at, staffId }: Omit<Recorded, 'originId'>) =>
  tx.run(sql`update parties.contact_rule set ended_at = ${at}, ended_by = ${staffId} where id = ${id}`)

export type RuleRow = ContactRule & {
  readonly namedByName: string | null
  readonly endedAt: Date | null
  readonly customerName: string
  readonly customerNumber: string
}

export type RuleFilters = PageRequest & {
  readonly customerId?: Id<'cus'> | undefined
  readonly search?: string | undefined
  readonly vip?: boolean | undefined
  readonly talks?: string | undefined
  readonly untilBy?: Day | undefined
  /** Those that were ended, or whose last day has passed, too. */
  readonly past?: boolean | undefined
  readonly today: Day
}

/** Rules of customers that the asker may see, by the day on which they end. */
export const rulePage = (tx: Tx, request: RuleFilters) =>
  listPage<RuleRow>(tx, {
    request,
    select: sql`
      ${ruleColumns}, rule.ended_at as "endedAt", staff.name as "namedByName", customer.name as "customerName",
      customer.number as "customerNumber"`,
    from: sql`
      from parties.contact_rule rule
      join parties.visible_customer visible on visible.id = rule.customer_id
      join parties.customer on customer.id = rule.customer_id
      left join company.staff on staff.id = rule.named_by`,
    where: [
      given(request.customerId, (id) => sql`rule.customer_id = ${id}`),
      given(request.search, (text) => sql`customer.folded_name like ${likeText(foldedKey(text))}`),
      given(request.vip, (vip) => sql`rule.vip = ${vip}`),
      given(request.talks, (talks) => sql`rule.talks = ${talks}`),
      given(request.untilBy, (day) => sql`rule.until <= ${day}`),
      request.past === true ? null : sql`rule.ended_at is null and rule.until >= ${request.today}`,
    ],
    sorts: {
      until: { by: sql`rule.until`, type: 'date' },
      customerName: { by: sql`customer.folded_name`, type: 'text' },
      namedAt: { by: sql`rule.named_at`, type: 'timestamptz' },
    },
    defaultSort: 'until',
    id: sql`rule.id`,
  })
