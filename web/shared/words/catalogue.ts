import { useLanguage, type Language } from './language.ts'

type Text = string | ((...values: never[]) => string)
type Texts = { readonly [key: string]: Text }

/** The texts of one screen or component, in every language of the staff. */
export type Catalogue<T extends Texts> = { readonly [L in Language]: T }

/** German must answer every key that English has, with the same values in it; the compiler sees to it. */
export const catalogue = <T extends Texts>(texts: { en: T; de: NoInfer<T> }): Catalogue<T> => texts

/** The texts in the language of the person who reads. */
export const useWords = <T extends Texts>(texts: Catalogue<T>): T => texts[useLanguage()]

/** The same outside of a component. */
export const wordsIn = <T extends Texts>(texts: Catalogue<T>, language: Language): T => texts[language]
