import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readText, root } from '../../scripts/tree.ts'

type Installed = {
  readonly version?: string
  readonly name?: string
  readonly license?: unknown
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
}
type Manifest = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const manifest: Manifest = JSON.parse(readText(root, 'package.json'))
const lock: { packages: Record<string, Installed> } = JSON.parse(readText(root, 'package-lock.json'))
const installed = Object.entries(lock.packages).filter(([place]) => place.startsWith('node_modules/'))

// All of them let us ship the package with the product, under its own terms. MPL-2.0 binds changed files only, and we
// change none. The Creative Commons ones are data (holidays, browser tables) that ask to be named.
const allowed = new Set(
  [
    '0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 ISC MIT MIT-0 MIT/X11',
    'CC-BY-3.0 CC-BY-4.0 CC0-1.0 MPL-2.0 OFL-1.1 PSF-2.0 Python-2.0 Unlicense',
  ].flatMap((names) => names.split(' ')),
)

/** `A OR B` needs one of them, `A AND B` both. */
function isAllowed(licence: string): boolean {
  const plain = licence
    .replace(/\(https?:[^)]*\)/g, '')
    .replace(/^\((.*)\)$/, '$1')
    .trim()
  if (/ or /i.test(plain)) return plain.split(/ or /i).some(isAllowed)
  if (/ and /i.test(plain)) return plain.split(/ and /i).every(isAllowed)
  return allowed.has(plain)
}

/** What the package itself says; the lock file's word where it is not installed here. Null: of another platform. */
function licenceOf(place: string, entry: Installed): string | null {
  const own = join(place, 'package.json')
  const said = existsSync(join(root, own)) ? JSON.parse(readText(root, own)) : entry
  const { license, licenses } = said as { license?: unknown; licenses?: unknown }
  const named = license ?? (Array.isArray(licenses) ? licenses[0] : licenses)
  if (named === undefined) return existsSync(join(root, own)) ? 'unnamed' : null
  return typeof named === 'object' && named && 'type' in named ? String(named.type) : String(named)
}

test('every version is exact', () => {
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies']
  const loose = kinds
    .flatMap((kind) => Object.entries(manifest[kind] ?? {}))
    .filter(([, version]) => !/^(npm:@?[\w/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))
  assert.deepEqual(loose, [])
})

test('every install script is allowed or denied by name', () => {
  const withScripts = installed.filter(([, entry]) => entry.hasInstallScript)
  const names = withScripts.map(([place, { name }]) => name ?? place.replace(/^.*node_modules\//, ''))
  assert.ok(names.length > 0)
  assert.deepEqual([...new Set(names)].toSorted(), Object.keys(manifest['allowScripts'] ?? {}).toSorted())
})

test('every production dependency has a licence that lets us ship it', () => {
  const others = installed
    .filter(([, entry]) => !entry.dev)
    .map(([place, entry]) => ({ place, licence: licenceOf(place, entry) }))
    .filter(({ licence }) => licence !== null && !isAllowed(licence))
  assert.deepEqual(others, [])
})

test('planted licences are judged', () => {
  for (const licence of ['MIT', '(ISC AND CC-BY-3.0)', 'GPL-3.0 OR MIT', 'MIT or MPL-2.0'])
    assert.ok(isAllowed(licence))
  for (const licence of ['GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-2.0', 'UNLICENSED', 'unnamed']) {
    assert.ok(!isAllowed(licence), licence)
  }
})

test('the lock file names every package of every platform', () => {
  const missing = Object.entries(lock.packages).flatMap(([place, entry]) => {
    const { optionalDependencies = {} } = entry as { optionalDependencies?: Record<string, string> }
    return Object.keys(optionalDependencies)
      .filter((name) => !lock.packages[`${place && `${place}/`}node_modules/${name}`])
      .filter((name) => !lock.packages[`node_modules/${name}`])
  })
  assert.deepEqual(missing, [])
})
