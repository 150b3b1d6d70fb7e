import { parseArgs } from 'node:util'
import { billingBench, commissionBench, gateBench, importBench, receiptsBench, type Figure } from './benches.ts'
import { makeLimits } from './limits.ts'
import { checkBench, operationsBench } from './operations.ts'
import { openPlace, type Place } from './place.ts'
import { readsBench } from './reads.ts'
import { startBench } from './start.ts'
import { stock, type Stock } from './stock.ts'

type Bench = (place: Place, stocked: Stock, size: number) => Promise<readonly Figure[]>

// The import comes first, for the others work on what it brought.
const benches: Readonly<Record<string, Bench>> = {
  import: async (place, stocked, size) => [await importBench(place, stocked, size)],
  reads: (place, stocked) => readsBench(place, stocked),
  credit: (place, stocked) => gateBench(place, stocked, 2000),
  billing: async (place, stocked, size) => [await billingBench(place, stocked, Math.min(100_000, Math.ceil(size / 5)))],
  receipts: async (place, _stocked, size) => [await receiptsBench(place, Math.min(100_000, Math.ceil(size / 5)))],
  commission: async (place, stocked, size) => [
    await commissionBench(place, stocked, Math.min(100_000, Math.ceil(size / 5))),
  ],
  operations: (place, stocked, size) => operationsBench(place, stocked, Math.min(2000, size)),
  check: (place) => checkBench(place),
  start: () => startBench(),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string', default: '10000' }, json: { type: 'boolean', default: false } },
})
const size = Number(values.size)
const unknown = positionals.find((name) => !(name in benches))
if (!/^[1-9]\d{2,6}$/.test(values.size) || unknown !== undefined) {
  console.error(
    `There ${unknown === undefined ? 'is no size' : 'is no bench'} "${unknown ?? values.size}": ${Object.keys(benches).join(', ')}; --size from 100 on`,
  )
  process.exit(2)
}

const place = await openPlace()
const figures: Figure[] = []
try {
  await makeLimits(place)
  const stocked = await place.work((work) => stock(work, Math.max(20, Math.ceil(size / 200))))
  for (const [name, bench] of Object.entries(benches)) {
    const wanted = positionals.length === 0 || positionals.includes(name)
    if (!wanted && name !== 'import') continue
    const found = await bench(place, stocked, size)
    if (!wanted) continue
    figures.push(...found)
    if (!values.json) for (const figure of found) console.log(lineOf(figure))
  }
} finally {
  await place.close()
}
if (values.json) console.log(JSON.stringify({ size, figures }))

function lineOf({ name, value, unit, ofOwn, ofFixed, perDocument }: Figure): string {
  const shares =
    ofOwn === undefined || ofFixed === undefined ? '' : `   ${percent(ofOwn)} of own, ${percent(ofFixed)} of fixed`
  const size = perDocument
    ? `   ${perDocument.rows.toFixed(1)} rows, ${Math.round(perDocument.bytes)} bytes, ${Math.round(perDocument.logBytes)} log bytes each`
    : ''
  return `${name.padEnd(34)} ${value.toFixed(value < 100 ? 1 : 0).padStart(8)} ${unit.padEnd(8)}${shares}${size}`
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
