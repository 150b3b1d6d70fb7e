import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { bankPaper } from '../world/bank-paper.ts'
import { makePlace } from './folder.ts'
import { quittance } from './quittance.ts'

test('bank import makes the company of an empty folder, books each line once, and says what it refuses', async (context) => {
  const place = makePlace(context)
  const data = ['--data', join(place, 'data')]
  const file = (name: string, bytes: string | Uint8Array) => {
    writeFileSync(join(place, name), bytes)
    return join(place, name)
  }
  const good = file(
    'a.xml.gz',
    gzipSync(bankPaper({ day: '2025-04-04', lines: [{ amount: '10.00' }, { amount: '-3.00' }] })),
  )
  const bad = file(
    'b.xml',
    bankPaper({ day: '2025-04-05', opening: '7.00', closing: '9.00', lines: [{ amount: '1.00' }] }),
  )
  const first = await quittance(['bank', 'import', good, bad, '--json', ...data])
  assert.equal(first.code, 1, first.err)
  const counts = {
    lines: 2,
    known: 0,
    autoApplied: 0,
    proposed: 0,
    unidentified: 1,
    unapplied: 0,
    outgoing: 1,
    returned: 0,
    statements: 1,
    refused: 1,
  }
  assert.deepEqual(JSON.parse(first.out), counts)
  assert.match(
    first.err,
    /b\.xml: Statement 2025-04-05 does not add up: opening 7\.00 and lines 1\.00 make 8\.00, .* off by 1\.00/,
  )

  const again = await quittance(['bank', 'import', good, ...data])
  assert.deepEqual([again.code, again.out], [0, '0 new lines, 2 known before\n'])

  const stranger = file(
    'c.xml',
    bankPaper({ day: '2025-04-06', iban: 'DE02120300000000202051', lines: [{ amount: '1.00' }] }),
  )
  const refused = await quittance(['bank', 'import', stranger, ...data])
  assert.equal(refused.code, 1)
  assert.match(refused.err, /account DE02120300000000202051, which is not one of ours/)
  assert.equal((await quittance(['bank', 'import', ...data])).code, 2)
})
