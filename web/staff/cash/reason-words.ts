import { catalogue, exactFigureText, wordsIn, type Language } from '#web'

type Values = Readonly<Record<string, string>>
type Say = (values: Values) => string

const count = (text: string | undefined, one: string, many: string) => `${text ?? '?'} ${text === '1' ? one : many}`

/** Why the machine thinks so, in words; the keys are those of the decisions. */
const reasons: Readonly<Record<string, { readonly en: Say; readonly de: Say }>> = {
  'cash.reference': {
    en: (v) => `Structured reference of ${v['number']}, check digits right.`,
    de: (v) => `Strukturierte Referenz von ${v['number']}, Prüfziffern stimmen.`,
  },
  'cash.number': {
    en: (v) => `${v['number']} stands in the text.`,
    de: (v) => `${v['number']} steht im Text.`,
  },
  'cash.number_stands_twice': {
    en: (v) => `Two documents bear the number ${v['number']}.`,
    de: (v) => `Zwei Belege tragen die Nummer ${v['number']}.`,
  },
  'cash.account_of_another': {
    en: () => 'The account is known as somebody else’s.',
    de: () => 'Das Konto ist als das eines anderen bekannt.',
  },
  'cash.paid_already': {
    en: () => 'It was paid already, so nothing is left that this could pay.',
    de: () => 'Sie ist schon bezahlt; es bleibt nichts, was dies bezahlen könnte.',
  },
  'cash.sum_meets': { en: () => 'The sum meets to the cent.', de: () => 'Die Summe stimmt auf den Cent.' },
  'cash.more_than_named': {
    en: (v) => `${v['over']} more than what is named; it stays with the customer.`,
    de: (v) => `${v['over']} mehr als genannt; das bleibt beim Kunden stehen.`,
  },
  'cash.short': {
    en: (v) => `${v['short']} short, which stays open.`,
    de: (v) => `${v['short']} zu wenig; das bleibt offen.`,
  },
  'cash.discount_too_late': {
    en: (v) => `${v['short']} kept as cash discount, but too late for it; that stays open.`,
    de: (v) => `${v['short']} Skonto abgezogen, aber zu spät; das bleibt offen.`,
  },
  'cash.less_discount': {
    en: (v) => `Less the cash discount of ${v['kept']}, in time.`,
    de: (v) => `Abzüglich ${v['kept']} Skonto, fristgerecht.`,
  },
  'cash.short_of_several': {
    en: (v) => `${v['short']} short of all of them: which one is paid in part?`,
    de: (v) => `${v['short']} zu wenig für alle: welche ist nur teilweise bezahlt?`,
  },
  'cash.several_customers': {
    en: (v) => `The items are of ${v['customers']} customers.`,
    de: (v) => `Die Posten gehören ${v['customers']} Kunden.`,
  },
  'cash.known_account': {
    en: (v) => `The account is known, confirmed ${count(v['times'], 'time', 'times')}.`,
    de: (v) => `Das Konto ist bekannt, ${v['times']}-mal bestätigt.`,
  },
  'cash.new_account': {
    en: (v) => (v['times'] === '0' ? 'The account was seen, never confirmed.' : 'The account was confirmed once.'),
    de: (v) => (v['times'] === '0' ? 'Das Konto wurde gesehen, nie bestätigt.' : 'Das Konto wurde einmal bestätigt.'),
  },
  'cash.customer_number': {
    en: () => 'The customer number stands in the text.',
    de: () => 'Die Kundennummer steht im Text.',
  },
  'cash.name_alike': {
    en: () => 'The payer’s name is that of the customer; a name alone never decides.',
    de: () => 'Der Zahler heißt wie der Kunde; ein Name allein entscheidet nie.',
  },
  'cash.name_begins_alike': {
    en: () => 'New payer whose name begins like the customer’s.',
    de: () => 'Neuer Zahler, dessen Name wie der des Kunden beginnt.',
  },
  'cash.same_group': {
    en: () => 'The payer is the parent of the customer.',
    de: () => 'Der Zahler ist die Mutter des Kunden.',
  },
  'cash.nothing_open': {
    en: () => 'Nothing is open that it could pay.',
    de: () => 'Nichts ist offen, was es bezahlen könnte.',
  },
  'cash.oldest_first': {
    en: () => 'By our rule: the oldest due first.',
    de: () => 'Nach unserer Regel: die älteste Fälligkeit zuerst.',
  },
  'cash.amount_meets': {
    en: (v) => `Just the amount of ${v['number']}.`,
    de: (v) => `Genau der Betrag von ${v['number']}.`,
  },
  'cash.balance_meets': {
    en: (v) => `Exactly all that is open: ${count(v['items'], 'item', 'items')}.`,
    de: (v) => `Genau alles, was offen ist: ${v['items']} Posten.`,
  },
  'cash.only_set': {
    en: (v) => `Exact sum of ${v['items']} of ${v['of']} items; no other set makes it.`,
    de: (v) => `Genaue Summe von ${v['items']} aus ${v['of']} Posten; keine andere ergibt sie.`,
  },
  'cash.meets_with_credit': {
    en: (v) => `Meets to the cent when ${v['credits']} is taken off ${count(v['items'], 'invoice', 'invoices')}.`,
    de: (v) => `Stimmt auf den Cent, wenn ${v['credits']} abgezogen ist.`,
  },
  'cash.near_number': {
    en: (v) => `One slip of the hand away from ${v['number']}.`,
    de: (v) => `Ein Tippfehler neben ${v['number']}.`,
  },
  'cash.cut_number': {
    en: (v) =>
      v['fits'] === '1'
        ? `The number that is cut off can only be ${v['number']}.`
        : `The number that is cut off fits ${v['fits']} items; only ${v['number']} meets.`,
    de: (v) =>
      v['fits'] === '1'
        ? `Die abgeschnittene Nummer kann nur ${v['number']} sein.`
        : `Die abgeschnittene Nummer passt auf ${v['fits']} Posten; nur ${v['number']} stimmt.`,
  },
  'cash.amount_only': {
    en: (v) => `${v['number']} has just this amount, and nothing else speaks for it.`,
    de: (v) => `${v['number']} hat genau diesen Betrag; sonst spricht nichts dafür.`,
  },
  'cash.two_answers': {
    en: () => 'two answers are equally good.',
    de: () => 'zwei Antworten sind gleich gut.',
  },
  'cash.not_sure': {
    en: () => 'not sure enough to post by itself.',
    de: () => 'nicht sicher genug, um allein zu buchen.',
  },
  'cash.credit_not_named': {
    en: () => 'the credit note is not named; credits are never netted silently.',
    de: () => 'die Gutschrift ist nicht genannt; Guthaben wird nie stillschweigend verrechnet.',
  },
  'cash.purpose_unknown': {
    en: () => 'the payer is known, what for is not.',
    de: () => 'der Zahler ist bekannt, der Zweck nicht.',
  },
  'cash.nothing_fits': {
    en: () => 'nothing in the books fits.',
    de: () => 'nichts in den Büchern passt.',
  },
  'cash.taken_back': {
    en: () => 'somebody took it back.',
    de: () => 'jemand hat es zurückgenommen.',
  },
}

