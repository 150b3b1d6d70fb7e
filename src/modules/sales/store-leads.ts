import { foldedKey } from '#kernel/folded'
import type { Id } from '#kernel/id'
import { given, likeText, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { Who } from '#platform/work'
import type { ClosingReason, Lead, LeadDraft, LeadSource, LeadState } from './lead.ts'

type LeadRow = Lead & { readonly ownerName: string | null; readonly opportunityId: Id<'opp'> | null }

const columns = sql`
  lead.id, lead.company_name as "companyName", lead.source, lead.customer_id as "customerId", lead.country,
  lead.vat_number as "vatNumber", lead.contact_name as "contactName", lead.email, lead.phone, lead.note,
  lead.owner_id as "ownerId", owner.name as "ownerName", lead.state, lead.closed_because as "closedBecause",
  lead.created_at as "createdAt", lead.version,
  (select id from sales.opportunity where lead_id = lead.id) as "opportunityId"`

const from = sql`
  from sales.lead
  left join parties.visible_customer visible on visible.id = lead.customer_id
  left join company.staff owner on owner.id = lead.owner_id`

// A lead of nobody is everybody's to take; one of a customer is seen with the customer.
const seen = (who: Who) =>
  who.sees === 'all'
    ? sql`(lead.customer_id is null or visible.id is not null)`
    : sql`(lead.owner_id = ${who.staffId} or visible.id is not null or (lead.customer_id is null and lead.owner_id is null))`

export async function insertLead(
  tx: Tx,
  draft: LeadDraft,
  made: { readonly at: Date; readonly originId: Id<'org'> },
): Promise<Id<'led'>> {
  const row = await tx.one<{ id: Id<'led'> }>(sql`
    insert into sales.lead (company_name, folded_name, source, customer_id, country, vat_number, contact_name, email, phone,
      note, owner_id, created_at, origin_id)
    values (${draft.companyName}, ${foldedKey(draft.companyName)}, ${draft.source}, ${draft.customerId}, ${draft.country},
      ${draft.vatNumber}, ${draft.contactName}, ${draft.email}, ${draft.phone}, ${draft.note}, ${draft.ownerId}, ${made.at},
      ${made.originId})
    returning id`)
  return row.id
}

export const leadOf = (tx: Tx, who: Who, id: Id<'led'>) =>
  tx.maybe<LeadRow>(sql`select ${columns} ${from} where lead.id = ${id} and ${seen(who)}`)

/** Waits until nobody else decides about the lead. */
export const lockLead = (tx: Tx, id: Id<'led'>) => tx.maybe(sql`select id from sales.lead where id = ${id} for update`)

export const settleLead = (
  tx: Tx,
  id: Id<'led'>,
  settled: { readonly state: LeadState; readonly because: ClosingReason | null },
) =>
  tx.run(sql`
    update sales.lead set state = ${settled.state}, closed_because = ${settled.because}, version = version + 1
    where id = ${id}`)

export const saveLead = (tx: Tx, lead: Lead) =>
  tx.run(sql`
    update sales.lead set company_name = ${lead.companyName}, folded_name = ${foldedKey(lead.companyName)},
      contact_name = ${lead.contactName}, email = ${lead.email}, phone = ${lead.phone}, note = ${lead.note},
      owner_id = ${lead.ownerId}, version = version + 1
    where id = ${lead.id}`)

export type KnownLead = { readonly id: Id<'led'>; readonly name: string; readonly because: 'name' | 'vat' | 'domain' }

/** Open leads that may be the same company, whoever has them. */
export const leadsLike = (
  tx: Tx,
  like: { readonly name: string; readonly vatNumber: string | null; readonly domain: string | null },
) =>
  tx.many<KnownLead>(sql`
    select id, company_name as name,
      case when vat_number = ${like.vatNumber} then 'vat' when folded_name = ${foldedKey(like.name)} then 'name'
        else 'domain' end as because
    from sales.lead
    where state <> 'closed' and (folded_name = ${foldedKey(like.name)} or vat_number = ${like.vatNumber}
      or lower(split_part(email, '@', 2)) = ${like.domain})
    order by id limit 10`)

export type LeadFilters = PageRequest & {
  readonly state?: LeadState | undefined
  readonly source?: LeadSource | undefined
  readonly ownerId?: Id<'stf'> | undefined
  readonly withoutOwner?: boolean | undefined
  readonly search?: string | undefined
}

export async function leadPage(tx: Tx, who: Who, request: LeadFilters) {
  const page = await listPage<LeadRow>(tx, {
    request,
    select: columns,
    from,
    where: [
      seen(who),
      given(request.state, (state) => sql`lead.state = ${state}`),
      given(request.source, (source) => sql`lead.source = ${source}`),
      given(request.ownerId, (id) => sql`lead.owner_id = ${id}`),
      request.withoutOwner ? sql`lead.owner_id is null` : null,
      given(request.search, (text) => sql`lead.folded_name like ${likeText(foldedKey(text))}`),
    ],
    sorts: {
      createdAt: { by: sql`lead.created_at`, type: 'timestamptz' },
      companyName: { by: sql`lead.folded_name`, type: 'text' },
    },
    defaultSort: '-createdAt',
    id: sql`lead.id`,
  })
  return { ...page, rows: page.rows.map(shownLead) }
}

export const shownLead = ({ ownerId, ownerName, ...lead }: LeadRow) => ({
  ...lead,
  owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName },
})
