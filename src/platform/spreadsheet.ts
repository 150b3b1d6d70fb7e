import { currency, exponentOf } from '#kernel/money'
import { harmless } from '#platform/csv'
import { zipped, type ZipEntry } from '#platform/zip'

export const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What stands in a column. Amounts are decimals whose currency stands in the cell, for each row has its own. */
export type CellKind = 'text' | 'number' | 'amount' | 'day' | 'moment' | 'flag'
export type SheetColumn = { readonly name: string; readonly kind: CellKind }
/** A value as it travels: '12.40', '2025-03-07', true; an amount with its currency; null for an empty cell. */
export type SheetCell = string | number | boolean | null | { readonly amount: string; readonly currency: string }

/** More do not fit on a sheet of a spreadsheet; what is longer goes on on the next one. */
const rowsOfSheet = 1_048_575
const rowsAtOnce = 200

type Styles = { readonly of: (currencyCode: string) => number; readonly currencies: () => readonly string[] }

/**
 * A spreadsheet, piece by piece: head in bold and always in sight, numbers as numbers, days as days. Text is text: nothing in it is
 * ever a formula, not even after somebody has edited the cell.
 */
export async function* spreadsheet(
  name: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly SheetCell[]>,
): AsyncGenerator<Buffer> {
  yield* zipped(entries(name, columns, rows))
}

async function* entries(
  name: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly SheetCell[]>,
): AsyncGenerator<ZipEntry> {
  const iterator = rows[Symbol.asyncIterator]()
  const styles = moneyStyles()
  let sheets = 0
  let next = await iterator.next()
  do {
    sheets += 1
    yield { name: `xl/worksheets/sheet${sheets}.xml`, parts: sheet() }
  } while (next.done !== true)
  yield* frame(name, sheets, styles)

  async function* sheet(): AsyncGenerator<string> {
    yield sheetHead(columns)
    let line = 1
    let text = ''
    for (; next.done !== true && line <= rowsOfSheet; next = await iterator.next()) {
      line += 1
      text += rowText(columns, next.value, line, styles)
      if (line % rowsAtOnce !== 0) continue
      yield text
      text = ''
    }
    yield `${text}</sheetData><autoFilter ref="A1:${letters(columns.length - 1)}${line}"/></worksheet>`
  }
}

const part = (name: string, text: string): ZipEntry => ({ name, parts: once(text) })

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(`${declaration}${text}`)
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const word = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** What holds the sheets together. It comes last, when it is known which currencies there were. */
async function* frame(name: string, sheets: number, styles: Styles): AsyncGenerator<ZipEntry> {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1)
  const title = (number: number) => escaped(sheetTitle(name, number))
  yield part('xl/styles.xml', stylesText(styles.currencies()))
  yield part(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${numbers
      .map((number) => `<sheet name="${title(number)}" sheetId="${number}" r:id="s${number}"/>`)
      .join('')}</sheets></workbook>`,
  )
  yield part(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${packages}/relationships">${numbers
      .map(
        (number) =>
          `<Relationship Id="s${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
      )
      .join('')}<Relationship Id="styles" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  )
  yield part(
    '_rels/.rels',
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="book" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  yield part(
    '[Content_Types].xml',
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${word}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${word}.styles+xml"/>${numbers
      .map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${word}.worksheet+xml"/>`)
      .join('')}</Types>`,
  )
}

// 31 signs at most, and none of those that a reference to the sheet is made of.
const sheetTitle = (name: string, number: number) => {
  const ending = number === 1 ? '' : ` ${number}`
  return `${name.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31 - ending.length)}${ending}`
}

const style = { head: 1, day: 2, moment: 3, watched: 4, firstMoney: 5 } as const
const firstFormat = 165

function moneyStyles(): Styles {
  const seen: string[] = []
  return {
    of: (code) => {
      if (!seen.includes(code)) seen.push(code)
      return style.firstMoney + seen.indexOf(code)
    },
    currencies: () => seen,
  }
}

function stylesText(currencies: readonly string[]): string {
  const formats = currencies.map((code, index) => {
    const cents = exponentOf(currency(code))
    const pattern = `#,##0${cents === 0 ? '' : `.${'0'.repeat(cents)}`}\\ &quot;${code}&quot;`
    return `<numFmt numFmtId="${firstFormat + index}" formatCode="${pattern}"/>`
  })
  const moneys = currencies.map((_, index) => cellStyle(firstFormat + index))
  return `<styleSheet xmlns="${main}"><numFmts count="${formats.length + 1}"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>${formats.join('')}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${style.firstMoney + moneys.length}">${cellStyle(0)}${cellStyle(0, 'fontId="1" applyFont="1"')}${cellStyle(14)}${cellStyle(164)}${cellStyle(49, 'fontId="0" quotePrefix="1"')}${moneys.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

const cellStyle = (format: number, more = 'fontId="0"') =>
  `<xf numFmtId="${format}" ${more} fillId="0" borderId="0" xfId="0"${format === 0 ? '' : ' applyNumberFormat="1"'}/>`

const widths: Readonly<Record<CellKind, number>> = { text: 24, number: 12, amount: 18, day: 12, moment: 18, flag: 10 }

function sheetHead(columns: readonly SheetColumn[]): string {
  const cols = columns.map(({ name, kind }, index) => {
    const width = Math.max(widths[kind], Math.min(40, name.length + 4))
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
  })
  const head = columns.map(({ name }, index) => textCell(`${letters(index)}1`, name, style.head)).join('')
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData><row r="1">${head}</row>`
}

