import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isDatabaseError } from '#platform/sql'
import { withClient } from '#platform/postgres'
import { root, sourcesBelow } from '../../scripts/tree.ts'
import { openTestDatabase, type TestDatabase } from '../world/cluster.ts'
import { wholeStatements, type Whole } from '../house/statements.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.drop())

type Tried = { readonly prepared: number; readonly composed: number; readonly wrong: string[] }

// A piece that is put in while the program runs looks like a value in the text, and then the statement is no statement.
const isNoStatement = new Set(['42601', '42P18'])

/** Asks the database what it makes of each statement; nothing is run. */
const tried = (statements: readonly Whole[]): Promise<Tried> =>
  withClient(database.ownerUrl, async (client) => {
    const wrong: string[] = []
    let composed = 0
    for (const { place, text, hasHoles } of statements) {
      try {
        await client.query(`prepare tried as ${text}`)
        await client.query('deallocate tried')
      } catch (error) {
        if (!isDatabaseError(error)) throw error
        if (hasHoles && isNoStatement.has(error.code ?? '')) composed += 1
        else wrong.push(`${place} ${error.message}`)
      }
    }
    return { prepared: statements.length - composed - wrong.length, composed, wrong }
  })

test('every statement that stands whole in a store is one that the database understands', async () => {
  const stores = sourcesBelow(root, ['src'], ['.ts']).filter(
    ({ file }) => /\/store(-[a-z-]+)?\.ts$|^src\/platform\//.test(file) && !file.endsWith('.test.ts'),
  )
  const statements = stores.flatMap(wholeStatements)
  const { prepared, composed, wrong } = await tried(statements)
  assert.deepEqual(wrong, [])
  assert.ok(prepared > 150, `only ${prepared} statements were prepared`)
  process.stdout.write(`${prepared} statements prepared, ${composed} put together while the program runs\n`)
})

test('planted statements with a wrong name are found', async () => {
  const planted = (statement: string) =>
    tried(wholeStatements({ file: 'src/modules/a/store.ts', text: `\nconst a = () => sql\`${statement}\`` }))
  assert.match((await planted('select nickname from company.staff')).wrong.join(''), /store.ts:2 .*nickname/)
  assert.match((await planted('select id from company.colleague where id = ${id}')).wrong.join(''), /colleague/)
  assert.match((await planted('update company.staff set name = ${name}, naem = 1')).wrong.join(''), /naem/)
  const fine = await planted('select id from company.staff where id = any(${ids}::bigint[]) and name = ${name}')
  assert.deepEqual(fine, { prepared: 1, composed: 0, wrong: [] })
  assert.deepEqual((await planted('select id from company.staff ${order}')).composed, 1)
})
