import type { ClientBase } from 'pg'

type Column = {
  readonly relation: string
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  /** The database fills it: an identity, a default. */
  readonly filled: boolean
  readonly computed: boolean
  readonly isView: boolean
}

/** The TypeScript that describes every table and view of a migrated database, as the builder wants it. */
export async function schemaSource(client: ClientBase): Promise<string> {
  const { rows } = await client.query<Column>(columnsOfOurs)
  const byRelation = Map.groupBy(rows, (column) => column.relation)
  const tables = [...byRelation].map(
    ([relation, columns]) =>
      `  '${relation}': {\n${columns.map((column) => `    ${property(column)}\n`).join('')}  }\n`,
  )
  const inner = `export type Schema = {\n${tables.join('')}}\n`
  const used = ['ColumnType', 'Generated'].filter((name) => inner.includes(`${name}<`))
  const imports = [
    ...(used.length > 0 ? [`import type { ${used.join(', ')} } from 'kysely'\n`] : []),
    ...(inner.includes('Day') ? ["import type { Day } from '#kernel/day'\n"] : []),
  ]
  return `// Written by scripts/generate-types.ts from the migrated database. Change a migration, then run it again.\n${imports.join('')}\n${inner}`
}

// Partitions repeat their parent, and sign-in's tables belong to the library that keeps them.
const columnsOfOurs = `
  select namespace.nspname || '.' || relation.relname as relation,
         attribute.attname as name,
         format_type(attribute.atttypid, null) as type,
         not attribute.attnotnull and relation.relkind <> 'v' or relation.relkind = 'v' as nullable,
         attribute.atthasdef or attribute.attidentity <> '' as filled,
         attribute.attgenerated <> '' or attribute.attidentity = 'a' as computed,
         relation.relkind in ('v', 'm') as "isView"
  from pg_class relation
  join pg_namespace namespace on namespace.oid = relation.relnamespace
  join pg_attribute attribute on attribute.attrelid = relation.oid
  where relation.relkind in ('r', 'p', 'v', 'm') and not relation.relispartition
    and attribute.attnum > 0 and not attribute.attisdropped
    and namespace.nspname !~ '^pg_' and namespace.nspname not in ('information_schema', 'public', 'auth', 'pgboss')
  order by 1, attribute.attnum`

function property({ name, type, nullable, filled, computed, isView }: Column): string {
  const written = typeOf(type) + (nullable ? ' | null' : '')
  if (computed || isView) return `${name}: ColumnType<${written}, never, never>`
  return `${name}: ${filled ? `Generated<${written}>` : written}`
}

function typeOf(type: string): string {
  if (type.endsWith('[]')) return `readonly ${typeOf(type.slice(0, -2))}[]`
  const known = types[type]
  if (known === undefined) throw new Error(`No TypeScript type is settled for ${type}`)
  return known
}

const types: Readonly<Record<string, string>> = {
  bigint: 'bigint',
  boolean: 'boolean',
  bytea: 'Uint8Array',
  char: 'string',
  '"char"': 'string',
  character: 'string',
  'character varying': 'string',
  date: 'Day',
  'double precision': 'number',
  integer: 'number',
  json: 'unknown',
  jsonb: 'unknown',
  numeric: 'string',
  oid: 'number',
  real: 'number',
  smallint: 'number',
  text: 'string',
  'time without time zone': 'string',
  'timestamp with time zone': 'Date',
  xid8: 'string',
}
