import { foldedKey } from '#kernel/folded'
import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import { sql, type Tx } from '#platform/sql'
import type { Address, AddressDraft } from './address.ts'
import type { Contact, ContactDraft } from './contact.ts'
import { aliasKey, type AliasKind, type PayerAlias } from './payer-alias.ts'

const addressColumns = sql.raw(`
  address.id, address.customer_id as "customerId", address.kind, address.lines, address.postal_code as "postalCode",
  address.city, address.country, address.active, address.version`)

/** Addresses of customers that the asker may see, those in use first. */
export const addressesOf = (tx: Tx, customerIds: readonly Id<'cus'>[]) =>
  tx.many<Address>(sql`
    select ${addressColumns} from parties.address
    join parties.visible_customer visible on visible.id = address.customer_id
    where address.customer_id = any(${customerIds}::bigint[])
    order by address.customer_id, address.active desc, address.kind, address.id`)

export const lockAddress = async (tx: Tx, id: Id<'adr'>): Promise<Address> =>
  found(
    await tx.maybe<Address>(sql`
      select ${addressColumns} from parties.address
      where address.id = ${id} and address.customer_id in (select id from parties.visible_customer)
      for no key update`),
  )

export async function insertAddresses(
  tx: Tx,
  rows: readonly AddressDraft[],
  originId: Id<'org'>,
): Promise<Id<'adr'>[]> {
  const ids = await tx.allocate('parties.address', rows.length)
  await tx.insert(
    'parties.address',
    rows.map((row, index) => ({
      id: ids[index],
      customer_id: row.customerId,
      kind: row.kind,
      lines: row.lines,
      postal_code: row.postalCode,
      city: row.city,
      country: row.country,
      active: true,
      version: 1,
      origin_id: originId,
    })),
  )
  return ids as Id<'adr'>[]
}

export const updateAddress = (tx: Tx, row: Address, originId: Id<'org'>) =>
  tx.run(sql`
    update parties.address set
      kind = ${row.kind}, lines = ${[...row.lines]}, postal_code = ${row.postalCode}, city = ${row.city},
      country = ${row.country}, active = ${row.active}, version = version + 1, origin_id = ${originId}
    where id = ${row.id}`)

const contactColumns = sql.raw(`
  contact.id, contact.customer_id as "customerId", contact.name, contact.function, contact.email, contact.phone,
  contact.language, contact.active, contact.version`)

/** People at customers that the asker may see, those in use first. */
export const contactsOf = (tx: Tx, customerIds: readonly Id<'cus'>[]) =>
  tx.many<Contact>(sql`
    select ${contactColumns} from parties.contact
    join parties.visible_customer visible on visible.id = contact.customer_id
    where contact.customer_id = any(${customerIds}::bigint[])
    order by contact.customer_id, contact.active desc, contact.folded_name, contact.id`)

export const lockContact = async (tx: Tx, id: Id<'con'>): Promise<Contact> =>
  found(
    await tx.maybe<Contact>(sql`
      select ${contactColumns} from parties.contact
      where contact.id = ${id} and contact.customer_id in (select id from parties.visible_customer)
      for no key update`),
  )

export async function insertContacts(tx: Tx, rows: readonly ContactDraft[], originId: Id<'org'>): Promise<Id<'con'>[]> {
  const ids = await tx.allocate('parties.contact', rows.length)
  await tx.insert(
    'parties.contact',
    rows.map((row, index) => ({
      id: ids[index],
      customer_id: row.customerId,
      name: row.name,
      folded_name: foldedKey(row.name),
      function: row.function,
      email: row.email,
      phone: row.phone,
      language: row.language,
      active: true,
      version: 1,
      origin_id: originId,
    })),
  )
  return ids as Id<'con'>[]
}

