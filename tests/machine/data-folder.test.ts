import assert from 'node:assert/strict'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Refused } from '#kernel/outcome'
import { openCluster } from '#platform/postgres'
import { accountFor } from '../../src/platform/postgres/account.ts'
import { openDataFolder } from '../../src/platform/postgres/data-folder.ts'
import { findPrograms } from '../../src/platform/postgres/programs.ts'
import { socketFolder } from '../../src/platform/postgres/socket-folder.ts'
import { isRoot, makePlace } from './folder.ts'

const holder = { command: 'test', port: null, since: new Date('2025-03-07T10:00:00Z') }

type Wanted = { readonly code: string; readonly message: RegExp; readonly remedy: RegExp }

const refuses = (wanted: Wanted) => (error: unknown) => {
  assert.ok(error instanceof Refused)
  assert.equal(error.code, wanted.code)
  assert.match(String(error.facts['message']), wanted.message)
  assert.match(String(error.facts['remedy']), wanted.remedy)
  return true
}

test('a folder that the database may not enter is refused by name, with what helps', async (context) => {
  const closed = join(makePlace(context), 'closed')
  mkdirSync(closed, { mode: isRoot ? 0o700 : 0o500 })
  const wanted = isRoot
    ? {
        code: 'data_folder_closed',
        message: new RegExp(`${closed} cannot be entered by the user "nobody"`),
        remedy: /chmod o\+x/,
      }
    : { code: 'data_folder_not_writable', message: new RegExp(closed), remedy: /--data DIR/ }
  await assert.rejects(openCluster({ dataDir: join(closed, 'data'), holder }), refuses(wanted))
  assert.equal(existsSync(join(closed, 'data')), false)
})

/** Whoever this machine knows besides root; every Unix has somebody. */
const anOrdinaryUser = () => {
  const numbers = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => Number(line.split(':')[2] || 0))
  return numbers.find((number) => number !== 0) ?? assert.fail('this machine knows nobody but root')
}

test('the database runs as ourselves, or for root as who owns the folder, or as nobody', (context) => {
  const place = makePlace(context)
  const [own, given] = [join(place, 'own'), join(place, 'given')]
  mkdirSync(own)
  mkdirSync(given)
  if (!isRoot) {
    assert.equal(accountFor(own).uid, process.getuid?.())
    assert.equal(accountFor(own).dropped, false)
    return
  }
  const somebody = anOrdinaryUser()
  chownSync(given, somebody, somebody)
  assert.equal(accountFor(own).name, 'nobody')
  assert.equal(accountFor(given).uid, somebody)
  assert.equal(accountFor(join(place, 'not there yet')).name, 'nobody')
  chownSync(given, 54_321, 54_321)
  assert.throws(
    () => accountFor(given),
    refuses({ code: 'no_unprivileged_user', message: /number 54321/, remedy: /ordinary user/ }),
  )
})

test('a long path gets its socket elsewhere, private all the same', (context) => {
  const place = makePlace(context)
  const near = socketFolder(openDataFolder(join(place, 'near')))
  assert.equal(near, join(place, 'near', 'socket'))
  const far = socketFolder(openDataFolder(join(place, 'far'.repeat(30))))
  assert.ok(Buffer.byteLength(far) < 100 && !far.startsWith(place))
  context.after(() => rmSync(far, { recursive: true, force: true }))
  for (const folder of [near, far]) assert.equal(lstatSync(folder).mode & 0o777, 0o700)
})

test('programs that the account may not use are copied to where it can, with the links they need', (context) => {
  const place = makePlace(context)
  const { path, account } = openDataFolder(join(place, 'data'))
  const closed = join(place, 'closed')
  const folder = join(closed, 'native')
  mkdirSync(join(folder, 'bin'), { recursive: true })
  mkdirSync(join(folder, 'lib'))
  writeFileSync(join(folder, 'bin', 'postgres'), 'program', { mode: 0o700 })
  writeFileSync(join(folder, 'lib', 'libpq.so.5.18'), 'library')
  writeFileSync(join(folder, 'lib', 'libpq.a'), 'for compilers')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  writeFileSync(join(folder, 'pg-symlinks.json'), JSON.stringify(links))
  chmodSync(join(folder, 'lib'), 0o500)
  chmodSync(closed, isRoot ? 0o700 : 0o500)
  const installed = { folder, version: '18.4.0', major: 18 }
  const found = findPrograms(account, path, installed)
  assert.ok(found.folder.startsWith(join(path, 'programs', 'postgres-18.4.0-')))
  assert.equal(readFileSync(join(found.folder, 'bin', 'postgres'), 'utf8'), 'program')
  assert.equal(readlinkSync(join(found.folder, 'lib', 'libpq.so.5')), 'libpq.so.5.18')
  assert.equal(existsSync(join(found.folder, 'lib', 'libpq.a')), false)
  assert.deepEqual(findPrograms(account, path, installed), found)
})

test('a folder of another version of PostgreSQL is refused, not touched', async (context) => {
  const dataDir = join(makePlace(context), 'data')
  const { pgData } = openDataFolder(dataDir)
  mkdirSync(pgData)
  writeFileSync(join(pgData, 'PG_VERSION'), '9\n')
  await assert.rejects(
    openCluster({ dataDir, holder }),
    refuses({ code: 'data_folder_of_other_version', message: /made by PostgreSQL 9/, remedy: /restore/ }),
  )
  assert.equal(existsSync(join(dataDir, 'holder.json')), false)
})
