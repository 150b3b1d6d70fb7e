import assert from 'node:assert/strict'
import { test } from 'node:test'
import { floorViolations } from '../../scripts/floors.ts'
import { importsOf } from '../../scripts/imports.ts'
import { root } from '../../scripts/tree.ts'
import { plant } from './plant.ts'

const floors = JSON.stringify({
  floors: [['kernel'], ['platform'], ['company', 'parties'], ['ledger'], ['billing'], ['app']],
})

const good = {
  'floors.json': floors,
  'src/kernel/day.ts': `export const day = 1`,
  'src/kernel/money.ts': `import { day } from './day.ts'\nexport const money = day`,
  'src/platform/sql.ts': `import pg from 'pg'\nimport { money } from '#kernel/money'\nexport const sql = [pg, money]`,
  'src/modules/parties/contract.ts': `export type Customer = string`,
  'src/modules/parties/index.ts': `export type { Customer } from './contract.ts'`,
  'src/modules/ledger/index.ts': `export const post = 1`,
  'src/modules/billing/contract.ts': `export type Invoice = string`,
  'src/modules/billing/invoice.ts': `import { money } from '#kernel/money'\nexport const invoice = money`,
  'src/modules/billing/index.ts': [
    `import { post } from '#modules/ledger'`,
    `import type { Customer } from '#modules/parties'`,
    `export { invoice } from './invoice.ts'`,
    `export const later = () => import('#modules/parties')`,
    `export const both = [post] as (number | Customer)[]`,
  ].join('\n'),
  'src/app/server.ts': `import { invoice } from '#modules/billing'\nexport const server = invoice`,
  'src/app/commands/bill.ts': `import type { Invoice } from '#contracts/billing'\nexport type Bill = Invoice`,
  'web/shared/page.tsx': `export const Page = () => <p>It's from './nowhere'</p>`,
  'web/shared/index.ts': `export { Page } from './page.tsx'`,
  'src/platform/migrate.test.ts': `import { openTestDatabase } from '../../tests/world/cluster.ts'\nopenTestDatabase()`,
  'web/staff/customer.tsx': [
    `import { useState } from 'react'`,
    `import type { Customer } from '#contracts/parties'`,
    `import { readCustomer } from '#contracts/parties'`,
    `import { money } from '#kernel/money'`,
    `import { Page } from '#web'`,
    `import { other } from './other.tsx'`,
    `export const page = (customer: Customer) => [useState, money, Page, other, readCustomer, customer]`,
  ].join('\n'),
}

test('a tree whose imports go down through the front doors passes', (context) => {
  assert.deepEqual(floorViolations(plant(context, good)), [])
})

test('this tree passes', () => {
  assert.deepEqual(floorViolations(root), [])
})

