import { parseDecimal, type Decimal } from '#kernel/decimal'

export type PastedLine = {
  /** Counted from 1, as a spreadsheet does. */
  readonly line: number
  readonly text: string
  readonly product: string
  readonly quantity: Decimal | null
  readonly unitPrice: Decimal | null | 'bad'
}

/**
 * Reads lines as people copy them: product number, quantity, perhaps a price, parted by tabs, semicolons or commas. A head of words
 * is passed over. Numbers are read as the language writes them; a sign that can only be decimal is taken as such.
 */
export function readPasted(text: string, language: 'en' | 'de'): PastedLine[] {
  const rows = text.split(/\r?\n/).map((each, index) => ({ text: each.trim(), line: index + 1 }))
  const filled = rows.filter((row) => row.text !== '')
  const separator = separatorOf(filled.map((row) => row.text))
  return filled.flatMap(({ text: row, line }, index) => {
    const [product = '', quantityText = '', priceText = ''] = cells(row, separator)
    const quantity = readNumber(quantityText, language)
    // A first row without a single digit is the head.
    if (index === 0 && !/\d/.test(row) && filled.length > 1) return []
    const price = priceText === '' ? null : (readNumber(priceText, language) ?? ('bad' as const))
    return [{ line, text: row, product, quantity, unitPrice: price }]
  })
}

const separators = ['\t', ';', ','] as const

const separatorOf = (rows: readonly string[]) =>
  separators.find((separator) => rows.some((row) => row.includes(separator))) ?? '\t'

const cells = (row: string, separator: string) =>
  row.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"')
      .trim(),
  )

/** '1.234,50' and '1,234.50' are told apart by the sign that comes last; '1,234' alone is read as the language writes it. */
export function readNumber(text: string, language: 'en' | 'de'): Decimal | null {
  const plain = text.replaceAll(/[\s\u00a0'’]|[A-Z]{3}$|€|£|\$/gu, '')
  if (!/^-?\d[\d.,]*$/.test(plain)) return null
  const decimal = decimalSign(plain, language)
  const grouping = decimal === ',' ? '.' : ','
  const [whole = '', rest, ...more] = plain.replaceAll(grouping, '').split(decimal)
  if (more.length > 0) return null
  return parseDecimal(rest === undefined || rest === '' ? whole : `${whole}.${rest}`)
}

function decimalSign(text: string, language: 'en' | 'de'): ',' | '.' {
  const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')]
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.'
  const only = comma >= 0 ? ',' : '.'
  const isGrouping = new RegExp(`^-?\\d{1,3}(\\${only}\\d{3})+$`).test(text)
  if (!isGrouping) return only
  const usual = language === 'de' ? ',' : '.'
  return only === usual ? only : usual
}
