import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { coveredBy } from './font-coverage.ts'

const inter = fileURLToPath(import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'))

test('the font of our papers shows what European customers write, and the box for what it cannot', () => {
  const covered = coveredBy(readFileSync(inter))
  const shows = (text: string) => Array.from(text).every((character) => covered.has(character.codePointAt(0) ?? 0))
  assert.ok(shows('ABCabc0123 ÄÖÜäöüßẞ éèêëçñ ŁłŠšŽžŐőĞğ Žluťoučký Ελληνικά Кириллица € £ − – · § □'))
  assert.ok(shows('\u00a0\u202f\u200b'))
  assert.ok(!shows('中') && !shows('ע') && !shows('👩'))
})

test('what is no font is refused', () => {
  assert.throws(() => coveredBy(Buffer.alloc(64)), /no table cmap/)
})
