import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { makePlace } from './folder.ts'
import { launcher, quittance } from './quittance.ts'

/** A program folder with our launcher, a pinned node (or none) that tells what it was asked, and another one in PATH. */
function makeProgram(place: string, { pinned }: { pinned: boolean }): string {
  const folder = join(place, 'a program')
  mkdirSync(join(folder, 'bin'), { recursive: true })
  copyFileSync(launcher, join(folder, 'bin', 'quittance'))
  if (pinned) {
    mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true })
    writeFileSync(join(folder, 'node_modules', '.bin', 'node'), '#!/bin/sh\necho "pinned: $*"\n', { mode: 0o755 })
  }
  return folder
}

/** A PATH in which some other node comes first. */
function pathWithNode(place: string, version: string): Readonly<Record<string, string>> {
  const folder = join(place, `node ${version}`)
  mkdirSync(folder)
  const script = `#!/bin/sh\nif [ "$1" = -p ]; then echo ${version}; else echo "other: $*"; fi\n`
  writeFileSync(join(folder, 'node'), script, { mode: 0o755 })
  return { PATH: `${folder}:/usr/bin:/bin` }
}

test('the pinned node runs the program, whatever comes first in PATH, through links and blanks', async (context) => {
  const place = makePlace(context)
  const folder = makeProgram(place, { pinned: true })
  const env = pathWithNode(place, '20')
  symlinkSync('a program/bin/quittance', join(place, 'relative'))
  symlinkSync(join(place, 'relative'), join(place, 'of a link'))
  for (const program of [join(folder, 'bin', 'quittance'), join(place, 'relative'), join(place, 'of a link')]) {
    const { out, code } = await quittance(['export', 'two words'], { program, env, cwd: '/' })
    assert.equal(out, `pinned: ${folder}/src/app/cli.ts export two words\n`)
    assert.equal(code, 0)
  }
})

test('without a pinned node a newer one from PATH will do', async (context) => {
  const place = makePlace(context)
  const program = join(makeProgram(place, { pinned: false }), 'bin', 'quittance')
  const { out } = await quittance(['doctor'], { program, env: pathWithNode(place, '26') })
  assert.match(out, /^other: .*src\/app\/cli\.ts doctor\n$/)
})

test('without a node that can run the program, the launcher says what helps', async (context) => {
  const place = makePlace(context)
  const program = join(makeProgram(place, { pinned: false }), 'bin', 'quittance')
  for (const env of [pathWithNode(place, '20'), pathWithNode(place, '')]) {
    const { code, err } = await quittance(['doctor'], { program, env })
    assert.equal(code, 70)
    assert.match(err, /^quittance: Node 24 is missing\. Run 'npm ci' in .*a program.*\n$/)
  }
})
