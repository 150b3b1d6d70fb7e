import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isDay, type Day } from '#kernel/day'
import { exports, exportSheet, exportText, journalText, type AsAt, type ExportName } from '#modules/exchange'
import type { Work } from '#platform/work'
import { type Command, type Given, json, WrongUsage } from '#app/command'
import { inCompany } from '#app/company'

const names = [...exports, 'journal'] as const
type Name = (typeof names)[number]

const formats = ['json', 'csv', 'xlsx', 'hledger', 'ledger'] as const
type Format = (typeof formats)[number]
const formatsLater = ['ubl', 'cii', 'pdf']

export const command: Command = {
  name: 'export',
  summary: `Writes out ${names.join(', ')}: as JSON, CSV or XLSX, the journal for hledger or ledger (docs/import.md).`,
  usage: 'WHAT [--as-at DAY] [--basis posting] [--known-at MOMENT] [--format json|csv|xlsx|hledger|ledger] [--out DIR]',
  options: {
    'as-at': {
      type: 'string',
      value: 'DAY',
      about: 'as it was at the end of this day, 2025-03-31; otherwise as it is',
    },
    basis: { type: 'string', value: 'DAYS', about: 'whose days count: value (as usual) or posting' },
    'known-at': { type: 'string', value: 'MOMENT', about: 'forget what was recorded later, 2025-04-05T12:00:00Z' },
    format: { type: 'string', value: 'FORMAT', about: 'json (as usual), csv, xlsx; for the journal hledger or ledger' },
    out: { type: 'string', value: 'DIR', about: 'write a file there instead of printing' },
    ...json,
  },
  run: async (given) => {
    const name = nameOf(given.words)
    const format = formatOf(name, given)
    const at = momentOf(given)
    const out = given.text('out')
    await inCompany(given.settings, 'export', (company) =>
      company.read(async (work) => {
        const text = Readable.from(partsOf(work, name, format, at))
        if (out === null) await pipeline(text, process.stdout, { end: false })
        else await writeTo(out, name, format, text, given.flag('json'))
      }),
    )
    return 0
  },
}

function partsOf(work: Work, name: Name, format: Format, at: AsAt): AsyncGenerator<string | Uint8Array> {
  if (format === 'hledger' || format === 'ledger') return journalText(work, { format, at })
  const rows: ExportName = name === 'journal' ? 'postings' : name
  if (format === 'xlsx') return exportSheet(work, { name: rows, at })
  return exportText(work, { name: rows, format, at })
}

async function writeTo(out: string, name: Name, format: Format, text: Readable, asJson: boolean): Promise<void> {
  const folder = resolve(out)
  await mkdir(folder, { recursive: true })
  const extension = format === 'hledger' || format === 'ledger' ? 'journal' : format
  const file = join(folder, `${name}.${extension}`)
  await pipeline(text, createWriteStream(file))
  console.log(asJson ? JSON.stringify({ file }) : `Wrote ${file}`)
}

function nameOf([word, ...more]: readonly string[]): Name {
  const name = names.find((each) => each === word)
  if (word === undefined) throw new WrongUsage(`export what? There are ${names.join(', ')}`)
  if (!name) throw new WrongUsage(`there is no export "${word}"; there are ${names.join(', ')}`)
  if (more.length > 0) throw new WrongUsage(`one export at a time, not "${more.join(' ')}" as well`)
  return name
}

function formatOf(name: Name, { text }: Given): Format {
  const word = text('format') ?? 'json'
  if (formatsLater.includes(word)) throw new WrongUsage(`--format ${word} is not in this version`)
  const format = formats.find((each) => each === word)
  if (!format) throw new WrongUsage(`there is no format "${word}"; there are ${formats.join(', ')}`)
  const isBook = name === 'journal' || name === 'postings'
  if (!isBook && (format === 'hledger' || format === 'ledger')) {
    throw new WrongUsage(`${format} is for the journal: quittance export journal --format ${format}`)
  }
  return format
}

function momentOf({ text }: Given): AsAt {
  const [asAt, basis, knownAt] = [text('as-at'), text('basis') ?? 'value', text('known-at')]
  if (basis !== 'value' && basis !== 'posting') throw new WrongUsage(`--basis is value or posting, not "${basis}"`)
  return { asAt: asAt === null ? null : dayOf(asAt), basis, knownAt: knownAt === null ? null : moment(knownAt) }
}

function dayOf(text: string): Day {
  if (isDay(text)) return text
  throw new WrongUsage(`"${text}" is no day; days are written 2025-03-31`)
}

function moment(text: string): Date {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new WrongUsage(`"${text}" is no moment; one is 2025-04-05T12:00:00Z`)
  return at
}
