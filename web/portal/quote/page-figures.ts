import type { PageLanguage } from './page-words.ts'

type Money = { readonly amount: string; readonly currency: string }

// Day before month and a 24-hour clock for English, as on our papers.
const localeOf = (language: PageLanguage) => (language === 'en' ? 'en-GB' : language)

const isFigure = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text)

/** Digit by digit from the text, never through a float; with no fewer decimals than asked for. */
export function figure(text: string, language: PageLanguage, least = 0): string {
  const decimals = Math.max(text.split('.')[1]?.length ?? 0, least)
  const format = new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  return isFigure(text) ? format.format(text) : text
}

export const moneyText = ({ amount, currency }: Money, language: PageLanguage) =>
  `${figure(amount, language)}\u00a0${currency}`

export const dayText = (day: string, language: PageLanguage) =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day.slice(0, 10)}T12:00:00Z`),
  )
