import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { keyFileOf, openKeyFile } from './key-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'quittance-key-'))
test.after(() => rmSync(folder, { recursive: true }))

test('the key is made once, for its owner alone, and kept', () => {
  const path = join(folder, 'key')
  const first = openKeyFile(path)
  assert.equal(readFileSync(path).length, 32)
  assert.equal(statSync(path).mode & 0o777, 0o600)
  chmodSync(path, 0o644)
  const second = openKeyFile(path)
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.deepEqual(second.keyFor('sessions'), first.keyFor('sessions'))
  assert.notDeepEqual(first.keyFor('sessions'), first.keyFor('mail'))
})

test('a file of another length is no key, and is not overwritten', () => {
  const path = join(folder, 'short')
  writeFileSync(path, 'short')
  assert.throws(() => openKeyFile(path), /is not a key file/)
  assert.equal(readFileSync(path, 'utf8'), 'short')
})

test('what is sealed opens with the same key at the same place, and nowhere else', () => {
  const { seal, open } = keyFileOf(new Uint8Array(32).fill(1))
  const sealed = seal('smtp pässword', 'setting smtp')
  assert.equal(open(sealed, 'setting smtp'), 'smtp pässword')
  assert.notEqual(seal('smtp pässword', 'setting smtp'), sealed, 'the same secret never looks the same twice')
  assert.doesNotMatch(sealed, /ssword/)
  assert.throws(() => open(sealed, 'setting imap'))
  assert.throws(() => keyFileOf(new Uint8Array(32).fill(2)).open(sealed, 'setting smtp'))
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const altered = Buffer.from(bytes)
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at)
    assert.throws(() => open(`v1.${altered.toString('base64url')}`, 'setting smtp'), `byte ${at}`)
  }
  assert.throws(() => open('plain text', 'setting smtp'), /known form/)
})
