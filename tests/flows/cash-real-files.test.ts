import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { currency } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { checkCash, importBankFile, openCompanyFor, readStatements, type OwnAccount } from '#modules/cash'
import { checkLedger } from '#modules/ledger'
import { addRates } from '../world/rates.ts'
import { openWorld, type World } from '../world/world.ts'
import { root } from '../../scripts/tree.ts'

const data = process.env['QUITTANCE_DATA'] ?? join(root, '..', 'shared', 'data')
const folders = ['bank-camt', 'bank-csv'].map((name) => join(data, name)).filter((folder) => existsSync(folder))
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile()),
)
const skip = files.length === 0 && 'the real bank files are not here (QUITTANCE_DATA)'

/** Imports a file as into an empty folder, twice; answers what became of it, or the code of the refusal. */
async function outcomeOf(world: World, file: string): Promise<string> {
  const source = { name: file, open: () => gzipSync(readFileSync(file)) }
  const accounts: OwnAccount[] = []
  try {
    for await (const { account, currency } of readStatements({ name: file, bytes: source.open() }))
      accounts.push({ account, currency, fileName: file.split('/').at(-1) ?? '' })
    await world.work((work) => openCompanyFor(work, accounts))
    const first = await importBankFile(world.work, source)
    const again = await importBankFile(world.work, source)
    assert.deepEqual(
      [again.lines, again.known],
      [0, first.lines + first.known],
      `${file}: the second time nothing is new`,
    )
    return `${first.statements} statements, ${first.lines} lines, ${first.known} known`
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

test(
  'every real bank file is booked whole and proven, or refused with its reason and nothing booked',
  { skip, timeout: 900_000 },
  async () => {
    const outcomes: Record<string, string> = {}
    for (const file of files) {
      const world = await openWorld({ today: '2025-04-07' })
      try {
        await world.work((work) =>
          addRates(
            work,
            ['USD', 'GBP', 'CHF', 'SGD'].map((unit) => ({ currency: unit, base: 'EUR', day: '2000-01-01', rate: '1' })),
          ),
        )
        outcomes[file.slice(data.length + 1)] = await outcomeOf(world, file)
        assert.deepEqual(await world.work(({ tx }) => checkLedger(tx)), [], file)
        assert.deepEqual(await world.work(({ tx }) => checkCash(tx)), [], file)
      } finally {
        await world.close()
      }
    }
    assert.ok(currency('EUR'))
    if (process.env['QUITTANCE_TELL'] !== undefined) console.log(JSON.stringify(outcomes, null, 1))
    const refusals = Object.values(outcomes).filter((outcome) => !/statements/.test(outcome))
    assert.deepEqual(
      refusals.filter((code) => !/^[a-z0-9_]+$/.test(code)),
      [],
    )
    assert.ok(Object.values(outcomes).filter((outcome) => /statements/.test(outcome)).length >= files.length / 2)
  },
)
