export type Language = 'en' | 'de' | 'fr' | 'es' | 'nl'

export const customerLanguages: readonly Language[] = ['en', 'de', 'fr', 'es', 'nl']
export const staffLanguages = ['en', 'de'] as const

/** A text with `{names}` to fill in; where a number bends the words, one text per plural form, chosen by `{count}`. */
export type Message = string | PluralMessage
type PluralMessage = { readonly one: string; readonly many?: string; readonly other: string }
type Messages = Readonly<Record<string, Message>>

/** What a language must say, given what English says. A missing key does not compile. */
export type Translation<Base extends Messages> = {
  readonly [Key in keyof Base]: Base[Key] extends string ? string : PluralMessage
}

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
type Values<M> = M extends string
  ? ByName<NamesIn<M>>
  : M extends PluralMessage
    ? ByName<NamesIn<M['other']> | 'count'>
    : never
type ByName<Names extends string> = [Names] extends [never]
  ? []
  : [values: { readonly [Name in Names]: Name extends 'count' ? number : string | number }]

type Say<Base extends Messages, L extends Language> = <Key extends keyof Base & string>(
  language: L,
  key: Key,
  ...values: Values<Base[Key]>
) => string

/**
 * Makes the function that says a catalogue's texts. English is the measure: every other language says the same keys with the
 * same names in them, or the program does not start.
 */
export function catalogue<const Base extends Messages, L extends Language = never>(
  texts: { readonly en: Base } & { readonly [Other in L]: Translation<Base> },
): Say<Base, L | 'en'> {
  const byLanguage = new Map<string, Messages>(Object.entries(texts))
  for (const [language, messages] of byLanguage) refuseDifferences(language, messages, texts.en)
  return (language, key, ...[values]) => {
    const message = byLanguage.get(language)?.[key]
    if (message === undefined) throw new Error(`No text for ${key} in ${language}`)
    return fill(wordingFor(language, message, values), values)
  }
}

/** The language of a locale such as `de-AT`; English for those we have no texts in. */
export function languageOf(locale: string): Language {
  const prefix = locale.slice(0, 2).toLowerCase()
  return customerLanguages.find((language) => language === prefix) ?? 'en'
}

type Filling = Readonly<Record<string, string | number>> | undefined

function wordingFor(language: string, message: Message, values: Filling): string {
  if (typeof message === 'string') return message
  const form = new Intl.PluralRules(language).select(Number(values?.count))
  if (form === 'one') return message.one
  return form === 'many' ? (message.many ?? message.other) : message.other
}

// Values are put in once and never read again, so a customer called "{amount}" stays that.
const fill = (text: string, values: Filling) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values?.[name]
    if (value === undefined) throw new Error(`The text "${text}" needs a value for ${name}`)
    return String(value)
  })

function refuseDifferences(language: string, messages: Messages, base: Messages) {
  for (const key of new Set([...Object.keys(base), ...Object.keys(messages)])) {
    const [said, meant] = [messages[key], base[key]]
    if (said === undefined || meant === undefined) throw new Error(`${key} is missing in ${said ? 'en' : language}`)
    if (namesOf(said) !== namesOf(meant)) throw new Error(`${key} has other names in ${language} than in en`)
  }
}

const namesOf = (message: Message) => {
  const text = typeof message === 'string' ? message : message.other
  return [...new Set(text.match(/\{\w+\}/g))].sort().join(' ')
}
