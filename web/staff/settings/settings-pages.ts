import { catalogue } from '#web'

export const settingsWords = catalogue({
  en: {
    yours: 'Yours',
    company: 'Company',
    bank: 'Bank accounts',
    numbers: 'Numbers',
    calendar: 'Calendar',
    taxes: 'Taxes',
    rates: 'Exchange rates',
    months: 'Months',
    people: 'People',
    keys: 'API keys',
    bring: 'Bring your data',
  },
  de: {
    yours: 'Ihre',
    company: 'Firma',
    bank: 'Bankkonten',
    numbers: 'Nummern',
    calendar: 'Kalender',
    taxes: 'Steuern',
    rates: 'Wechselkurse',
    months: 'Monate',
    people: 'Personen',
    keys: 'API-Schlüssel',
    bring: 'Daten mitbringen',
  },
})

type SettingsPage = {
  readonly key: keyof typeof settingsWords.en
  readonly to: string
  readonly needs?: string
}

/** The settings, from top to bottom; an entry is shown to roles that hold its permission. */
export const settingsPages: readonly SettingsPage[] = [
  { key: 'yours', to: '/settings' },
  { key: 'company', to: '/settings/company', needs: 'company.read' },
  { key: 'people', to: '/settings/people', needs: 'company.read' },
  { key: 'bank', to: '/settings/bank-accounts', needs: 'company.read' },
  { key: 'numbers', to: '/settings/numbers', needs: 'company.read' },
  { key: 'taxes', to: '/settings/taxes', needs: 'catalog.read' },
  { key: 'calendar', to: '/settings/calendar', needs: 'company.read' },
  { key: 'rates', to: '/settings/exchange-rates', needs: 'company.read' },
  { key: 'months', to: '/settings/months', needs: 'ledger.read' },
  { key: 'keys', to: '/settings/api-keys' },
  { key: 'bring', to: '/bring-data', needs: 'import.run' },
]
