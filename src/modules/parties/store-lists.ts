import { foldedKey } from '#kernel/folded'
import type { Id, Prefix } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, likeText, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { Customer } from './customer.ts'
import { describeTerms, type TermsLanguage } from './describe-terms.ts'
import { parseTerms } from './terms.ts'
import type { Touch } from './touch.ts'

export type CustomerFilters = PageRequest & {
  readonly search?: string | undefined
  readonly ownerId?: Id<'stf'> | undefined
  readonly collectorId?: Id<'stf'> | undefined
  readonly withoutOwner?: boolean | undefined
  readonly parentId?: Id<'cus'> | undefined
  readonly country?: string | undefined
  readonly kind?: string | undefined
  readonly active?: boolean | undefined
}

export type Colleague = { readonly id: Id<'stf'>; readonly name: string }

type CustomerRow = Pick<Customer, 'id' | 'number' | 'name' | 'kind' | 'country' | 'currency' | 'active' | 'since'> & {
  readonly terms: string
  readonly city: string | null
  readonly ownerId: Id<'stf'> | null
  readonly ownerName: string | null
  readonly collectorId: Id<'stf'> | null
  readonly collectorName: string | null
}

/** Customers that the asker may see, a page at a time. */
export async function customerPage(tx: Tx, request: CustomerFilters, language: TermsLanguage) {
  const page = await listPage<CustomerRow>(tx, {
    request,
    select: sql`
      customer.id, customer.number, customer.name, customer.kind, customer.country, customer.currency, customer.terms,
      customer.active, customer.since, owner.id as "ownerId", owner.name as "ownerName", collector.id as "collectorId",
      collector.name as "collectorName",
      (select city from parties.address where customer_id = customer.id and active order by kind, id limit 1) as city`,
    from: sql`
      from parties.customer
      join parties.visible_customer visible on visible.id = customer.id
      left join company.staff owner on owner.id = customer.owner_id
      left join company.staff collector on collector.id = customer.collector_id`,
    where: [
      sql`customer.merged_into_id is null`,
      given(request.search, matches),
      given(request.ownerId, (id) => sql`customer.owner_id = ${id}`),
      given(request.collectorId, (id) => sql`customer.collector_id = ${id}`),
      request.withoutOwner ? sql`customer.owner_id is null` : null,
      given(request.parentId, (id) => sql`customer.parent_id = ${id}`),
      given(request.country, (country) => sql`customer.country = ${country}`),
      given(request.kind, (kind) => sql`customer.kind = ${kind}`),
      given(request.active, (active) => sql`customer.active = ${active}`),
    ],
    sorts: {
      name: { by: sql`customer.folded_name`, type: 'text' },
      number: { by: sql`customer.number`, type: 'text' },
      country: { by: sql`customer.country`, type: 'text' },
      since: { by: sql`customer.since`, type: 'date', nullable: true },
    },
    defaultSort: 'name',
    id: sql`customer.id`,
  })
  return {
    ...page,
    rows: page.rows.map(({ ownerId, ownerName, collectorId, collectorName, ...row }) => ({
      ...row,
      terms: parseTerms(row.terms),
      termsText: describeTerms(parseTerms(row.terms), language),
      owner: colleagueOf(ownerId, ownerName),
      collector: colleagueOf(collectorId, collectorName),
    })),
  }
}

const matches = (text: string) => sql`
  customer.folded_name like ${likeText(foldedKey(text))} or customer.number ilike ${beginning(text)}
  or customer.vat_number ilike ${beginning(text.replaceAll(/[\s./-]/g, ''))}`

const beginning = (text: string) => likeText(text).slice(1)

const colleagueOf = (id: Id<'stf'> | null, name: string | null): Colleague | null =>
  id === null || name === null ? null : { id, name }

export type TouchFilters = PageRequest & {
  readonly customerId: Id<'cus'>
  readonly touchId?: Id<'tou'> | undefined
  readonly department?: string | undefined
}

type TouchRow = Pick<Touch, 'id' | 'at' | 'department' | 'kind' | 'staffId' | 'contactId' | 'note'> & {
  readonly staffName: string | null
  readonly contactName: string | null
  readonly textKey: string | null
  readonly textValues: Readonly<Record<string, string | number>> | null
  readonly amount: bigint | null
  readonly currency: Currency | null
  readonly subjectKind: Prefix | null
  readonly subjectId: bigint | null
}

/** The timeline with the people's names, latest first. */
export async function touchPage(tx: Tx, request: TouchFilters) {
  const page = await listPage<TouchRow>(tx, {
    request,
    select: sql`
      touch.id, touch.at, touch.department, touch.kind, touch.staff_id as "staffId", staff.name as "staffName",
      touch.contact_id as "contactId", contact.name as "contactName", touch.text_key as "textKey",
      touch.text_values as "textValues", touch.note, touch.amount, touch.currency, touch.subject_kind as "subjectKind",
      touch.subject_id as "subjectId"`,
    from: sql`
      from parties.touch
      join parties.visible_customer visible on visible.id = touch.customer_id
      left join company.staff on staff.id = touch.staff_id
      left join parties.contact on contact.id = touch.contact_id`,
    where: [
      sql`touch.customer_id = ${request.customerId}`,
      given(request.touchId, (id) => sql`touch.id = ${id}`),
      given(request.department, (department) => sql`touch.department = ${department}`),
    ],
    sorts: { at: { by: sql`touch.at`, type: 'timestamptz' } },
    defaultSort: '-at',
    id: sql`touch.id`,
  })
  return { ...page, rows: page.rows.map(touchFrom) }
}

function touchFrom(row: TouchRow) {
  const { subjectKind, subjectId, amount, currency } = row
  return {
    id: row.id,
    at: row.at,
    department: row.department,
    kind: row.kind,
    staff: colleagueOf(row.staffId, row.staffName),
    contact: row.contactId === null || row.contactName === null ? null : { id: row.contactId, name: row.contactName },
    text: row.textKey === null ? null : { key: row.textKey, values: row.textValues ?? {} },
    note: row.note,
    amount: amount === null || currency === null ? null : money(amount, currency),
    subject: subjectKind === null || subjectId === null ? null : { kind: subjectKind, id: subjectId },
  }
}
