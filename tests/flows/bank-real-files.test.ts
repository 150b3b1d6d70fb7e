import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { Refused } from '#kernel/outcome'
import { checkCash, importBankFile, openCompanyFor, readStatements, type OwnAccount } from '#modules/cash'
import { checkLedger } from '#modules/ledger'
import type { Work } from '#platform/work'
import { root } from '../../scripts/tree.ts'
import { addRates } from '../world/rates.ts'
import { openWorld } from '../world/world.ts'

const data = process.env['QUITTANCE_DATA'] ?? join(root, '..', 'shared', 'data')
const files = ['bank-camt', 'bank-csv']
  .map((name) => join(data, name))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((file) => statSync(file).isFile())
const skip = files.length === 0 && 'the real bank files are not here (QUITTANCE_DATA)'

/** Ends a transaction without leaving anything, so that the next file finds an empty company again. */
class Outcome extends Error {}

async function outcomeOf(work: Work, file: string): Promise<string> {
  const source = { name: basename(file), open: () => gzipSync(readFileSync(file)) }
  const accounts: OwnAccount[] = []
  try {
    for await (const { account, currency } of readStatements({ name: file, bytes: source.open() }))
      accounts.push({ account, currency, fileName: basename(file) })
    await openCompanyFor(work, accounts)
    const first = await importBankFile((verb) => verb(work), source)
    const again = await importBankFile((verb) => verb(work), source)
    assert.deepEqual(
      [again.lines, again.known],
      [0, first.lines + first.known],
      `${file}: the second time all is known`,
    )
    return `${first.statements} statements, ${first.lines} new lines, ${first.known} known`
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

test('every real bank file is booked whole and proven, or refused with its reason', { skip }, async (t) => {
  const world = await openWorld({ today: '2025-04-07' })
  t.after(() => world.close())
  const units = ['USD', 'GBP', 'CHF', 'SGD', 'CZK', 'HUF', 'SEK', 'BGN']
  await world.work((work) =>
    addRates(
      work,
      units.map((unit) => ({ currency: unit, base: 'EUR', day: '2000-01-01', rate: '1' })),
    ),
  )
  const outcomes = new Map<string, string>()
  for (const file of files) {
    const imported = world.work(async (work) => {
      const outcome = await outcomeOf(work, file)
      assert.deepEqual([...(await checkLedger(work.tx)), ...(await checkCash(work.tx))], [], file)
      throw new Outcome(outcome)
    })
    await assert.rejects(imported, (error) => {
      if (error instanceof Outcome) outcomes.set(file.slice(data.length + 1), error.message)
      return error instanceof Outcome
    })
  }
  t.diagnostic(JSON.stringify(Object.fromEntries(outcomes), null, 1))
  const booked = [...outcomes.values()].filter((outcome) => outcome.includes('new lines'))
  assert.equal(outcomes.size, files.length)
  assert.ok(booked.length * 2 >= files.length, `${booked.length} of ${files.length} are booked`)
})
