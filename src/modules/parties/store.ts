import { foldedKey } from '#kernel/folded'
import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import { sql, type Tx } from '#platform/sql'
import type { Customer } from './customer.ts'
import { formatTerms, parseTerms } from './terms.ts'

type CustomerRow = Omit<Customer, 'terms'> & { readonly terms: string }

const customerColumns = sql.raw(`
  customer.id, customer.number, customer.name, customer.kind, customer.parent_id as "parentId", customer.country,
  customer.language, customer.currency, customer.vat_number as "vatNumber", customer.registration, customer.terms,
  customer.owner_id as "ownerId", customer.collector_id as "collectorId", customer.po_rule as "poRule",
  customer.po_pattern as "poPattern", customer.invoice_channel as "invoiceChannel",
  customer.invoice_email as "invoiceEmail", customer.active, customer.since, customer.version`)

const visible = sql.raw('join parties.visible_customer visible on visible.id = customer.id')

const read = (row: CustomerRow): Customer => ({ ...row, terms: parseTerms(row.terms) })

/** The customers that the asker may see, by id. */
export async function customersOf(tx: Tx, ids: readonly Id<'cus'>[]): Promise<Customer[]> {
  const rows = await tx.many<CustomerRow>(sql`
    select ${customerColumns} from parties.customer ${visible}
    where customer.id = any(${ids}::bigint[])
    order by customer.id`)
  return rows.map(read)
}

export const customerOf = async (tx: Tx, id: Id<'cus'>): Promise<Customer> => found((await customersOf(tx, [id])).at(0))

export async function customersByNumber(tx: Tx, numbers: readonly string[]): Promise<Customer[]> {
  const rows = await tx.many<CustomerRow>(sql`
    select ${customerColumns} from parties.customer ${visible}
    where customer.number = any(${numbers}::text[])
    order by customer.id`)
  return rows.map(read)
}

/** The customers who bear one of these names, however it is written. */
export async function customersByName(
  tx: Tx,
  names: readonly string[],
): Promise<(Customer & { foldedName: string })[]> {
  const rows = await tx.many<CustomerRow & { foldedName: string }>(sql`
    select ${customerColumns}, customer.folded_name as "foldedName" from parties.customer ${visible}
    where customer.folded_name = any(${names.map(foldedKey)}::text[])
    order by customer.id`)
  return rows.map((row) => ({ ...read(row), foldedName: row.foldedName }))
}

/** The customer as it is now, locked, if the asker may see it. */
export async function lockCustomer(tx: Tx, id: Id<'cus'>): Promise<Customer> {
  const row = await tx.maybe<CustomerRow>(sql`
    select ${customerColumns} from parties.customer
    where customer.id = ${id} and customer.id in (select id from parties.visible_customer)
    for no key update`)
  return read(found(row))
}

/** The customers above this one, nearest first, whoever may see them: a circle may not close behind anybody's back. */
export async function parentsAbove(tx: Tx, id: Id<'cus'>): Promise<Id<'cus'>[]> {
  const rows = await tx.many<{ id: Id<'cus'> }>(sql`
    with recursive above as (
      select parent_id as id, 1 as steps from parties.customer where id = ${id} and parent_id is not null
      union all
      select customer.parent_id, above.steps + 1
      from above join parties.customer on customer.id = above.id
      where customer.parent_id is not null and above.steps < 20
    )
    select id from above order by steps`)
  return rows.map((row) => row.id)
}

export type Relative = { readonly id: Id<'cus'>; readonly number: string; readonly name: string }

/** The name and number of customers, whoever may see them: a member of a group knows its parent by name. */
export const relativesOf = (tx: Tx, ids: readonly Id<'cus'>[]) =>
  tx.many<Relative>(sql`select id, number, name from parties.customer where id = any(${ids}::bigint[]) order by id`)

