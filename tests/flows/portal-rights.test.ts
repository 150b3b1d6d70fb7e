import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client } from 'pg'
import { currency } from '#kernel/money'
import { createCustomers } from '#modules/parties'
import { withClient } from '#platform/postgres'
import { sql } from '#platform/sql'
import { openWorld, type World } from '../world/world.ts'

let world: World
let mine = 0n
let theirs = 0n
before(async () => {
  world = await openWorld()
  const made = await world.work((work) =>
    createCustomers(work, [
      { number: '1', name: 'Aumann', country: 'DE', currency: currency('EUR') },
      { number: '2', name: 'Kessler', country: 'DE', currency: currency('EUR') },
    ]),
  )
  ;[mine = 0n, theirs = 0n] = made
  // One row of each customer in each table that the portal may read, made by whoever owns them.
  await world.asOwner(async (tx) => {
    for (const { table } of await openTables()) await fill(tx, table)
  })
})
after(() => world.close())

type Open = { readonly table: string; readonly secured: boolean; readonly forCustomer: string | null }

/** What the portal's role may select, whether rows are checked, and which column names the customer. */
const openTables = (): Promise<Open[]> =>
  world.asOwner((tx) =>
    tx.many<Open>(sql`
      select space.nspname || '.' || class.relname as "table", class.relrowsecurity as secured,
        case when class.oid = 'parties.customer'::regclass then 'id'
             else (select attname from pg_attribute where attrelid = class.oid and attname = 'customer_id') end as "forCustomer"
      from pg_class class
      join pg_namespace space on space.oid = class.relnamespace
      where class.relkind in ('r', 'p', 'v', 'm') and space.nspname not in ('pg_catalog', 'information_schema')
        and (has_table_privilege('quittance_portal', class.oid, 'select')
          or has_any_column_privilege('quittance_portal', class.oid, 'select'))
      order by 1`),
  )

type OwnersTx = Parameters<Parameters<World['asOwner']>[0]>[0]

/** A row for each of the two customers, with whatever the table asks for besides. */
async function fill(tx: OwnersTx, table: string) {
  if (table === 'parties.customer') return
  const columns = await tx.many<{ name: string; type: string; identity: boolean }>(sql`
    select attname as name, format_type(atttypid, null) as type, attidentity <> '' as identity
    from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attnotnull and attgenerated = ''
      and (not atthasdef or attname = 'status')`)
  const checks = await tx.many<{ name: string; text: string }>(sql`
    select conname as name, pg_get_constraintdef(oid) as text from pg_constraint
    where conrelid = ${table}::regclass and contype in ('c', 'f')`)
  await tx.run(sql`alter table ${sql.table(table)} disable trigger user`)
  for (const { name } of checks) {
    await tx.run(sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`)
  }
  for (const [index, customer] of [mine, theirs].entries()) {
    const given = columns.filter(({ identity }) => !identity)
    const values = given.map(({ name, type }) =>
      name === 'customer_id' ? sql`${customer}` : sql`cast(${sampleOf(name, type, index)} as ${sql.raw(type)})`,
    )
    await tx.run(sql`
      insert into ${sql.table(table)} (${sql.join(given.map(({ name }) => sql.ref(name)))}) values (${sql.join(values)})`)
  }
}

function sampleOf(name: string, type: string, index: number): string {
  // Drafts are nobody's business but ours.
  if (name === 'status') return 'issued'
  if (type === 'date') return '2025-03-03'
  if (type.startsWith('timestamp')) return '2025-03-03T09:00:00Z'
  if (type === 'boolean') return 'false'
  if (type === 'jsonb') return '{}'
  if (type.endsWith('[]')) return '{}'
  if (type === 'bytea') return '\\x00'
  return String(index + 1)
}

const asPortal = <T>(use: (client: Client) => Promise<T>): Promise<T> =>
  withClient(world.ownerUrl.replace('quittance_owner@', 'quittance_portal@'), use)

const seen = async (client: Client, { table, forCustomer }: Open): Promise<string[]> => {
  const { rows } = await client.query<{ customer: string }>(`select ${forCustomer}::text as customer from ${table}`)
  return rows.map(({ customer }) => customer)
}

test('the portal’s role sees one customer’s rows in every table it may read, and none when nobody is set', async () => {
  const tables = await openTables()
  assert.ok(tables.length >= 3, `only ${tables.length} tables`)
  await asPortal(async (client) => {
    for (const table of tables) {
      assert.ok(table.secured, `${table.table} is readable by the portal without row security`)
      assert.ok(table.forCustomer, `${table.table} is readable by the portal and names no customer`)
      assert.deepEqual(await seen(client, table), [], `${table.table} without a customer`)
      await client.query(`select set_config('quittance.customer', $1, false)`, [String(mine)])
      assert.deepEqual(await seen(client, table), [String(mine)], `${table.table} as the customer`)
      await client.query(`select set_config('quittance.customer', '', false)`)
      assert.deepEqual(await seen(client, table), [], `${table.table} after the customer was taken away`)
    }
  })
  process.stdout.write(`the portal reads ${tables.map(({ table }) => table).join(', ')}\n`)
})

test('the portal’s role can neither write, nor lift the wall, nor become somebody else', async () => {
  await asPortal(async (client) => {
    const refused = async (statement: string) => {
      await assert.rejects(client.query(statement), { code: '42501' }, statement)
    }
    for (const { table } of await openTables()) {
      await refused(`delete from ${table}`)
      await refused(`alter table ${table} disable row level security`)
    }
    await refused(`update parties.customer set name = 'x'`)
    await refused(`set role quittance_app`)
    await refused(`set role quittance_owner`)
    await refused(`select 1 from company.staff`)
    await refused(`select 1 from auth."user"`)
    await refused(`select 1 from platform.audit`)
    await client.query('set row_security = off')
    await client.query(`select set_config('quittance.customer', $1, false)`, [String(mine)])
    await refused('select 1 from parties.customer')
  })
})
