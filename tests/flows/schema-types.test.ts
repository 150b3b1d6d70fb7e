import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Client } from 'pg'
import { schemaSource } from '../../scripts/schema-source.ts'
import { root } from '../../scripts/tree.ts'
import { openTestDatabase } from '../world/cluster.ts'

test('the types of the tables are those of the migrations; else run bin/with-node scripts/generate-types.ts', async (t) => {
  const fresh = await openTestDatabase()
  const client = new Client({ connectionString: fresh.ownerUrl })
  t.after(async () => {
    await client.end()
    await fresh.drop()
  })
  await client.connect()
  const kept = readFileSync(join(root, 'src/platform/schema.generated.ts'), 'utf8')
  assert.equal(kept, await schemaSource(client))

  await client.query('alter table company.staff add column nickname text')
  assert.notEqual(kept, await schemaSource(client), 'a new column must show')
})
