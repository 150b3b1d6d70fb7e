import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineAt, tokensOf } from '../../scripts/tokens.ts'
import { root, sourcesBelow, type Source } from '../../scripts/tree.ts'
import { hole, statementsOf, withoutComments, withoutQuotes } from './sql-text.ts'

const code = sourcesBelow(root, ['src'], ['.ts']).filter(({ file }) => !file.endsWith('.test.ts'))
const migrations = sourcesBelow(root, ['db'], ['.sql'])

/** The moment and the chance come in as values: a statement that asks the database cannot be repeated. */
const asksItself =
  /\b(now|random|random_normal|clock_timestamp|transaction_timestamp|statement_timestamp|timeofday|gen_random_uuid|uuidv4|uuidv7|uuid_generate_v\d)\s*\(|\b(current_timestamp|current_time|current_date|localtimestamp|localtime)\b/i

function selfAsking(statements: readonly { file: string; line: number; text: string }[]): string[] {
  return statements.flatMap(({ file, line, text }) => {
    const plain = withoutQuotes(withoutComments(text))
    const found = asksItself.exec(plain)
    return found ? [`${file}:${line + lineAt(plain, found.index) - 1} asks ${found[0]}`] : []
  })
}

const whole = ({ file, text }: Source) => ({ file, line: 1, text })

/** All SQL of a module stands in its store; the platform has some of its own. */
const isStore = (file: string) => /^src\/modules\/[^/]+\/store(-[a-z-]+)?\.ts$|^src\/platform\//.test(file)

const outsideStores = (sources: readonly Source[]) =>
  sources
    .filter(({ file }) => !isStore(file))
    .flatMap(statementsOf)
    .map(({ file, line, text }) => `${file}:${line} holds SQL: ${text.trim().slice(0, 40)}`)

/** What a statement changes: the word after insert into, update, delete from, merge into, copy, truncate. */
function changed(text: string): string[] {
  const plain = withoutQuotes(text)
  const writes =
    /(?:\binsert\s+into|\bdelete\s+from|\bmerge\s+into|\btruncate(?:\s+table)?|^\s*copy|(?<!\b(?:for|do|key|or|on|after|before)\s+)\bupdate)\s+(?:only\s+)?([\w."␣]+)/gi
  return [...plain.matchAll(writes)].map(([, name = '']) => name.replaceAll('"', '')).filter((name) => name !== 'set')
}

const writers = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'])
const streamers = new Set(['insert', 'copy', 'allocate', 'insertRows', 'copyRows'])

/** The same for what writes by name: insertInto('billing.document'), tx.copy('billing.line', …). */
function namedChanges({ text }: Source): { line: number; name: string }[] {
  const tokens = tokensOf(text)
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'word') return []
    const isStreamer = streamers.has(token.text)
    const name = tokens.slice(index + 2, index + 5).find(({ kind }) => kind === 'string')
    if (!name || name.kind !== 'string' || (!isStreamer && !writers.has(token.text))) return []
    return isStreamer && !/^\w+\.\w+$/.test(name.text) ? [] : [{ line: lineAt(text, token.at), name: name.text }]
  })
}

function foreignWrites(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const module = /^src\/modules\/([^/]+)\//.exec(source.file)?.[1]
    if (!module) return []
    const written = [
      ...statementsOf(source).flatMap(({ line, text }) => changed(text).map((name) => ({ line, name }))),
      ...namedChanges(source),
    ]
    return written
      .filter(({ name }) => !name.startsWith(`${module}.`))
      .map(({ line, name }) => `${source.file}:${line} writes ${name === hole.trim() ? 'to a computed table' : name}`)
  })
}

test('no statement asks the database for the time or for chance', () => {
  assert.deepEqual(selfAsking([...migrations.map(whole), ...code.flatMap(statementsOf)]), [])
})

test('planted questions for time and chance are found', () => {
  const sql = `-- now() in a comment\ncreate table a.b (\n  at timestamptz default now(),\n  words text default 'now()'\n);`
  assert.deepEqual(selfAsking([{ file: 'db/a.sql', line: 1, text: sql }]), ['db/a.sql:3 asks now('])
  const source = 'const a = sql<{ id: bigint; at: Date }>`\n  select id from a.b\n  where at < current_timestamp`'
  assert.deepEqual(selfAsking(statementsOf({ file: 'src/a.ts', text: source })), ['src/a.ts:3 asks current_timestamp'])
  const fine = 'const a = sql`select known, now_on, randomness from a.b where at < ${at}`'
  assert.deepEqual(selfAsking(statementsOf({ file: 'src/a.ts', text: fine })), [])
})

test('SQL stands in stores only', () => {
  assert.deepEqual(outsideStores(code), [])
})

test('planted SQL outside a store is found, tagged or not', () => {
  const tagged = { file: 'src/modules/cash/apply-payment.ts', text: 'tx.many(sql<Row>`${columns} where id = ${id}`)' }
  const bare = { file: 'src/app/server.ts', text: `pool.query('select * from cash.receipt')` }
  assert.equal(outsideStores([tagged, bare]).length, 2)
  const prose = { file: 'src/modules/cash/receipt.ts', text: `const words = 'select a receipt, then update it'` }
  assert.deepEqual(outsideStores([prose, { ...tagged, file: 'src/modules/cash/store-receipts.ts' }]), [])
})

test('each store writes to the schema of its own module', () => {
  assert.deepEqual(foreignWrites(code), [])
})

test('planted writes to another schema are found', () => {
  const writes = (text: string) => foreignWrites([{ file: 'src/modules/cash/store.ts', text }])
  assert.deepEqual(writes('sql`\n insert into ledger.posting (id) values (${id})`'), [
    'src/modules/cash/store.ts:1 writes ledger.posting',
  ])
  assert.equal(writes('sql`with a as (update ledger.open_item set open = 0 returning id) select id from a`').length, 1)
  assert.equal(writes('sql`delete from receipt where id = ${id}`').length, 1)
  assert.equal(writes('sql`insert into ${table} (id) values (1)`').length, 1)
  assert.equal(writes(`copyFrom('copy billing.line (id) from stdin')`).length, 1)
  assert.equal(writes(`db.insertInto('billing.line').values(lines)`).length, 1)
  assert.equal(writes(`work.tx.copy('ledger.posting', ['entry_id'], rows)`).length, 1)
  assert.equal(writes(`work.tx.insert('receipt.line', rows); map.delete('a.b')`).length, 1)
  assert.deepEqual(
    writes(
      [
        'sql`select id from ledger.open_item where id = ${id} for update`',
        'sql`select id from ledger.open_item for no key update of open_item skip locked`',
        'sql`insert into cash.receipt (id) values (${id}) on conflict (id) do update set id = excluded.id`',
        'sql`merge into cash.receipt using a on true when matched then update set id = 1`',
        `db.updateTable('cash.receipt').set({ id })`,
        `tx.allocate('cash.receipt', 5)`,
      ].join('\n'),
    ),
    [],
  )
})
