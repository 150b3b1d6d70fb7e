import { catalogue, dayText, exactFigureText, useLanguage, useToday, useWords } from '#web'

/** What the rules say, as a colleague would ask it. Values come formatted. */
const words = catalogue({
  en: {
    price_off_agreement: (value: string, expected: string, extra: string) =>
      `${value} was typed, but ${expected} is agreed${extra === '' ? '' : ` in ${extra}`}. Which is right?`,
    price_off_list: (value: string, expected: string) => `${value} is far from the list price of ${expected}.`,
    price_off_habit: (value: string, expected: string) =>
      `${value} is not what their last bills came to, ${expected}. Was it agreed?`,
    product_inactive: (value: string) => `${value} is no longer sold. Take another product?`,
    quantity_out_of_range: (value: string, expected: string) => `${value} pieces? They usually take ${expected}.`,
    po_missing: (value: string) =>
      value === ''
        ? 'They want a purchase order number, and there is none.'
        : `${value} does not look like one of their numbers.`,
    address_unknown: () => 'This address is not one of the customer’s. Which is right?',
    late_entry: (value: string, _expected: string, extra: string) => `Agreed on ${value}, entered ${extra} days later.`,
    terms_off_record: (value: string, expected: string) =>
      `${value} instead of what is on record, ${expected}. Did we promise that?`,
    possible_duplicate: (value: string) => `This looks like ${value} a second time.`,
    draft: 'draft',
    queried: 'needs an answer',
    held: 'held',
    accepted: 'to deliver',
    delivered: 'delivered',
    closed: 'billed',
    cancelled: 'cancelled',
    over_limit: (pay: string, limit: string) => `Over the limit: pay or deposit ${pay}, or a limit of ${limit}`,
    no_limit: (pay: string, limit: string) => `No limit yet: pay or deposit ${pay}, or a limit of ${limit}`,
    overdue: (pay: string, _limit: string, days: number) =>
      `${pay} is overdue by ${days} days: it goes when that is paid`,
    broken_promise: (pay: string) => `${pay} was promised and did not come: it goes when that is paid`,
    manual: () => 'Held by hand',
    passesNow: 'Nothing stands in the way any more. Check again to let it go.',
    openInvoices: 'open invoices',
    unbilled: 'delivered, not billed',
    orders: 'other orders',
    thisOrder: 'this order',
    creditNotes: 'credit notes',
    unapplied: 'money not applied',
  },
  de: {
    price_off_agreement: (value: string, expected: string, extra: string) =>
      `${value} ist eingetragen, vereinbart sind ${expected}${extra === '' ? '' : ` (${extra})`}. Was stimmt?`,
    price_off_list: (value: string, expected: string) => `${value} weicht weit vom Listenpreis ${expected} ab.`,
    price_off_habit: (value: string, expected: string) =>
      `${value} weicht von den letzten Rechnungen ab, ${expected}. War das vereinbart?`,
    product_inactive: (value: string) => `${value} wird nicht mehr verkauft. Ein anderes Produkt?`,
    quantity_out_of_range: (value: string, expected: string) => `${value} Stück? Üblich sind ${expected}.`,
    po_missing: (value: string) =>
      value === ''
        ? 'Der Kunde verlangt eine Bestellnummer, sie fehlt.'
        : `${value} sieht nicht nach einer seiner Nummern aus.`,
    address_unknown: () => 'Diese Adresse gehört nicht zum Kunden. Welche stimmt?',
    late_entry: (value: string, _expected: string, extra: string) =>
      `Vereinbart am ${value}, ${extra} Tage später erfasst.`,
    terms_off_record: (value: string, expected: string) =>
      `${value} statt des hinterlegten Zahlungsziels, ${expected}. War das versprochen?`,
    possible_duplicate: (value: string) => `Das sieht aus wie ${value} noch einmal.`,
    draft: 'Entwurf',
    queried: 'wartet auf Antwort',
    held: 'gesperrt',
    accepted: 'zu liefern',
    delivered: 'geliefert',
    closed: 'berechnet',
    cancelled: 'storniert',
    over_limit: (pay: string, limit: string) =>
      `Über dem Limit: ${pay} zahlen oder anzahlen, oder ein Limit von ${limit}`,
    no_limit: (pay: string, limit: string) =>
      `Noch kein Limit: ${pay} zahlen oder anzahlen, oder ein Limit von ${limit}`,
    overdue: (pay: string, _limit: string, days: number) =>
      `${pay} seit ${days} Tagen überfällig: frei, sobald das bezahlt ist`,
    broken_promise: (pay: string) => `${pay} waren zugesagt und kamen nicht: frei, sobald das bezahlt ist`,
    manual: () => 'Von Hand gesperrt',
    passesNow: 'Es steht nichts mehr im Weg. Erneut prüfen gibt den Auftrag frei.',
    openInvoices: 'offene Rechnungen',
    unbilled: 'geliefert, nicht berechnet',
    orders: 'andere Aufträge',
    thisOrder: 'dieser Auftrag',
    creditNotes: 'Gutschriften',
    unapplied: 'nicht zugeordnetes Geld',
  },
})

export const useOrderWords = () => useWords(words)

type Found = {
  readonly rule: keyof typeof words.en & RuleName
  readonly value: string | null
  readonly expected: string | null
  readonly facts: Readonly<Record<string, string | number | null>>
  readonly words: { readonly value: string; readonly expected: string } | null
}
type RuleName =
  | 'price_off_agreement'
  | 'price_off_list'
  | 'price_off_habit'
  | 'product_inactive'
  | 'quantity_out_of_range'
  | 'po_missing'
  | 'address_unknown'
  | 'late_entry'
  | 'terms_off_record'
  | 'possible_duplicate'

const priceRules: ReadonlySet<RuleName> = new Set(['price_off_agreement', 'price_off_list', 'price_off_habit'])

/** The sentence of a finding or question, in the reader's language. */
export function useFindingText() {
  const say = useOrderWords()
  const language = useLanguage()
  const today = useToday()
  return ({ rule, value, expected, facts, words: told }: Found): string => {
    const shown = (text: string | null) => {
      if (text === null) return ''
      if (rule === 'late_entry') return dayText(text, language, today)
      return exactFigureText(priceRules.has(rule) ? priceText(text) : text, language)
    }
    if (told) return say[rule](told.value, told.expected, '')
    return say[rule](shown(value), shown(expected), String(facts['agreement'] ?? facts['days'] ?? ''))
  }
}

type Rule = {
  readonly reason: 'over_limit' | 'no_limit' | 'overdue' | 'broken_promise' | 'manual'
  readonly pay: { readonly amount: string } | null
  readonly limit: { readonly amount: string } | null
  readonly days: number | null
}

/** Why credit holds an order and what lets it go, in a sentence for each reason. */
export function useReleaseText() {
  const say = useOrderWords()
  const language = useLanguage()
  const shown = (of: { readonly amount: string } | null) => (of ? exactFigureText(of.amount, language) : '–')
  return ({ reason, pay, limit, days }: Rule): string => say[reason](shown(pay), shown(limit), days ?? 0)
}

export const toneOf = {
  draft: 'quiet',
  queried: 'question',
  held: 'overdue',
  accepted: 'waiting',
  delivered: 'news',
  closed: 'settled',
  cancelled: 'quiet',
} as const

/** A unit price with at least the cents, as people write it: 51.3 is 51.30, and 0.125 stays. */
export const priceText = (price: string) => {
  const [whole = '', decimals = ''] = price.split('.')
  return `${whole}.${decimals.padEnd(2, '0')}`
}
