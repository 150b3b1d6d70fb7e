import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readBankFile } from './bank-file.ts'
import { explainRefusal } from './refusals.ts'
import type { Statement } from './statement.ts'
import { amountText, provesBalance, statementJson } from './statement.ts'

// Files of real banks are not ours to give away: they are read where somebody has put them.
const folder = process.env['QUITTANCE_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data')
const filesOf = (set: string) =>
  existsSync(join(folder, set))
    ? readdirSync(join(folder, set), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : []

const [camt, csv] = [filesOf('bank-camt'), filesOf('bank-csv')]
const skip = camt.length + csv.length === 0 && `no bank files in ${folder}: set QUITTANCE_DATA to where they are`

async function look(file: string): Promise<readonly Statement[] | string> {
  const outcome = await readBankFile({ name: file, bytes: readFileSync(file) })
  if (outcome.ok) return outcome.value
  const { reason, remedy } = explainRefusal(outcome)
  assert.ok(reason.length > 20 && remedy.length > 10, file)
  return outcome.code
}

// Hundredths of any currency, so that the reader and the second look compare.
const hundredths = (text: string) => BigInt(Math.round(Number(text) * 100))

function addedUp(amounts: readonly (readonly [currency: string, hundredths: bigint])[]): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const [currency, amount] of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + amount)
  return sums
}

function assertSound(file: string, statement: Statement) {
  const { opening, closing, lines, balanced } = statement
  const sum = lines.reduce((all, line) => all + line.amount, 0n)
  if (balanced) assert.equal((opening?.amount ?? 0n) + sum, closing?.amount, file)
  if (balanced === false) assert.equal(provesBalance(statement), false, file)
  if (statement.format.startsWith('camt.053') && opening && closing) assert.notEqual(balanced, null, file)
  assert.equal(new Set(lines.map((line) => line.lineKey)).size, lines.length, `${file}: two lines with one key`)
  assert.deepEqual(Object.keys(statementJson(statement)), [
    'account',
    'currency',
    'statementId',
    'opening',
    'closing',
    'balanced',
    'lines',
  ])
}

// A second look that knows nothing of the reader: the booked entries of the text, added up with their signs.
const entriesOf = (xml: string) =>
  addedUp(
    [...xml.matchAll(/<Ntry>.*?<\/Ntry>/gs)]
      .filter(([entry]) => /<Sts>\s*(?:<Cd>)?\s*BOOK/.test(entry))
      .map(([entry]) => {
        const [, currency = '', size = ''] = /<Amt Ccy="(\w+)">\s*([\d.]+)\s*</.exec(entry) ?? []
        return [currency, hundredths(/<CdtDbtInd>\s*DBIT/.test(entry) ? `-${size}` : size)]
      }),
  )

test('every CAMT file is read to the cent, or refused in words', { skip }, async () => {
  let taken = 0
  for (const file of camt) {
    const found = await look(file)
    const text = readFileSync(file, 'utf8')
    if (found === 'camt_has_no_statement') assert.doesNotMatch(text, /<(?:Stmt|Rpt|Ntfctn)>/, file)
    if (typeof found === 'string') continue
    taken += 1
    for (const statement of found) assertSound(file, statement)
    const lines = found.flatMap((statement) => statement.lines)
    const sums = addedUp(
      lines.map((line) => [String(line.currency), hundredths(amountText(line.amount, line.currency))]),
    )
    assert.deepEqual(sums, entriesOf(text), file)
  }
  assert.ok(taken * 2 > camt.length, `only ${taken} of ${camt.length} files were read`)
})

test('every CSV file is read, or refused in words', { skip }, async () => {
  let taken = 0
  for (const file of csv) {
    const found = await look(file)
    if (typeof found === 'string') continue
    taken += 1
    for (const statement of found) assertSound(file, statement)
    // Every amount stands in the text, in some way of writing it.
    const text = readFileSync(file, 'latin1').replace(/[^0-9]/g, '')
    for (const line of found.flatMap((statement) => statement.lines)) {
      const digits = amountText(line.amount, line.currency).replace(/[-.]/g, '').replace(/^0+/, '')
      assert.ok(text.includes(digits.replace(/0{1,2}$/, '')), `${file}: ${digits}`)
    }
  }
  assert.ok(taken * 2 > csv.length, `only ${taken} of ${csv.length} files were read`)
})

test('a file read twice gives the same keys', { skip }, async () => {
  const keys = async (file: string) => {
    const found = await look(file)
    return typeof found === 'string' ? found : found.flatMap((each) => each.lines.map((line) => line.lineKey))
  }
  for (const file of [...camt, ...csv]) assert.deepEqual(await keys(file), await keys(file), file)
})
