import { basename, dirname, join, resolve } from 'node:path'
import { currency, type Currency } from '#kernel/money'
import { importFiles, presetNamed, presetNames, sourceAt, type ImportResult, type NamedEntity } from '#modules/exchange'
import { type Command, type Given, json, WrongUsage } from '#app/command'
import { inCompany } from '#app/company'
import { progressLine } from '#app/progress-line'

export const command: Command = {
  name: 'import',
  summary: `Takes over data of other systems by a preset: ${presetNames().join(', ')} (docs/import.md).`,
  usage: 'PRESET FILE... [--dry-run] [--rejects FILE]',
  options: {
    'dry-run': { type: 'boolean', about: 'try everything and keep nothing' },
    rejects: { type: 'string', value: 'FILE', about: 'where lines go that are not taken (beside the data folder)' },
    entity: { type: 'string', value: 'CODE', about: 'the legal entity, where the company has several' },
    company: { type: 'string', value: 'NAME', about: 'for an empty folder: the name of the company' },
    country: { type: 'string', value: 'CC', about: 'for an empty folder: its country, such as DE' },
    currency: {
      type: 'string',
      value: 'CUR',
      about: 'for an empty folder: its currency, when not that of the country',
    },
    dates: { type: 'string', value: 'PATTERN', about: 'how days are written, when the file does not tell: DD/MM/YYYY' },
    decimal: { type: 'string', value: 'MARK', about: 'what parts decimals, when the file does not tell: "," or "."' },
    ...json,
  },
  run: async (given) => {
    const [name, ...files] = given.words
    if (name === undefined) throw new WrongUsage(`which preset? There are ${presetNames().join(', ')}`)
    if (!presetNames().includes(name)) {
      throw new WrongUsage(`there is no preset "${name}"; there are ${presetNames().join(', ')}`)
    }
    if (files.length === 0) throw new WrongUsage('which files?')
    const result = await run(name, files, given)
    if (given.flag('json')) console.log(JSON.stringify(answerOf(result)))
    else console.log(told(result, given.flag('dry-run')))
    return 0
  },
}

async function run(name: string, files: readonly string[], given: Given): Promise<ImportResult> {
  const line = progressLine()
  const request = {
    preset: presetNamed(name),
    files: files.map((file) => sourceAt(resolve(file))),
    named: namedEntity(given),
    said: { columns: null, dates: given.text('dates'), decimal: decimalOf(given.text('decimal')) },
    dryRun: given.flag('dry-run'),
    rejectPath: rejectPathOf(name, given),
  }
  try {
    return await inCompany(given.settings, 'import', (company) =>
      importFiles(company.from, {
        ...request,
        onProgress: ({ file, read, of }) => line.show(`${file}: ${read} of ${of} lines`),
      }),
    )
  } finally {
    line.clear()
  }
}

const namedEntity = ({ text }: Given): NamedEntity => ({
  code: text('entity'),
  company: text('company'),
  country: text('country')?.toUpperCase() ?? null,
  currency: currencyOf(text('currency')),
})

function currencyOf(code: string | null): Currency | null {
  if (code === null) return null
  try {
    return currency(code.toUpperCase())
  } catch {
    throw new WrongUsage(`"${code}" is no currency`)
  }
}

function decimalOf(mark: string | null): '.' | ',' | null {
  if (mark === null || mark === '.' || mark === ',') return mark
  throw new WrongUsage(`decimals are parted by "." or ",", not "${mark}"`)
}

/** Beside the data folder, a file for each run: what a person must look at does not belong into the folder of the database. */
const rejectPathOf =
  (preset: string, { text, settings: { dataDir } }: Given) =>
  (runId: bigint | null): string => {
    const named = text('rejects')
    if (named !== null) return resolve(named)
    return join(dirname(dataDir), `${basename(dataDir)}-${preset}-rejects-${runId ?? 'trial'}.csv`)
  }

const answerOf = ({ read, taken, known, rejected, rejectFile }: ImportResult) => ({
  read,
  taken,
  known,
  rejected,
  rejectFile,
})

function told({ read, taken, known, rejected, rejectFile }: ImportResult, isTrial: boolean): string {
  const lines = [
    `${isTrial ? 'A trial, nothing was kept. ' : ''}Read ${read} lines: ${taken} taken, ${known} known before, ${rejected} rejected`,
    ...(rejectFile ? [`Why they were rejected, and what to do: ${rejectFile}`] : []),
  ]
  return lines.join('\n')
}
