import assert from 'node:assert/strict'
import { test } from 'node:test'
import { root, sourcesBelow, type Source } from '../../scripts/tree.ts'

// The order of the whole house: customers, receipts, documents and what hangs on them, the series row last. Two flows that take
// locks in one order wait for each other and never in a ring.
const order = [
  { name: 'customers', taken: /^lockCustomers?$/ },
  { name: 'receipts', taken: /^lock(Receipts?|BankLines?|Lines?)$/ },
  { name: 'documents', taken: /^lock(Items?|Documents?|Billables?|Orders?|Quotes?|Deliver(y|ies)|Accruals?|Holds?)$/ },
  { name: 'the series', taken: /^drawNumbers$/ },
] as const

const rankOf = (call: string) => order.findIndex(({ taken }) => taken.test(call))

/** What each exported function of a file locks, one after the other, with the functions of the file that it calls. */
function locksIn({ file, text }: Source): { readonly place: string; readonly locks: readonly string[] }[] {
  const functions = new Map<string, string>()
  for (const part of text.split(/\n(?=(?:export )?(?:async )?(?:const|function) )/)) {
    const [, name = ''] = /^(?:export )?(?:async )?(?:const|function) (\w+)/.exec(part) ?? []
    functions.set(name, part)
  }
  return [...functions]
    .filter(([, part]) => part.startsWith('export'))
    .map(([name]) => ({ place: `${file} ${name}`, locks: inOrder(name, functions, []) }))
}

function inOrder(name: string, functions: ReadonlyMap<string, string>, within: readonly string[]): string[] {
  const body = (functions.get(name) ?? '').replace(/^.*?\(/s, '(')
  return [...body.matchAll(/\b([a-zA-Z]\w*)\(/g)].flatMap(([, called = '']) => {
    if (rankOf(called) >= 0) return [called]
    return functions.has(called) && !within.includes(called) ? inOrder(called, functions, [...within, name]) : []
  })
}

const outOfOrder = (sources: readonly Source[]): string[] =>
  sources.flatMap(locksIn).flatMap(({ place, locks }) =>
    locks.flatMap((lock, index) => {
      const earlier = locks.slice(0, index)
      // Asking again for what is held already waits for nobody.
      if (earlier.some((each) => rankOf(each) === rankOf(lock))) return []
      const before = earlier.find((each) => rankOf(each) > rankOf(lock))
      return before === undefined ? [] : [`${place} calls ${lock} after ${before}`]
    }),
  )

const verbs = sourcesBelow(root, ['src/modules'], ['.ts']).filter(
  ({ file }) => !/\/store(-[a-z-]+)?\.ts$|\.test\.ts$/.test(file),
)

test('locks are taken in the order of the house', () => {
  const flows = verbs.flatMap(locksIn).filter(({ locks }) => locks.length > 1)
  assert.ok(flows.length >= 4, `only ${flows.length} flows take more than one lock`)
  assert.deepEqual(outOfOrder(verbs), [])
})

test('planted locks out of order are found, also through a function of the file', () => {
  const found = (text: string) => outOfOrder([{ file: 'src/modules/cash/apply.ts', text: `\n${text}` }])
  assert.deepEqual(
    found('export async function apply(work) {\n  await lockItems(tx)\n  await lockCustomers(work)\n}'),
    ['src/modules/cash/apply.ts apply calls lockCustomers after lockItems'],
  )
  const through = 'export const issue = async (work) => {\n  await number(work)\n  await lockItems(tx)\n}\n'
  assert.equal(found(`${through}const number = (work) =>\n  drawNumbers(work, {})\n`).length, 1)
  assert.deepEqual(
    found('export async function apply(work) {\n  await lockCustomers(work)\n  await lockItems(tx)\n}'),
    [],
  )
})
