import { catalogue, dayText, useLanguage, useToday, useWords, type Answer } from '#web'
import type { readBoard } from '#contracts/insight'

export type Board = Answer<typeof readBoard>
export type Column = Board['columns'][number]
export type Card = Column['cards'][number]

export const columnWords = catalogue({
  en: {
    lead: 'Lead',
    opportunity: 'Opportunity',
    quote: 'Quote',
    credit: 'Credit',
    order: 'Order',
    delivered: 'Delivered',
    invoiced: 'Invoiced',
    paid: 'Paid',
  },
  de: {
    lead: 'Kontakt',
    opportunity: 'Chance',
    quote: 'Angebot',
    credit: 'Kredit',
    order: 'Auftrag',
    delivered: 'Geliefert',
    invoiced: 'Berechnet',
    paid: 'Bezahlt',
  },
})

const waits = catalogue({
  en: {
    talk: () => 'A first talk',
    next_step: (words: string, day: string) =>
      `${words === '' ? 'No next step' : words}${day === '' ? '' : `, ${day}`}`,
    approval: () => 'A yes to the discount',
    not_sent: () => 'Not sent yet',
    their_yes: (_: string, day: string) => `Their yes, valid to ${day}`,
    limit: () => 'Over the limit',
    overdue_bills: () => 'Old bills are overdue',
    answer: (_: string, day: string) => `Order query, answer by ${day}`,
    delivery: (_: string, day: string) => (day === '' ? 'Delivery' : `Delivery on ${day}`),
    billing: () => 'The next billing run',
    held_back: (words: string) => `Held back: ${words}`,
    not_due: (_: string, day: string) => `Due ${day}`,
    overdue: (_: string, day: string) => `Overdue, was due ${day}`,
    promised: (day: string) => `Promised for ${day}`,
    disputed: () => 'In dispute',
    in_full: () => 'In full',
    in_part: () => 'A part came',
  },
  de: {
    talk: () => 'Ein erstes Gespräch',
    next_step: (words: string, day: string) =>
      `${words === '' ? 'Kein nächster Schritt' : words}${day === '' ? '' : `, ${day}`}`,
    approval: () => 'Ein Ja zum Rabatt',
    not_sent: () => 'Noch nicht gesendet',
    their_yes: (_: string, day: string) => `Ihr Ja, gültig bis ${day}`,
    limit: () => 'Über dem Limit',
    overdue_bills: () => 'Alte Rechnungen überfällig',
    answer: (_: string, day: string) => `Rückfrage, Antwort bis ${day}`,
    delivery: (_: string, day: string) => (day === '' ? 'Lieferung' : `Lieferung am ${day}`),
    billing: () => 'Der nächste Rechnungslauf',
    held_back: (words: string) => `Zurückgehalten: ${words}`,
    not_due: (_: string, day: string) => `Fällig ${day}`,
    overdue: (_: string, day: string) => `Überfällig seit ${day}`,
    promised: (day: string) => `Zugesagt für ${day}`,
    disputed: () => 'Strittig',
    in_full: () => 'Ganz',
    in_part: () => 'Ein Teil kam',
  },
})

/** What a card waits for, in a few words. */
export function useWaits() {
  const say = useWords(waits)
  const language = useLanguage()
  const today = useToday()
  const short = (day: string | null) => (day === null ? '' : dayText(day, language, today))
  return ({ waits: kind, words, byDay }: Card): string =>
    kind === 'promised' ? say.promised(short(words)) : say[kind](words ?? '', short(byDay))
}

const homes: Readonly<Record<string, string>> = {
  led: '/pipeline/leads',
  opp: '/pipeline',
}

/** Leads and opportunities have pages of their own; everything later opens the thread of its deal. */
export const pathOf = ({ id }: { readonly id: string }) => `${homes[id.slice(0, 3)] ?? '/deals'}/${id}`