/** Our people by name; those who left are still who they were. */
export const colleaguesOf = (tx: Tx, ids: readonly Id<'stf'>[]) =>
  tx.many<{ id: Id<'stf'>; name: string }>(sql`select id, name from company.staff where id = any(${ids}::bigint[])`)

export type Alike = Relative & { readonly because: 'same_vat_number' | 'same_name' }

/** Customers that may be the same one: by tax number, or by name however it is spelled and whatever its legal form. */
export const alikeCustomers = (
  tx: Tx,
  { vatNumber, nameKey }: { readonly vatNumber: string | null; readonly nameKey: string },
) =>
  tx.many<Alike>(sql`
    select customer.id, customer.number, customer.name,
      case when customer.vat_number = ${vatNumber} then 'same_vat_number' else 'same_name' end as because
    from parties.customer ${visible}
    where customer.merged_into_id is null
      and (customer.vat_number = ${vatNumber} or (starts_with(customer.folded_name, ${nameKey}) and ${nameKey} <> ''))
    order by customer.vat_number = ${vatNumber} desc nulls last, customer.folded_name, customer.id
    limit 50`)

export async function takenNumbers(tx: Tx, numbers: readonly string[]): Promise<string[]> {
  const rows = await tx.many<{ number: string }>(sql`
    select number from parties.customer where number = any(${numbers}::text[]) order by number`)
  return rows.map((row) => row.number)
}

// Whoever gives the next number does it alone, until the transaction ends; whoever brings numbers does not wait for it.
const numbersTurn = 7_400_011

/** Free customer numbers after the highest one that is a plain number. */
export async function nextNumbers(tx: Tx, count: number): Promise<string[]> {
  await tx.run(sql`select pg_advisory_xact_lock(${numbersTurn})`)
  const { highest } = await tx.one<{ highest: bigint }>(sql`
    select coalesce(max(number::bigint), 10000) as highest from parties.customer where number ~ '^[1-9][0-9]{0,11}$'`)
  return Array.from({ length: count }, (_, index) => String(highest + BigInt(index) + 1n))
}

export type NewCustomer = Omit<Customer, 'id' | 'version'> & { readonly originId: Id<'org'> }

export async function insertCustomers(tx: Tx, rows: readonly NewCustomer[]): Promise<Id<'cus'>[]> {
  const ids = await tx.allocate('parties.customer', rows.length)
  await tx.insert(
    'parties.customer',
    rows.map((row, index) => ({
      id: ids[index],
      number: row.number,
      name: row.name,
      folded_name: foldedKey(row.name),
      kind: row.kind,
      parent_id: row.parentId,
      country: row.country,
      language: row.language,
      currency: row.currency,
      vat_number: row.vatNumber,
      registration: row.registration,
      terms: formatTerms(row.terms),
      owner_id: row.ownerId,
      collector_id: row.collectorId,
      po_rule: row.poRule,
      po_pattern: row.poPattern,
      invoice_channel: row.invoiceChannel,
      invoice_email: row.invoiceEmail,
      active: row.active,
      since: row.since,
      version: 1,
      origin_id: row.originId,
    })),
  )
  return ids as Id<'cus'>[]
}

export const updateCustomer = (tx: Tx, row: Customer, originId: Id<'org'>) =>
  tx.run(sql`
    update parties.customer set
      number = ${row.number}, name = ${row.name}, folded_name = ${foldedKey(row.name)}, kind = ${row.kind},
      parent_id = ${row.parentId}, country = ${row.country}, language = ${row.language}, currency = ${row.currency},
      vat_number = ${row.vatNumber}, registration = ${row.registration}, terms = ${formatTerms(row.terms)},
      owner_id = ${row.ownerId}, collector_id = ${row.collectorId}, po_rule = ${row.poRule},
      po_pattern = ${row.poPattern}, invoice_channel = ${row.invoiceChannel}, invoice_email = ${row.invoiceEmail},
      active = ${row.active}, since = ${row.since}, version = version + 1, origin_id = ${originId}
    where id = ${row.id}`)
