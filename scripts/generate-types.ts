import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { openTestDatabase } from '../tests/world/cluster.ts'
import { schemaSource } from './schema-source.ts'
import { root } from './tree.ts'

// Writes the types of all tables from a database that is migrated for this alone: bin/with-node scripts/generate-types.ts
const fresh = await openTestDatabase()
const client = new Client({ connectionString: fresh.ownerUrl })
await client.connect()
try {
  writeFileSync(join(root, 'src/platform/schema.generated.ts'), await schemaSource(client))
} finally {
  await client.end()
  await fresh.drop()
}
process.exit(0)
