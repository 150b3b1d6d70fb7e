import type { Outcome } from '#kernel/outcome'
import { accept, refuse, Refused } from '#kernel/outcome'
import type { Bytes, Source } from './bytes.ts'
import { collect, lookedAt, openSource } from './bytes.ts'
import { readCamt } from './camt.ts'
import { readCsv } from './csv.ts'
import type { CsvMapping } from './csv/mapping.ts'
import { decodedXml, encodingByBytes } from './encoding.ts'
import { keyLines } from './line-key.ts'
import type { BankFileCode } from './refusals.ts'
import { badFile, isBankFileCode } from './refusals.ts'
import type { Statement, StatementDraft } from './statement.ts'

export type BankFile = { readonly name: string; readonly bytes: Bytes }
export type BankFileOptions = { readonly mapping?: CsvMapping }

// A table must be seen whole before its columns are sure; a bank's year is far below this.
const largestTable = 64 * 2 ** 20

/**
 * Reads a bank file of any known format, known by what stands in it, not by its name; gzipped or not. Statements come as
 * the file is read; a bad file ends with a `Refused` at its bad place, and what came before must then be dropped.
 */
export async function* readStatements(file: BankFile, options: BankFileOptions = {}): AsyncGenerator<Statement> {
  const source = await openSource(file.bytes)
  const keyed = keyLines()
  try {
    for await (const draft of draftsOf(source, options)) yield keyed(draft)
  } finally {
    await source.close()
  }
}

/** The whole file or nothing: all its statements, or the one reason why none of them is taken. */
export async function readBankFile(
  file: BankFile,
  options: BankFileOptions = {},
): Promise<Outcome<readonly Statement[], BankFileCode>> {
  try {
    const statements: Statement[] = []
    for await (const statement of readStatements(file, options)) statements.push(statement)
    return accept(statements)
  } catch (error) {
    if (error instanceof Refused && isBankFileCode(error.code)) return refuse(error.code, error.facts)
    throw error
  }
}

async function* draftsOf({ head, chunks }: Source, { mapping }: BankFileOptions): AsyncGenerator<StatementDraft> {
  if (head.length === 0) throw badFile('file_is_empty')
  const beginning = beginningOf(head)
  refuseOtherFormats(head, beginning)
  if (beginning.startsWith('<')) yield* readCamt(decodedXml(head, chunks))
  else yield* readCsv(await collect(chunks, largestTable), mapping ?? null)
}

// Enough to know the format; marks and zeros of wide encodings are left out, so that one look serves all.
const beginningOf = (head: Uint8Array): string =>
  Buffer.from(head.filter((byte) => byte !== 0))
    .toString('latin1')
    .replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, '')
    .trimStart()

const archives: readonly (readonly [format: string, beginning: string])[] = [
  ['zip or xlsx', 'PK\u0003\u0004'],
  ['7-Zip', '7z\u00BC\u00AF'],
  ['old Excel', '\u00D0\u00CF\u0011\u00E0'],
]

// Formats of banks that may come another day. Their name helps more than "unknown column names".
const otherFormats: readonly (readonly [format: string, beginning: RegExp])[] = [
  ['MT940', /^(?:\{1:|:20:|:\d{2}[A-Z]?:)|^:(?:20|25|60F|61):/m],
  ['OFX', /^OFXHEADER|^(?:<\?[^>]*>\s*)*<OFX>/],
  ['QIF', /^!(?:Type|Account)/i],
  ['BAI2', /^01,[^,\n]*,[^,\n]*,\d{6},/],
  ['CODA', /^0{5}\d{9}/],
  ['PDF', /^%PDF-/],
]

function refuseOtherFormats(head: Uint8Array, beginning: string): void {
  const archive = archives.find(([, signature]) => beginning.startsWith(signature))
  if (archive) throw badFile('file_is_an_archive', { format: archive[0] })
  const other = otherFormats.find(([, pattern]) => pattern.test(beginning))
  if (other) throw badFile('file_format_not_read', { format: other[0] })
  if (beginning === '' && head.length >= lookedAt)
    throw badFile('file_format_unknown', { found: 'it begins with blanks' })
  if (beginning === '') throw badFile('file_is_empty')
  // Zeros outside a wide encoding, or a heap of control characters, are no text.
  const control = head.filter((byte) => byte > 0 && byte < 32 && !isBlank(byte)).length
  const isText = (encodingByBytes(head) !== null || !head.includes(0)) && control * 20 <= head.length
  if (!isText) throw badFile('file_format_unknown', { found: 'it is no text' })
}

const isBlank = (byte: number) => byte >= 9 && byte <= 13
