import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { Refused } from '#kernel/outcome'
import { fileStore } from './files.ts'
import { mediaTypeOf } from './media-type.ts'

function openStore(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-files-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return { folder, store: fileStore(join(folder, 'files')) }
}

test('the same bytes lie there once, under their hash', async (t) => {
  const { folder, store } = openStore(t)
  const parts = [Buffer.from('%PDF-'), Buffer.from('1.7 rest')]
  const first = await store.keep(parts, 100)
  const second = await store.keep([Buffer.concat(parts)], 100)
  assert.deepEqual(first, second)
  assert.deepEqual([first.size, first.mediaType], [13, 'application/pdf'])
  assert.equal((await store.read(first.sha256)).toString(), '%PDF-1.7 rest')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  assert.equal(files.length, 1)
})

test('a file that is too large is refused while it comes, and leaves nothing', async (t) => {
  const { folder, store } = openStore(t)
  let read = 0
  async function* endless() {
    for (;;) {
      read += 1
      yield Buffer.alloc(1000)
    }
  }
  await assert.rejects(
    store.keep(endless(), 5000),
    (error) => error instanceof Refused && error.code === 'file_is_too_large',
  )
  assert.equal(read, 6)
  assert.deepEqual(readdirSync(join(folder, 'files')), [])
})

test('many at once keep one whole file', async (t) => {
  const { store } = openStore(t)
  const bytes = Buffer.alloc(100_000, 'x')
  const kept = await Promise.all(Array.from({ length: 10 }, () => store.keep([bytes], 200_000)))
  assert.equal(new Set(kept.map(({ sha256 }) => sha256.toString('hex'))).size, 1)
  assert.deepEqual(await store.read(kept[0]?.sha256 ?? Buffer.alloc(32)), bytes)
})

test('bytes are what they look like', () => {
  const kinds: [string | Buffer, string][] = [
    ['%PDF-1.4', 'application/pdf'],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'image/png'],
    [
      'PK\u0003\u0004 [Content_Types].xml xl/workbook.xml',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['PK\u0003\u0004 readme', 'application/zip'],
    ['\ufeff<?xml version="1.0"?><Document/>', 'application/xml'],
    ['<?xml version="1.0"?><svg onload="x()"/>', 'image/svg+xml'],
    ['  <!DOCTYPE html><script>', 'text/html'],
    ['date;amount\n', 'text/plain'],
    ['{"a": 1}', 'application/json'],
    [Buffer.from([1, 0, 2]), 'application/octet-stream'],
  ]
  for (const [bytes, type] of kinds) assert.equal(mediaTypeOf(Buffer.from(bytes)), type)
})