const bad: readonly { what: string; file: string; text: string; says: RegExp; line?: number }[] = [
  {
    what: 'upwards, by a static import',
    file: 'src/modules/ledger/entry.ts',
    text: `// why\nimport { invoice } from '#modules/billing'\nexport const a = invoice`,
    says: /upwards: ledger \(floor 3\) imports #modules\/billing of billing \(floor 4\)/,
    line: 2,
  },
  {
    what: 'upwards, by a type',
    file: 'src/modules/parties/customer.ts',
    text: `import type { Invoice } from '#modules/billing'\nexport type A = Invoice`,
    says: /upwards: parties \(floor 2\).*billing \(floor 4\)/,
  },
  {
    what: 'upwards, by a dynamic import',
    file: 'src/platform/work.ts',
    text: `export const a = async () => (await import('#modules/ledger')).post`,
    says: /upwards: platform \(floor 1\).*ledger \(floor 3\)/,
  },
  {
    what: 'upwards, by a type in passing',
    file: 'src/platform/work.ts',
    text: `export type A = typeof import('#app/server')`,
    says: /upwards: platform \(floor 1\).*app \(floor 5\)/,
  },
  {
    what: 'upwards, by an export',
    file: 'src/kernel/id.ts',
    text: `export * from '#platform/sql'`,
    says: /upwards: kernel \(floor 0\).*platform \(floor 1\)/,
  },
  {
    what: 'upwards, for its effects',
    file: 'src/kernel/id.ts',
    text: `import '#platform/sql'`,
    says: /upwards: kernel \(floor 0\).*platform \(floor 1\)/,
  },
  {
    what: 'sideways',
    file: 'src/modules/company/staff.ts',
    text: `import type { Customer } from '#modules/parties'\nexport type A = Customer`,
    says: /sideways: company \(floor 2\) imports #modules\/parties of parties \(floor 2\)/,
  },
  {
    what: "into a module's inside by name",
    file: 'src/app/worker.ts',
    text: `import { invoice } from '#modules/billing/invoice'\nexport const a = invoice`,
    says: /into a module's inside: app \(floor 5\) imports #modules\/billing\/invoice/,
  },
  {
    what: "into a module's inside by path",
    file: 'src/app/worker.ts',
    text: `import { invoice } from '../modules/billing/invoice.ts'\nexport const a = invoice`,
    says: /app \(floor 5\) reaches into billing \(floor 4\) by the relative path/,
  },
  {
    what: 'into a contract, from a module',
    file: 'src/modules/ledger/entry.ts',
    text: `import type { Customer } from '#contracts/parties'\nexport type A = Customer`,
    says: /into a module's inside \(contracts are for web/,
  },
  {
    what: 'upwards by a relative path',
    file: 'src/modules/ledger/entry.ts',
    text: `import { invoice } from '../billing/index.ts'\nexport const a = invoice`,
    says: /upwards, ledger \(floor 3\) reaches into billing \(floor 4\)/,
  },
  {
    what: 'out of the tree by a relative path',
    file: 'src/kernel/id.ts',
    text: `import data from '../../package.json' with { type: 'json' }\nexport const a = data`,
    says: /kernel \(floor 0\) imports \.\.\/\.\.\/package\.json, which leaves src\/kernel\//,
  },
  {
    what: 'the machine, in the kernel',
    file: 'src/kernel/id.ts',
    text: `import { randomUUID } from 'node:crypto'\nexport const a = randomUUID`,
    says: /kernel imports node:crypto/,
  },
  {
    what: 'a module, in the web',
    file: 'web/staff/page.tsx',
    text: `import type { Invoice } from '#modules/billing'\nexport type A = Invoice`,
    says: /web imports #modules\/billing of billing/,
  },
  {
    what: 'the house by a path, in the web',
    file: 'web/staff/page.tsx',
    text: `import { money } from '../../src/kernel/money.ts'\nexport const a = money`,
    says: /web reaches into kernel/,
  },
  {
    what: 'the web, from the house',
    file: 'src/app/server.ts',
    text: `import { Page } from '#web'\nexport const a = Page`,
    says: /upwards: app \(floor 5\) imports #web of web/,
  },
  {
    what: 'the world of the tests, from code',
    file: 'src/platform/migrate.ts',
    text: `import { openTestDatabase } from '../../tests/world/cluster.ts'\nexport const a = openTestDatabase`,
    says: /which leaves src\/platform\//,
  },
  {
    what: 'a name without a floor',
    file: 'src/modules/ledger/entry.ts',
    text: `import { x } from '#modules/nowhere'\nexport const a = x`,
    says: /#modules\/nowhere, which is no floor/,
  },
  { what: 'a folder without a floor', file: 'src/modules/loose/a.ts', text: ``, says: /lives on no floor/ },
  {
    what: 'a computed name',
    file: 'src/platform/load.ts',
    text: 'export const load = (name: string) => import(`#modules/${name}`)',
    says: /computed name/,
  },
  {
    what: 'code for another thread, upstairs',
    file: 'src/platform/threads.ts',
    text: `export const place = new URL('../modules/billing/invoice.ts', import.meta.url)`,
    says: /upwards, platform \(floor 1\) reaches into billing/,
  },
]

for (const { what, file, text, says, line } of bad) {
  test(`a planted import fails: ${what}`, (context) => {
    const violations = floorViolations(plant(context, { ...good, [file]: text }))
    assert.equal(violations.length, 1, JSON.stringify(violations))
    assert.equal(violations[0]?.file, file)
    assert.equal(violations[0]?.line, line ?? 1)
    assert.match(violations[0]?.rule ?? '', says)
  })
}

test('a circle inside a module fails and names its files', (context) => {
  const violations = floorViolations(
    plant(context, {
      ...good,
      'src/modules/ledger/a.ts': `import { b } from './b.ts'\nexport const a = b`,
      'src/modules/ledger/b.ts': `import type { c } from './c.ts'\nexport type b = c`,
      'src/modules/ledger/c.ts': `import { a } from './a.ts'\nexport const c = a`,
    }),
  )
  assert.deepEqual(
    violations.map(({ rule }) => rule),
    [
      'in a circle: src/modules/ledger/a.ts → src/modules/ledger/b.ts → src/modules/ledger/c.ts → src/modules/ledger/a.ts',
    ],
  )
})

test('a module that uses its own front door runs in a circle', (context) => {
  const violations = floorViolations(
    plant(context, {
      ...good,
      'src/modules/ledger/index.ts': `export { a } from './a.ts'`,
      'src/modules/ledger/a.ts': `import { x } from '#modules/ledger'\nexport const a = x`,
    }),
  )
  assert.match(violations[0]?.rule ?? '', /in a circle: .*ledger\/a\.ts/)
})

test('imports are told from words in comments, strings, templates and patterns', () => {
  const source = [
    `// import a from 'comment'`,
    `/* import b from 'block' */`,
    `const c = "import d from 'string'"`,
    'const e = `import f from "template" ${import("inside")}`',
    `const g = /import h from 'pattern'/`,
    `import { type I, type J } from 'types'`,
    `import { type K, l } from 'mixed'`,
    `const ratio = 4 / 2; import m from 'after-division'`,
    `export {`,
    `  n,`,
    `} from "exported"`,
    `object.import('method')`,
  ].join('\n')
  assert.deepEqual(
    importsOf(source).map(({ specifier, typeOnly, line }) => [specifier, typeOnly, line]),
    [
      ['inside', false, 4],
      ['types', true, 6],
      ['mixed', false, 7],
      ['after-division', false, 8],
      ['exported', false, 9],
    ],
  )
})
