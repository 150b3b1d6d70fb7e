import { useLocation } from '@tanstack/react-router'
import { listTouches, readRelations, recordTouch } from '#contracts/parties'
import { catalogue, chooseLanguage, done, refused, useDo, useLanguage, useWords } from '#web'
import { useMe } from '../session/me.ts'
import { settingsPages, settingsWords } from '../settings/settings-pages.ts'
import type { Hit } from './found.ts'
import { useSections } from './use-sections.ts'

const words = catalogue({
  en: {
    newOrder: 'Enter an order',
    newLead: 'Enter a lead',
    bill: 'Start the billing run',
    money: 'Load a bank statement',
    logCall: (name: string) => `Log a call with ${name}`,
    logMail: (name: string) => `Log an e-mail with ${name}`,
    logVisit: (name: string) => `Log a visit at ${name}`,
    logged: 'Logged',
    here: 'this customer',
    german: 'Auf Deutsch umstellen',
    english: 'Switch to English',
    queries: 'Order queries',
    holds: 'Orders held for credit',
    deliveries: 'Deliveries',
    documents: 'Bills and credit notes',
    outbox: 'Outbox',
    waiting: 'Delivered, not billed',
    lines: 'All bank lines',
    statements: 'Bank statements',
    report: 'Customer report',
    cases: 'All disputes',
    approvals: 'Approvals',
    openItems: 'Open items',
    league: 'League table',
    leads: 'Leads',
    rules: 'VIPs and who talks',
    notices: 'Notices',
    help: 'Help between us',
  },
  de: {
    newOrder: 'Auftrag erfassen',
    newLead: 'Lead erfassen',
    bill: 'Rechnungslauf starten',
    money: 'Kontoauszug laden',
    logCall: (name: string) => `Anruf eintragen: ${name}`,
    logMail: (name: string) => `E-Mail eintragen: ${name}`,
    logVisit: (name: string) => `Besuch eintragen: ${name}`,
    logged: 'Eingetragen',
    here: 'dieser Kunde',
    german: 'Auf Deutsch umstellen',
    english: 'Switch to English',
    queries: 'Rückfragen zu Aufträgen',
    holds: 'Aufträge, für Kredit gesperrt',
    deliveries: 'Lieferungen',
    documents: 'Rechnungen und Gutschriften',
    outbox: 'Postausgang',
    waiting: 'Geliefert, nicht berechnet',
    lines: 'Alle Bankzeilen',
    statements: 'Kontoauszüge der Bank',
    report: 'Kundenbericht',
    cases: 'Alle Reklamationen',
    approvals: 'Freigaben',
    openItems: 'Offene Posten',
    league: 'Rangliste',
    leads: 'Leads',
    rules: 'VIPs und wer spricht',
    notices: 'Hinweise',
    help: 'Hilfe untereinander',
  },
})

/** Something that the palette offers: a place to go, or a deed to do at once. */
export type Offer = {
  readonly key: string
  readonly title: string
  readonly detail?: string
  readonly hint?: string
} & ({ readonly to: string } | { readonly run: () => void })

type Page = { readonly key: keyof typeof words.en; readonly to: string; readonly needs?: string }

const pages: readonly Page[] = [
  { key: 'queries', to: '/orders/queries', needs: 'order.read' },
  { key: 'holds', to: '/orders/holds', needs: 'credit.read' },
  { key: 'deliveries', to: '/orders/deliveries', needs: 'delivery.read' },
  { key: 'documents', to: '/billing/documents', needs: 'invoice.read' },
  { key: 'waiting', to: '/billing/waiting', needs: 'invoice.issue' },
  { key: 'outbox', to: '/billing/outbox', needs: 'message.read' },
  { key: 'lines', to: '/cash/lines', needs: 'cash.read' },
  { key: 'statements', to: '/cash/statements', needs: 'cash.read' },
  { key: 'cases', to: '/disputes/all', needs: 'dispute.read' },
  { key: 'approvals', to: '/disputes/approvals', needs: 'dispute.approve' },
  { key: 'openItems', to: '/insight/open-items', needs: 'report.read' },
  { key: 'leads', to: '/pipeline/leads', needs: 'sales.read' },
  { key: 'league', to: '/pay/league', needs: 'league.read' },
  { key: 'rules', to: '/customers/rules', needs: 'customer.read' },
  { key: 'notices', to: '/notices' },
  { key: 'help', to: '/help', needs: 'customer.read' },
]

const starts: readonly Page[] = [
  { key: 'newOrder', to: '/orders/new', needs: 'order.enter' },
  { key: 'newLead', to: '/pipeline/leads', needs: 'sales.sell' },
  { key: 'bill', to: '/billing/run', needs: 'invoice.issue' },
  { key: 'money', to: '/cash/statements', needs: 'cash.import' },
]

/** Every page that the role may see. */
export function usePlaces(): readonly Offer[] {
  const say = useWords(words)
  const settings = useWords(settingsWords)
  const { may } = useMe()
  const allowed = ({ needs }: { readonly needs?: string }) => needs === undefined || may.includes(needs)
  return [
    ...useSections().map(({ key, word, to, letter }) => ({
      key: `section ${key}`,
      title: word,
      to,
      hint: `g ${letter}`,
    })),
    ...pages.filter(allowed).map(({ key, to }) => ({ key: `page ${key}`, title: say[key] as string, to })),
    ...settingsPages
      .filter(allowed)
      .slice(1)
      .map(({ key, to }) => ({ key: `setting ${key}`, title: settings[key], to })),
  ]
}

/** What can be done from anywhere; and with the customer on the screen, or the one that was found. */
export function useDeeds(hits: readonly Hit[]): readonly Offer[] {
  const say = useWords(words)
  const language = useLanguage()
  const { may } = useMe()
  const { pathname } = useLocation()
  const record = useDo(recordTouch, { forget: [listTouches, readRelations], done: () => done(say.logged) })
  const log = (customerId: string, kind: 'call' | 'email' | 'meeting') => () =>
    record.mutate({ asked: { customerId, kind } }, { onError: refused })
  const here = /^\/customers\/(cus_\w+)/.exec(pathname)?.[1]
  const found = hits.filter(({ kind }) => kind === 'customer').slice(0, 3)
  // The customer on the screen goes by name where the name was sought.
  const customers = [
    ...(here === undefined || found.some(({ id }) => id === here) ? [] : [{ id: here, title: say.here }]),
    ...found,
  ]
  return [
    ...starts
      .filter(({ needs }) => needs === undefined || may.includes(needs))
      .map(({ key, to }) => ({ key: `start ${key}`, title: say[key] as string, to })),
    ...(may.includes('customer.touch') ? customers : []).flatMap(({ id, title }) => [
      { key: `call ${id}`, title: say.logCall(title), run: log(id, 'call') },
      { key: `mail ${id}`, title: say.logMail(title), run: log(id, 'email') },
      { key: `visit ${id}`, title: say.logVisit(title), run: log(id, 'meeting') },
    ]),
    language === 'en'
      ? { key: 'language', title: say.german, run: () => chooseLanguage('de') }
      : { key: 'language', title: say.english, run: () => chooseLanguage('en') },
  ]
}
