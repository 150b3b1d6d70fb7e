import { localeOf, type Language } from '#web'

/** '230710.45' as '230,710': a board shows no cents. */
export const wholeText = (amount: string, language: Language): string =>
  new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 0 }).format(Number(amount)).replace('-', '−')
