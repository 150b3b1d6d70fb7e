import { useSyncExternalStore } from 'react'

export type Language = 'en' | 'de'

const kept = 'quittance-language'
const listeners = new Set<() => void>()
let chosen: Language = firstLanguage()
document.documentElement.lang = chosen

function firstLanguage(): Language {
  const stored = localStorage.getItem(kept)
  if (stored === 'en' || stored === 'de') return stored
  return navigator.language.startsWith('de') ? 'de' : 'en'
}

export function chooseLanguage(language: Language) {
  chosen = language
  localStorage.setItem(kept, language)
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const currentLanguage = () => chosen
export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage)

/** The locale that numbers and days are written in: day before month and a 24-hour clock in both languages. */
export const localeOf = (language: Language) => (language === 'de' ? 'de-DE' : 'en-GB')