export const updateContact = (tx: Tx, row: Contact, originId: Id<'org'>) =>
  tx.run(sql`
    update parties.contact set
      name = ${row.name}, folded_name = ${foldedKey(row.name)}, function = ${row.function}, email = ${row.email},
      phone = ${row.phone}, language = ${row.language}, active = ${row.active}, version = version + 1,
      origin_id = ${originId}
    where id = ${row.id}`)

export const addressOf = async (tx: Tx, id: Id<'adr'>): Promise<Address> =>
  found(
    await tx.maybe<Address>(sql`
    select ${addressColumns} from parties.address
    join parties.visible_customer visible on visible.id = address.customer_id
    where address.id = ${id}`),
  )

export const contactOf = async (tx: Tx, id: Id<'con'>): Promise<Contact> =>
  found(
    await tx.maybe<Contact>(sql`
    select ${contactColumns} from parties.contact
    join parties.visible_customer visible on visible.id = contact.customer_id
    where contact.id = ${id}`),
  )

const aliasColumns = sql.raw(`id, customer_id as "customerId", kind, value, folded, confirmed`)

/** Whom these accounts and names on a statement paid for before, as the bank wrote them or otherwise. */
export function payerAliases(
  tx: Tx,
  { accounts = [], names = [] }: { readonly accounts?: readonly string[]; readonly names?: readonly string[] },
): Promise<PayerAlias[]> {
  const keys = (kind: AliasKind, values: readonly string[]) => [...new Set(values.map((each) => aliasKey(kind, each)))]
  return tx.many<PayerAlias>(sql`
    select ${aliasColumns} from parties.payer_alias
    where (kind = 'account' and folded = any(${keys('account', accounts)}::text[]))
       or (kind = 'name' and folded = any(${keys('name', names)}::text[]))
    order by kind, folded, confirmed desc, customer_id`)
}

/** All that is known of how these customers pay; the caller has asked whether they may be seen. */
export const aliasesOf = (tx: Tx, customerIds: readonly Id<'cus'>[]) =>
  tx.many<PayerAlias>(sql`
    select ${aliasColumns} from parties.payer_alias
    where customer_id = any(${customerIds}::bigint[])
      and customer_id in (select visible.id from parties.visible_customer visible)
    order by customer_id, kind, confirmed desc, id`)

export type AliasDraft = Pick<PayerAlias, 'customerId' | 'kind' | 'value'>

/** Adds aliases, or counts those that are known once more; `times` is how often a person has said it. */
export const addAliases = (tx: Tx, rows: readonly AliasDraft[], times: number, originId: Id<'org'>) =>
  tx.many<PayerAlias>(sql`
    insert into parties.payer_alias (customer_id, kind, value, folded, confirmed, origin_id)
    select customer_id, kind, min(value), folded, ${times}::int, ${originId}
    from unnest(
      ${rows.map((row) => row.customerId)}::bigint[], ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.value.trim())}::text[], ${rows.map((row) => aliasKey(row.kind, row.value))}::text[])
      given (customer_id, kind, value, folded)
    where folded <> ''
    group by customer_id, kind, folded
    order by customer_id, kind, folded
    on conflict (kind, folded, customer_id) do update set confirmed = payer_alias.confirmed + ${times}::int
    returning ${aliasColumns}`)

/** False where there is none, or none that the asker may see. */
export const deleteAlias = async (tx: Tx, id: Id<'als'>): Promise<boolean> =>
  (await tx.run(sql`
    delete from parties.payer_alias
    where id = ${id} and customer_id in (select visible.id from parties.visible_customer visible)`)) === 1

/** Customers with somebody whose address ends in this domain, of those whom the asker may see. */
export const customersByDomain = (tx: Tx, domain: string) =>
  tx.many<{ id: Id<'cus'>; number: string; name: string }>(sql`
    select distinct customer.id, customer.number, customer.name
    from parties.contact
    join parties.customer on customer.id = contact.customer_id
    join parties.visible_customer visible on visible.id = customer.id
    where lower(split_part(contact.email, '@', 2)) = ${domain} and customer.merged_into_id is null
    order by customer.id limit 10`)
