import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { inCompany } from '#app/company'
import { readSettings } from '#app/settings'
import { attachCluster } from '#platform/postgres'
import { originOf } from '#platform/origin'
import { sql } from '#platform/sql'
import { makePlace } from './folder.ts'

test('commands at the same time share a folder, and the last one closes it', async (context) => {
  const dataDir = join(makePlace(context), 'data')
  const settings = readSettings({ QUITTANCE_DATA_DIR: dataDir })
  const leave = (name: string) =>
    inCompany(settings, name, async ({ work, read }) => {
      await work((inside) => originOf(inside, { quote: name }))
      const quotes = await read(({ tx }) =>
        tx.many<{ quote: string }>(sql`select quote from platform.origin order by id`),
      )
      return quotes.map(({ quote }) => quote)
    })
  const seen = await Promise.all(['first', 'second', 'third'].map(leave))
  for (const [index, name] of ['first', 'second', 'third'].entries()) assert.ok(seen[index]?.includes(name))
  assert.equal(await attachCluster(dataDir), null)
  assert.deepEqual((await leave('fourth')).toSorted(), ['first', 'fourth', 'second', 'third'])
})

test('a command that reads cannot write', async (context) => {
  const settings = readSettings({ QUITTANCE_DATA_DIR: join(makePlace(context), 'data') })
  await inCompany(settings, 'test', async ({ read }) => {
    await assert.rejects(
      read((inside) => originOf(inside, { quote: 'no' })),
      /read-only transaction/,
    )
  })
})
