import { parseDecimal, type Decimal } from '#kernel/decimal'

export type PastedLine = {
  /** Counted from 1, as a spreadsheet does. */
  readonly line: number
  readonly text: string
  readonly product: string
  readonly quantity: Decimal | null
  readonly unitPrice: Decimal | null | 'bad'
}

export type Language = 'en' | 'de'
type Row = { readonly line: number; readonly text: string; readonly cells: readonly string[] }
type Columns = { readonly product: number; readonly quantity: number; readonly price: number }

/** Every cell that may be a product's number, to be looked up before the lines are read. */
export const pastedWords = (text: string): string[] => [...new Set(rowsOf(text).flatMap((row) => row.cells))]

/**
 * Reads lines as people copy them, parted by tabs, semicolons or commas. Which column is which is known from the head, else from where
 * numbers of products stand; without either it is product, quantity, price. Numbers are read as the language writes them; a sign that
 * can only be decimal is taken as such.
 */
export function readPasted(text: string, language: Language, products: ReadonlySet<string> = new Set()): PastedLine[] {
  const rows = rowsOf(text)
  const [first] = rows
  if (!first) return []
  const head = rows.length > 1 ? headOf(first, products) : null
  const lines = head ? rows.slice(1) : rows
  const columns = head?.columns ?? columnsByContent(lines, language, products)
  return lines.map(({ line, text: row, cells }) => {
    const priceText = cells[columns.price] ?? ''
    return {
      line,
      text: row,
      product: cells[columns.product] ?? '',
      quantity: readNumber(cells[columns.quantity] ?? '', language),
      unitPrice: priceText === '' ? null : (readNumber(priceText, language) ?? ('bad' as const)),
    }
  })
}

const inOrder: Columns = { product: 0, quantity: 1, price: 2 }

const names = {
  product:
    /^(sku|number|no\.?|item( no\.?| number)?|article|part( no\.?)?|product|artikel.*|art\.?-?nr\.?|nummer|produkt.*|teil.*|material.*)$/,
  quantity: /^(qty\.?|quantity|pieces|pcs\.?|menge|anzahl|st(ü|ue)ck.*|stk\.?)$/,
  price: /^(price.*|unit price.*|e(inzel)?\.?-?preis.*|preis.*|vk.*)$/,
} as const

/** A first row of words. One that names its columns says where they are; one that does not is passed over. */
function headOf({ cells, text }: Row, products: ReadonlySet<string>): { readonly columns: Columns | null } | null {
  if (cells.some((cell) => products.has(cell))) return null
  const words = cells.map((cell) => cell.toLowerCase())
  const at = (name: RegExp) => words.findIndex((word) => name.test(word))
  const [product, quantity, price] = [at(names.product), at(names.quantity), at(names.price)]
  if (product >= 0 && quantity >= 0) return { columns: { product, quantity, price: price < 0 ? words.length : price } }
  return /\d/.test(text) ? null : { columns: null }
}

/** The column with most known products; the numbers right of it are quantity and price, and where there are none, those left of it. */
function columnsByContent(rows: readonly Row[], language: Language, products: ReadonlySet<string>): Columns {
  const width = Math.max(...rows.map((row) => row.cells.length))
  const places = Array.from({ length: width }, (_, column) => column)
  const hits = (column: number, is: (cell: string) => boolean) =>
    rows.filter((row) => is(row.cells[column] ?? '')).length
  const known = places.map((column) => hits(column, (cell) => products.has(cell)))
  const most = Math.max(0, ...known)
  if (most === 0) return inOrder
  const product = known.indexOf(most)
  const isNumber = (cell: string) => cell !== '' && readNumber(cell, language) !== null
  const numeric = places.filter(
    (column) => column !== product && hits(column, isNumber) * 2 > hits(column, (cell) => cell !== ''),
  )
  const after = numeric.filter((column) => column > product)
  const [quantity, price] = after.length > 0 ? after : numeric
  return { product, quantity: quantity ?? width, price: price ?? width }
}

function rowsOf(text: string): Row[] {
  const rows = text.split(/\r?\n/).map((each, index) => ({ text: each.trim(), line: index + 1, whole: each }))
  const filled = rows.filter((row) => row.text !== '')
  const separator = separatorOf(filled.map((row) => row.text))
  // A spreadsheet leaves its first cells empty where they are: the tabs in front count.
  return filled.map(({ text: row, line, whole }) => ({
    line,
    text: row,
    cells: cellsOf(separator === '\t' ? whole : row, separator),
  }))
}

const separators = ['\t', ';', ','] as const

const separatorOf = (rows: readonly string[]) =>
  separators.find((separator) => rows.some((row) => row.includes(separator))) ?? '\t'

const cellsOf = (row: string, separator: string) =>
  row.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"')
      .trim(),
  )

/** '1.234,50' and '1,234.50' are told apart by the sign that comes last; '1,234' alone is read as the language writes it. */
export function readNumber(text: string, language: Language): Decimal | null {
  const plain = text.replaceAll(/[\s\u00a0'’]|[A-Z]{3}$|€|£|\$/gu, '')
  if (!/^-?\d[\d.,]*$/.test(plain)) return null
  const decimal = decimalSign(plain, language)
  const grouping = decimal === ',' ? '.' : ','
  const [whole = '', rest, ...more] = plain.replaceAll(grouping, '').split(decimal)
  if (more.length > 0) return null
  return parseDecimal(rest === undefined || rest === '' ? whole : `${whole}.${rest}`)
}

function decimalSign(text: string, language: Language): ',' | '.' {
  const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')]
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.'
  const only = comma >= 0 ? ',' : '.'
  const isGrouping = new RegExp(`^-?\\d{1,3}(\\${only}\\d{3})+$`).test(text)
  if (!isGrouping) return only
  const usual = language === 'de' ? ',' : '.'
  return only === usual ? only : usual
}