const amounts = new Set(['over', 'short'])

export function reasonText(reason: { readonly key: string; readonly values: Values }, language: Language): string {
  const shown = Object.entries(reason.values).map(([name, value]): [string, string] => [
    name,
    amounts.has(name) ? exactFigureText(value, language) : value,
  ])
  return reasons[reason.key]?.[language](Object.fromEntries(shown)) ?? reason.key
}

/** Reasons that speak for it, and those that leave a doubt. */
export const isDoubt = (key: string): boolean => doubts.has(key)
const doubts = new Set([
  'cash.number_stands_twice',
  'cash.account_of_another',
  'cash.paid_already',
  'cash.more_than_named',
  'cash.short',
  'cash.short_of_several',
  'cash.several_customers',
  'cash.new_account',
  'cash.name_alike',
  'cash.name_begins_alike',
  'cash.same_group',
  'cash.nothing_open',
  'cash.oldest_first',
  'cash.near_number',
  'cash.amount_only',
])

const methods = catalogue({
  en: {
    reference: 'structured reference',
    number: 'number in the text',
    near_number: 'number with a typing slip',
    cut_number: 'number cut off by the bank',
    exact_item: 'just the amount of an item',
    exact_set: 'exact sum of a set',
    with_credit: 'exact sum, credit note taken off',
    balance: 'all that is open',
    oldest_first: 'oldest first',
    amount_only: 'amount alone',
    payer_only: 'payer alone',
  },
  de: {
    reference: 'strukturierte Referenz',
    number: 'Nummer im Text',
    near_number: 'Nummer mit Tippfehler',
    cut_number: 'abgeschnittene Nummer',
    exact_item: 'genau der Betrag eines Postens',
    exact_set: 'genaue Summe',
    with_credit: 'genaue Summe mit Gutschrift',
    balance: 'alles, was offen ist',
    oldest_first: 'die ältesten zuerst',
    amount_only: 'nur der Betrag',
    payer_only: 'nur der Zahler',
  },
})

export function methodText(method: string, language: Language): string {
  const texts: Readonly<Record<string, string>> = wordsIn(methods, language)
  return texts[method] ?? method
}
