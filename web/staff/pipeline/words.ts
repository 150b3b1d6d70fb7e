import { useLanguage } from '#web'

export const leadSources = ['website', 'referral', 'fair', 'call', 'campaign', 'other'] as const
export const leadStates = ['open', 'qualified', 'closed'] as const
export const closingReasons = ['no_need', 'no_budget', 'no_answer', 'competitor', 'duplicate', 'not_for_us'] as const
export const stages = ['qualified', 'quoted', 'won', 'lost'] as const
export const lostReasons = ['price', 'terms', 'delivery', 'competitor', 'no_need', 'no_answer'] as const

const en = {
  tabs: 'Pipeline',
  board: 'Board',
  opportunities: 'Opportunities',
  leads: 'Leads',
  quotes: 'Quotes',
  fromCollections: 'From collections',
  company: 'Company',
  contact: 'Contact',
  email: 'Mail',
  phone: 'Phone',
  note: 'Note',
  owner: 'Owner',
  nobody: 'nobody yet',
  customer: 'Customer',
  source: 'Came by',
  country: 'Country',
  vatNumber: 'Tax number',
  state: 'State',
  value: 'Value',
  expectedOn: 'Expected',
  nextStep: 'Next step',
  nextStepOn: 'Until',
  title: 'What it is about',
  stage: 'Stage',
  reason: 'Why',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  sources: {
    website: 'website',
    referral: 'referral',
    fair: 'trade fair',
    call: 'call',
    campaign: 'campaign',
    other: 'otherwise',
  },
  states: { open: 'open', qualified: 'became an opportunity', closed: 'closed' },
  stages: { qualified: 'qualified', quoted: 'quoted', won: 'won', lost: 'lost' },
  reasons: {
    no_need: 'no need',
    no_budget: 'no budget',
    no_answer: 'no answer',
    competitor: 'bought elsewhere',
    duplicate: 'entered twice',
    not_for_us: 'not for us',
    price: 'price',
    terms: 'terms of payment',
    delivery: 'delivery time',
  },
}

export type SaleWords = typeof en

const de: SaleWords = {
  tabs: 'Pipeline',
  board: 'Tafel',
  opportunities: 'Verkaufschancen',
  leads: 'Leads',
  quotes: 'Angebote',
  fromCollections: 'Vom Mahnwesen',
  company: 'Firma',
  contact: 'Kontakt',
  email: 'E-Mail',
  phone: 'Telefon',
  note: 'Notiz',
  owner: 'Bei',
  nobody: 'noch niemand',
  customer: 'Kunde',
  source: 'Kam über',
  country: 'Land',
  vatNumber: 'Steuernummer',
  state: 'Stand',
  value: 'Wert',
  expectedOn: 'Erwartet',
  nextStep: 'Nächster Schritt',
  nextStepOn: 'Bis',
  title: 'Worum es geht',
  stage: 'Stufe',
  reason: 'Warum',
  cancel: 'Abbrechen',
  close: 'Schließen',
  save: 'Speichern',
  sources: {
    website: 'Website',
    referral: 'Empfehlung',
    fair: 'Messe',
    call: 'Anruf',
    campaign: 'Kampagne',
    other: 'anders',
  },
  states: { open: 'offen', qualified: 'wurde Verkaufschance', closed: 'geschlossen' },
  stages: { qualified: 'qualifiziert', quoted: 'angeboten', won: 'gewonnen', lost: 'verloren' },
  reasons: {
    no_need: 'kein Bedarf',
    no_budget: 'kein Budget',
    no_answer: 'keine Antwort',
    competitor: 'anderswo gekauft',
    duplicate: 'doppelt erfasst',
    not_for_us: 'nicht unser Geschäft',
    price: 'Preis',
    terms: 'Zahlungsbedingungen',
    delivery: 'Lieferzeit',
  },
}

const byLanguage = { en, de }

/** The words of the trade that the pages of the pipeline share. */
export const useSaleWords = (): SaleWords => byLanguage[useLanguage()]
