import { catalogue, type Answer } from '#web'
import type { readDeal } from '#contracts/insight'

export type Deal = Answer<typeof readDeal>
export type DealNode = Deal['nodes'][number]
export type Fork = Deal['forks'][number]

export const stepWords = catalogue({
  en: {
    opportunity: 'Opportunity',
    quote: 'Quote',
    order: 'Order',
    delivery: 'Delivery',
    invoice: 'Invoice',
    credit_note: 'Credit note',
    dispute: 'Dispute',
    receipt: 'Receipt',
    commission: 'Commission',
  },
  de: {
    opportunity: 'Chance',
    quote: 'Angebot',
    order: 'Auftrag',
    delivery: 'Lieferung',
    invoice: 'Rechnung',
    credit_note: 'Gutschrift',
    dispute: 'Reklamation',
    receipt: 'Zahlung',
    commission: 'Provision',
  },
})

export const forkWords = catalogue({
  en: {
    late_entry: (days: string) => `Entered ${days} days after it was agreed`,
    order_query: (field: string) => `Order query: ${field}`,
    credit_hold: (reason: string) => `Held for credit: ${reason}`,
    not_delivered: () => 'Not delivered yet, net',
    not_billed: () => 'Delivered, waits for its bill, net',
    credited: (reason: string) => (reason === '' ? 'Credited, net' : `Credited, net: ${reason}`),
    allowed: () => 'Discount and small differences, net',
    disputed: (cause: string) => `Refused: ${cause}`,
    still_open: () => 'Not paid yet',
    by: (name: string) => `by ${name}`,
    until: (day: string) => `over on ${day}`,
  },
  de: {
    late_entry: (days: string) => `${days} Tage nach der Zusage erfasst`,
    order_query: (field: string) => `Rückfrage: ${field}`,
    credit_hold: (reason: string) => `Für Kredit gesperrt: ${reason}`,
    not_delivered: () => 'Noch nicht geliefert, netto',
    not_billed: () => 'Geliefert, wartet auf die Rechnung, netto',
    credited: (reason: string) => (reason === '' ? 'Gutgeschrieben, netto' : `Gutgeschrieben, netto: ${reason}`),
    allowed: () => 'Skonto und kleine Differenzen, netto',
    disputed: (cause: string) => `Bestritten: ${cause}`,
    still_open: () => 'Noch nicht bezahlt',
    by: (name: string) => `von ${name}`,
    until: (day: string) => `erledigt am ${day}`,
  },
})

export const fieldWords = catalogue({
  en: {
    poNumber: 'order number',
    unitPrice: 'price',
    quantity: 'quantity',
    productId: 'product',
    shipTo: 'delivery address',
    billTo: 'billing address',
    terms: 'terms',
    dealOn: 'day of the deal',
    order: 'perhaps entered twice',
    over_limit: 'over the limit',
    no_limit: 'no limit yet',
    overdue: 'old bills are overdue',
    manual: 'by hand',
  },
  de: {
    poNumber: 'Bestellnummer',
    unitPrice: 'Preis',
    quantity: 'Menge',
    productId: 'Produkt',
    shipTo: 'Lieferadresse',
    billTo: 'Rechnungsadresse',
    terms: 'Zahlungsziel',
    dealOn: 'Tag der Zusage',
    order: 'vielleicht doppelt erfasst',
    over_limit: 'über dem Limit',
    no_limit: 'noch kein Limit',
    overdue: 'alte Rechnungen überfällig',
    manual: 'von Hand',
  },
})

const homes: Readonly<Record<string, string>> = {
  opp: '/pipeline',
  quo: '/pipeline/quotes',
  ord: '/orders',
  inv: '/billing',
  dsp: '/disputes',
}

/** The page of a thing; money opens at the cash desk. */
export function pathOfThing(
  subject: string | null,
): { readonly path: string; readonly asking?: Readonly<Record<string, string>> } | null {
  if (subject === null) return null
  if (subject.startsWith('rec_')) return { path: '/cash', asking: { item: subject } }
  const home = homes[subject.slice(0, 3)]
  return home === undefined ? null : { path: `${home}/${subject}` }
}
