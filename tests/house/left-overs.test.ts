import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineAt } from '../../scripts/tokens.ts'
import { filesBelow, readText, root, type Source } from '../../scripts/tree.ts'

const binary = /\.(png|jpg|ico|pdf|gz|zip|ttf|otf|woff2?)$/

// This file is left out: it plants what it looks for.
const everything = filesBelow(root, '.')
  .filter((file) => !binary.test(file) && !import.meta.filename.endsWith(file))
  .map((file) => ({ file, text: readText(root, file) }))

const machinePaths = /(?<![\w.-])\/(?:home|Users|work|mnt)\/[a-z]+|[A-Z]:\\Users/g
const promises = /\b(?:TODO|FIXME)\b/g
const notHere = /\b(?:TRADE|SCREENS|STACK|TRAPS|SCIENCE|FEATURES|REQUIREMENTS|RELIABILITY|DESIGN|STYLE)(?:\.md| \d)/g
const halfTests = /\b(?:test|it|suite|describe)\.(?:only|skip|todo)\(|\b(?:only|skip|todo): true\b|^\s*debugger\b/gm

const found = (pattern: RegExp, sources: readonly Source[]) =>
  sources.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map(({ index, 0: what }) => `${file}:${lineAt(text, index)} ${what.trim()}`),
  )

test('the tree names no place on the machine it was written on', () => {
  assert.deepEqual(found(machinePaths, everything), [])
})

test('the tree leaves nothing for later', () => {
  const written = everything.filter(({ file }) => file !== 'package-lock.json')
  assert.deepEqual(found(promises, written), [])
})

test('the tree names no page that it does not hold', () => {
  assert.deepEqual(found(notHere, everything), [])
})

test('no test is left out without a reason, and no debugger waits', () => {
  const code = everything.filter(({ file }) => /\.(ts|tsx|js)$/.test(file))
  assert.deepEqual(found(halfTests, code), [])
})

test('planted left-overs are found', () => {
  const planted = (text: string) => [{ file: 'src/a.ts', text }]
  assert.deepEqual(found(machinePaths, planted(`\nconst data = '/home/anna/data'`)), ['src/a.ts:2 /home/anna'])
  assert.deepEqual(found(machinePaths, planted(`see https://example.com/home/page and ../work/x`)), [])
  assert.equal(found(promises, planted(`// TODO: later`)).length, 1)
  assert.equal(found(notHere, planted(`// as TRADE 3 says, and STACK.md`)).length, 2)
  assert.equal(found(halfTests, planted(`test.skip('a', () => {})`)).length, 1)
  assert.equal(found(halfTests, planted(`test('a', { skip: 'needs the files beside the project' }, run)`)).length, 0)
})
