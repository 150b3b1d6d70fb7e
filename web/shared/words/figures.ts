import { localeOf, type Language } from './language.ts'

/** Money as it travels and as it is shown: a decimal string and its currency. */
export type MoneyText = { readonly amount: string; readonly currency: string }

const formats = new Map<string, Intl.NumberFormat>()

function format(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}${decimals}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  formats.set(key, made)
  return made
}

const decimalsOf = (text: string) => text.split('.')[1]?.length ?? 0
const isNumeric = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text)

export const isZeroText = (text: string) => /^-?0+(\.0+)?$/.test(text)

/** '-1234.50' becomes '−1,234.50' or '−1.234,50', digit by digit and never through a float. Zero is a dash. */
export function figureText(text: string, language: Language): string {
  return isZeroText(text) ? '–' : exactFigureText(text, language)
}

/** As figureText, with zero written out: for differences, where 0.00 is the good news. */
export function exactFigureText(text: string, language: Language): string {
  return isNumeric(text) ? format(language, decimalsOf(text)).format(text).replace('-', '−') : text
}

export const countText = (count: number, language: Language) => format(language, 0).format(count)
