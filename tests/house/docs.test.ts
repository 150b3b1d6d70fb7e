import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { filesBelow, root, sourcesBelow, type Source } from '../../scripts/tree.ts'

const pages = sourcesBelow(root, ['.'], ['.md'])

/** Links to places in the tree, code blocks left out. Addresses in the world are nobody's to check here. */
const deadLinks = (all: readonly Source[], exists: (place: string) => boolean) =>
  all.flatMap(({ file, text }) =>
    [...text.replace(/```.*?```/gs, '').matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target) && !exists(join(dirname(file), target)))
      .map((target) => `${file} → ${target}`),
  )

test('links in the documents lead somewhere', () => {
  assert.deepEqual(
    deadLinks(pages, (place) => existsSync(join(root, place))),
    [],
  )
})

test('a planted dead link is found', () => {
  const text = '[a](there.md) [b](../gone.md#part) [c](https://example.com) ```[d](code)```'
  assert.deepEqual(
    deadLinks([{ file: 'docs/x/a.md', text }], (place) => place === 'docs/x/there.md'),
    ['docs/x/a.md → ../gone.md'],
  )
})

test('decisions are numbered, each number once, and say what was given up', () => {
  const numbers = filesBelow(root, 'docs/decisions').map((file) => /\/(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1] ?? file)
  assert.deepEqual(numbers, [...new Set(numbers)])
  for (const { file, text } of pages.filter((page) => page.file.startsWith('docs/decisions/'))) {
    assert.match(text, /what we gave up/i, file)
  }
})
