import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changedSeals, readSeals } from '../../scripts/seal-migrations.ts'
import { filesBelow, readText, root } from '../../scripts/tree.ts'
import { plant } from './plant.ts'
import { withoutComments } from './sql-text.ts'

const folder = 'db/migrations'
const names = filesBelow(root, folder, ['.sql']).map((file) => file.slice(folder.length + 1))

/** Foreign keys never point upwards. Sideways they may: a customer's owner is on the staff, whoever calls whom. */
function upwardKeys(migrations: readonly { name: string; text: string }[], floors: readonly (readonly string[])[]) {
  const floorOf = (schema: string) => floors.findIndex((schemas) => schemas.includes(schema))
  return migrations.flatMap(({ name, text }) =>
    withoutComments(text)
      .split(';')
      .flatMap((statement) => {
        const own = /\b(?:create|alter)\s+table\s+(?:if not exists\s+)?(?:only\s+)?(\w+)\./i.exec(statement)?.[1]
        const keys = [...statement.matchAll(/\breferences\s+(\w+)\.(\w+)/gi)]
        return keys
          .filter(([, schema = '']) => own && schema !== own && floorOf(schema) > floorOf(own))
          .map(([key]) => `${name}: ${own} ${key}`)
      }),
  )
}

test('migrations are numbered, each number once', () => {
  assert.ok(names.length > 0)
  for (const name of names) assert.match(name, /^\d{4}_[a-z0-9_]+\.sql$/)
  const numbers = names.map((name) => name.slice(0, 4))
  assert.deepEqual(numbers, [...new Set(numbers)])
})

test('a sealed migration never changes, and nothing is put in front of it', () => {
  assert.deepEqual(changedSeals(root), [])
})

test('a planted change to a sealed migration is found', (context) => {
  const seals = { '0001_a.sql': '0'.repeat(64), '0003_gone.sql': '0'.repeat(64) }
  const base = plant(context, {
    'db/migrations/0001_a.sql': 'select 1',
    'db/migrations/0002_between.sql': 'select 2',
    'db/migrations/0004_new.sql': 'select 4',
    'db/migrations/checksums.json': JSON.stringify(seals),
  })
  assert.deepEqual(changedSeals(base), [
    '0001_a.sql was sealed and has changed: write a new migration instead',
    '0003_gone.sql was sealed and is gone',
    '0002_between.sql is new, but its number lies before sealed ones',
  ])
})

test('every seal is a sha256', () => {
  for (const seal of Object.values(readSeals(root))) assert.match(seal, /^[0-9a-f]{64}$/)
})

test('foreign keys never point upwards', () => {
  const { floors }: { floors: string[][] } = JSON.parse(readText(root, 'floors.json'))
  const migrations = names.map((name) => ({ name, text: readText(root, `${folder}/${name}`) }))
  assert.deepEqual(upwardKeys(migrations, floors), [])
})

test('a planted key upwards is found', () => {
  const floors = [['platform'], ['company', 'parties'], ['ledger']]
  const text = [
    `create table parties.a (entity_id bigint references company.legal_entity);`,
    `create table ledger.b (party_id bigint references parties.a, own bigint references ledger.c);`,
    `alter table company.legal_entity add foreign key (id) references ledger.b;`,
  ].join('\n')
  assert.deepEqual(upwardKeys([{ name: '0001_a.sql', text }], floors), ['0001_a.sql: company references ledger.b'])
})
