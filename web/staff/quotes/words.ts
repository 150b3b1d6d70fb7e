import { useLanguage, type Tone } from '#web'

export const quoteStates = ['draft', 'waiting', 'sent', 'accepted', 'declined', 'expired', 'withdrawn'] as const
export const declineReasons = ['price', 'terms', 'delivery', 'competitor', 'no_need', 'later', 'other'] as const
export type QuoteState = (typeof quoteStates)[number]

const en = {
  draftName: 'Draft',
  quote: 'Quote',
  customer: 'Customer',
  opportunity: 'Opportunity',
  seller: 'Sold by',
  validUntil: 'Valid until',
  net: 'Net',
  tax: 'Tax',
  gross: 'Gross',
  close: 'Close',
  cancel: 'Cancel',
  states: {
    draft: 'draft',
    waiting: 'waits for a yes',
    sent: 'with the customer',
    accepted: 'accepted',
    declined: 'declined',
    expired: 'expired',
    withdrawn: 'withdrawn',
    replaced: 'replaced',
  },
  read: 'read',
  declined: {
    price: 'price',
    terms: 'terms of payment',
    delivery: 'delivery time',
    competitor: 'bought elsewhere',
    no_need: 'no need',
    later: 'not now',
    other: 'another reason',
  },
}

export type QuoteWords = typeof en

const de: QuoteWords = {
  draftName: 'Entwurf',
  quote: 'Angebot',
  customer: 'Kunde',
  opportunity: 'Verkaufschance',
  seller: 'Verkauft von',
  validUntil: 'Gültig bis',
  net: 'Netto',
  tax: 'Steuer',
  gross: 'Brutto',
  close: 'Schließen',
  cancel: 'Abbrechen',
  states: {
    draft: 'Entwurf',
    waiting: 'wartet auf ein Ja',
    sent: 'beim Kunden',
    accepted: 'angenommen',
    declined: 'abgelehnt',
    expired: 'abgelaufen',
    withdrawn: 'zurückgezogen',
    replaced: 'ersetzt',
  },
  read: 'gelesen',
  declined: {
    price: 'Preis',
    terms: 'Zahlungsbedingungen',
    delivery: 'Lieferzeit',
    competitor: 'anderswo gekauft',
    no_need: 'kein Bedarf',
    later: 'jetzt nicht',
    other: 'anderer Grund',
  },
}

const byLanguage = { en, de }

/** The words that the pages of quotes share. */
export const useQuoteWords = (): QuoteWords => byLanguage[useLanguage()]

export const toneOf: Readonly<Record<QuoteState, Tone>> = {
  draft: 'quiet',
  waiting: 'question',
  sent: 'waiting',
  accepted: 'settled',
  declined: 'overdue',
  expired: 'overdue',
  withdrawn: 'quiet',
}