function rowText(columns: readonly SheetColumn[], row: readonly SheetCell[], line: number, styles: Styles): string {
  const cells = row.map((cell, index) =>
    cellText(`${letters(index)}${line}`, columns[index]?.kind ?? 'text', cell, styles),
  )
  return `<row r="${line}">${cells.join('')}</row>`
}

function cellText(at: string, kind: CellKind, cell: SheetCell, styles: Styles): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'number') return numberCell(at, String(cell), 0)
  if (typeof cell === 'object') return numberCell(at, cell.amount, styles.of(cell.currency))
  if (kind === 'number') return numberCell(at, cell, 0)
  const serial = kind === 'day' ? serialOf(`${cell}T00:00:00Z`) : kind === 'moment' ? serialOf(cell) : null
  if (serial !== null) return `<c r="${at}" s="${kind === 'day' ? style.day : style.moment}"><v>${serial}</v></c>`
  return textCell(at, cell, harmless(cell) === cell ? 0 : style.watched)
}

// A spreadsheet keeps fifteen digits of a number; one that has more stays whole as text.
const numberCell = (at: string, text: string, as: number) =>
  /^-?\d+(\.\d+)?$/.test(text) && text.replaceAll(/[-.]|^-?0+/g, '').length <= 15
    ? `<c r="${at}"${as === 0 ? '' : ` s="${as}"`}><v>${text}</v></c>`
    : textCell(at, text, 0)

const textCell = (at: string, text: string, as: number) =>
  `<c r="${at}"${as === 0 ? '' : ` s="${as}"`} t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, longestText))}</t></is></c>`

const longestText = 32_767

// XML knows no control signs but these three, and no half of a pair.
// oxlint-disable-next-line no-control-regex
const unknownToXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}
const escaped = (text: string) =>
  text.replaceAll(unknownToXml, '').replaceAll(/[&<>"\r]/g, (sign) => entities[sign] ?? sign)

// Day 1 is 1 January 1900, and the 29 February 1900 that never was is counted: so it is since the first spreadsheets.
const dayZero = Date.UTC(1899, 11, 30)
const firstSafeDay = Date.UTC(1900, 2, 1)

function serialOf(moment: string): string | null {
  const at = Date.parse(moment)
  if (Number.isNaN(at) || at < firstSafeDay) return null
  return String(Number(((at - dayZero) / 86_400_000).toFixed(8)))
}

/** 0 → A, 26 → AA. */
function letters(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? last : `${letters(Math.floor(index / 26) - 1)}${last}`
}
