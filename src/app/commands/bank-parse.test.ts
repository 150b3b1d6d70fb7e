import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { programRoot } from '#app/program'

const samples = join(programRoot, 'src/modules/cash/formats/samples')

type Ran = { readonly code: unknown; readonly out: string; readonly err: string }

const bank = (...args: readonly string[]) =>
  new Promise<Ran>((resolve) => {
    const program = [join(programRoot, 'src/app/cli.ts'), 'bank', ...args]
    execFile(process.execPath, program, (error, out, err) => resolve({ code: error?.code ?? 0, out, err }))
  })

test('bank parse prints a line for each statement, and goes on after a bad file', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'bank-parse-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const [bad, packed] = [join(folder, 'bad.csv'), join(folder, 'packed.xml')]
  writeFileSync(bad, 'Date,Text,Amount\n2025-02-03,a,-1.00\n2025-02-31,b,-1.00\n')
  writeFileSync(packed, gzipSync(readFileSync(join(samples, 'statement-v8.xml'))))
  const ran = await bank('parse', bad, packed, join(folder, 'none.xml'), join(samples, 'in-and-out.csv'))
  assert.equal(ran.code, 1)
  const lines = ran.out.trimEnd().split('\n')
  assert.equal(lines.length, 2)
  assert.match(lines[0] ?? '', /^\{"account":"DE02120300000000202051","currency":"EUR","statementId":"2025-049"/)
  assert.match(lines[1] ?? '', /"balanced":null/)
  assert.match(ran.err, /bad\.csv: line 3: "2025-02-31" in column "Date" is not a day/)
  assert.match(ran.err, /none\.xml: There is no such file/)
  assert.match(ran.err, /packed\.xml: 1 announced entry is left out until booked/)
})

test('bank parse takes a mapping, and says what is wrong with one', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'bank-parse-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const [file, mapping] = [join(folder, 'own.csv'), join(folder, 'own.json')]
  writeFileSync(file, 'Day;Money\n03/04/2025;1,50\n')
  const columns = { booked: 'Day', amount: 'Money' }
  const text = { name: 'own', bank: 'Own', header: ['Day', 'Money'], delimiter: ';', columns, dates: 'DD/MM/YYYY' }
  writeFileSync(mapping, JSON.stringify({ ...text, decimal: ',', currency: 'EUR' }))
  const ran = await bank('parse', '--mapping', mapping, file)
  assert.deepEqual([ran.code, ran.err], [0, ''])
  assert.match(ran.out, /"bookedOn":"2025-04-03","valueOn":null,"amount":"1.50","currency":"EUR"/)
  writeFileSync(mapping, JSON.stringify({ ...text, dates: 'tomorrow' }))
  const wrong = await bank('parse', '--mapping', mapping, file)
  assert.equal(wrong.code, 1)
  assert.match(wrong.err, /own\.json: The mapping cannot be used: dates/)
})

test('bank alone is wrong usage', async () => {
  const ran = await bank()
  assert.equal(ran.code, 2)
  assert.match(ran.err, /parse what/)
  assert.equal((await bank('parse')).code, 2)
})
