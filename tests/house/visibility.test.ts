import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { lineAt } from '../../scripts/tokens.ts'
import { root, sourcesBelow, type Source } from '../../scripts/tree.ts'

const schema = readFileSync(join(root, 'src/platform/schema.generated.ts'), 'utf8')

/** Tables whose rows belong to a customer. */
const customerTables = (types: string): string[] => [
  'parties.customer',
  ...[...types.matchAll(/'([\w.]+)': \{([^}]*)\}/g)]
    .filter(([, , fields = '']) => /\bcustomer_id:/.test(fields))
    .map(([, name = '']) => name),
]

/** The pages of lists in a file: each call of listPage with all that it is made of in that file. */
function listsIn({ file, text }: Source): { readonly place: string; readonly whole: string }[] {
  const parts = partsOf(text)
  return [...text.matchAll(/\blistPage(?:<[\s\S]*?>)?\(/g)].map((found) => {
    const body = untilClosed(text, found.index + found[0].length)
    return { place: `${file}:${lineAt(text, found.index)}`, whole: withParts(body, parts, new Set()) }
  })
}

/** What a file defines at its left edge, by name. */
const partsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(/\n(?=(?:export )?(?:async )?(?:const|function) )/)
      .map((part) => [/(?:const|function) (\w+)/.exec(part)?.[1] ?? '', part]),
  )

function withParts(body: string, parts: ReadonlyMap<string, string>, seen: Set<string>): string {
  const named = new Set(body.match(/\b[a-zA-Z]\w*\b/g))
  const more = [...named].filter((name) => parts.has(name) && !seen.has(name))
  for (const name of more) seen.add(name)
  return [body, ...more.map((name) => withParts(parts.get(name) ?? '', parts, seen))].join('\n')
}

function untilClosed(text: string, start: number): string {
  let depth = 1
  let at = start
  for (; at < text.length && depth > 0; at += 1) depth += { '(': 1, ')': -1 }[text.charAt(at)] ?? 0
  return text.slice(start, at)
}

const reads = (whole: string, table: string) => new RegExp(`\\b(from|join) ${table.replace('.', '\\.')}\\b`).test(whole)

/** Rows without a customer, such as the prices of a price list, are everybody's. */
const readsNobodys = (whole: string, table: string) =>
  new RegExp(`\\b${table.split('.')[1]}\\.customer_id is null(?!\\s+or\\b)`).test(whole)

/** Lists of customers' rows that would show them to everybody. */
function openLists(sources: readonly Source[], tables: readonly string[]): string[] {
  return sources.flatMap(listsIn).flatMap(({ place, whole }) => {
    const read = tables.find((table) => reads(whole, table) && !readsNobodys(whole, table))
    if (read === undefined) return []
    if (!/parties\.visible_customer/.test(whole)) return [`${place} lists ${read} without parties.visible_customer`]
    // An outer join alone leaves nothing out.
    const outer =
      /left join parties\.visible_customer/.test(whole) && !/visible(_customer)?\.id is not null/.test(whole)
    return outer ? [`${place} joins parties.visible_customer and does not ask whether it found anything`] : []
  })
}

const stores = sourcesBelow(root, ['src/modules'], ['.ts']).filter(({ file }) => !file.endsWith('.test.ts'))

test('every list of what belongs to customers joins the view of those whom the asker may see', () => {
  const lists = stores.flatMap(listsIn)
  const tables = customerTables(schema)
  assert.ok(lists.length >= 5 && tables.length >= 10, `${lists.length} lists, ${tables.length} tables`)
  assert.deepEqual(openLists(stores, tables), [])
})

test('planted lists that show too much are found', () => {
  const list = (from: string, before = '') => ({
    file: 'src/modules/cash/store.ts',
    text: `${before}\nexport const page = (tx) =>\n  listPage<Row>(tx, { select: sql\`a.id\`, from: ${from} })\n`,
  })
  const tables = ['cash.receipt']
  const found = (from: string, before?: string) => openLists([list(from, before)], tables).length
  assert.equal(found('sql`from cash.receipt a`'), 1)
  assert.equal(found('from', 'const from = sql`from cash.receipt a`'), 1)
  assert.equal(found('sql`from cash.receipt a left join parties.visible_customer visible on true`'), 1)
  assert.equal(found('sql`from cash.receipt a join parties.visible_customer visible on true`'), 0)
  assert.equal(found('from', 'const from = sql`from cash.receipt a join parties.visible_customer v on true`'), 0)
  const asked =
    'sql`from cash.receipt a left join parties.visible_customer visible on true where visible.id is not null`'
  assert.equal(found(asked), 0)
  assert.equal(found('sql`from cash.statement a`'), 0)
  assert.equal(found('sql`from cash.receipt where receipt.customer_id is null and paid`'), 0)
  assert.equal(found('sql`from cash.receipt where (receipt.customer_id is null or paid)`'), 1)
})
