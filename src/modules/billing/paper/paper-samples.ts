import { day } from '#kernel/day'
import { decimalOf, lineAmount, parseDecimal, percentage } from '#kernel/decimal'
import { currency, parseMoney, plus, sum } from '#kernel/money'
import type { InvoicePaper, PaperLine, PaperSeller, QuotePaper, QuotePaperLine, StatementPaper } from './paper.ts'

const eur = (text: string) => parseMoney(text, currency('EUR'))

export const seller: PaperSeller = {
  name: 'Quellwerk Industriebedarf GmbH',
  country: 'DE',
  addressLines: ['Am Speicherhof 14', '28217 Bremen', 'Germany'],
  phone: '+49 421 5550 132',
  email: 'billing@quellwerk.example',
  vatNumber: 'DE 123 456 788',
  taxNumber: '60 123 45678',
  registration: 'Bremen · HRB 40417 HB',
  director: 'Dr. Imke Dralle',
  creditorId: 'DE98 ZZZ0 9999 9999 99',
  bank: { name: 'Commerzbank', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
}

/** A seal kit and bearing bill of three lines, due on a Sunday. */
export const threeLines: InvoicePaper = {
  locale: 'en',
  seller,
  buyer: {
    name: 'Lindauer Maschinenbau GmbH',
    addressLines: ['Accounts payable', 'Inselgraben 22', '88131 Lindau', 'Germany'],
    customerNumber: 'KD-10417',
    vatNumber: 'DE 987 654 324',
  },
  document: {
    kind: 'invoice',
    number: 'RE-2025-00188',
    issuedOn: day('2025-03-07'),
    taxPointOn: day('2025-03-06'),
    dueOn: day('2025-04-06'),
    effectiveDueOn: day('2025-04-07'),
    terms: 'Payment within 30 days of the invoice date, in full.',
    currency: currency('EUR'),
    yourOrder: 'PO 4500098117',
    ourOrder: 'AU-2025-00236',
    contactName: 'Jonas Pfeil',
  },
  lines: [
    {
      position: 1,
      description: 'Seal kit, shaft 40 mm, EPDM',
      sku: 'SK-40-EPDM',
      quantity: parseDecimal('40'),
      unit: 'pcs',
      unitPrice: parseDecimal('54.0000'),
      taxRate: parseDecimal('19'),
      net: eur('2160.00'),
      deliveredOn: day('2025-03-06'),
      deliveryNote: 'LS-2025-00391',
    },
    {
      position: 2,
      description: 'Bearing set 6208 C3, pair',
      sku: 'LG-6208-C3',
      quantity: parseDecimal('10'),
      unit: 'sets',
      unitPrice: parseDecimal('96.5'),
      taxRate: parseDecimal('19'),
      net: eur('965.00'),
      deliveredOn: day('2025-03-06'),
      deliveryNote: 'LS-2025-00391',
    },
    {
      position: 3,
      description: 'Freight to kerbside, Lindau',
      sku: 'FR-01',
      quantity: parseDecimal('1'),
      unitPrice: parseDecimal('45'),
      taxRate: parseDecimal('19'),
      net: eur('45.00'),
    },
  ],
  taxes: [
    {
      label: 'standard rate',
      rate: parseDecimal('19'),
      net: eur('3170.00'),
      tax: eur('602.30'),
      gross: eur('3772.30'),
    },
  ],
  totals: {
    goods: eur('3125.00'),
    freight: eur('45.00'),
    net: eur('3170.00'),
    tax: eur('602.30'),
    gross: eur('3772.30'),
    payable: eur('3772.30'),
  },
  notes: [
    {
      heading: 'If it is late',
      text: 'Interest at nine points above the base rate and a fixed compensation of 40.00 EUR may be charged by law (sections 286 and 288 BGB).',
    },
    { heading: 'Goods remain ours until paid', text: 'Title passes with full payment.' },
  ],
}

/** The same bill for a customer who reads German, with a cash discount. */
export const germanWithDiscount: InvoicePaper = {
  ...threeLines,
  locale: 'de',
  document: {
    ...threeLines.document,
    terms: 'Zahlbar in 30 Tagen ab Rechnungsdatum ohne Abzug, in 10 Tagen mit 2 % Skonto.',
    discount: { percent: parseDecimal('2'), until: day('2025-03-17'), amount: eur('75.45') },
  },
  taxes: threeLines.taxes.map((tax) => ({ ...tax, label: 'Regelsatz' })),
  notes: [
    {
      heading: 'Bei Verzug',
      text: 'Das Gesetz sieht Zinsen von neun Punkten über dem Basiszinssatz und eine Pauschale von 40,00 EUR vor (§§ 286, 288 BGB).',
    },
    {
      heading: 'Eigentumsvorbehalt',
      text: 'Die Ware bleibt unser Eigentum, bis sie vollständig bezahlt ist.',
    },
  ],
}

/** Six kits' worth of a price that was agreed lower. */
export const creditNote: InvoicePaper = {
  ...threeLines,
  document: {
    kind: 'credit_note',
    number: 'GS-2025-00017',
    issuedOn: day('2025-04-09'),
    taxPointOn: day('2025-03-06'),
    currency: currency('EUR'),
    yourOrder: 'PO 4500098117',
    contactName: 'Jonas Pfeil',
    originalNumber: 'RE-2025-00188',
    originalIssuedOn: day('2025-03-07'),
  },
  lines: [
    {
      position: 1,
      description: 'Seal kit, shaft 40 mm, EPDM: agreed price 48.00 instead of 54.00',
      sku: 'SK-40-EPDM',
      quantity: parseDecimal('40'),
      unit: 'pcs',
      unitPrice: parseDecimal('6'),
      taxRate: parseDecimal('19'),
      net: eur('240.00'),
    },
  ],
  taxes: [
    { label: 'standard rate', rate: parseDecimal('19'), net: eur('240.00'), tax: eur('45.60'), gross: eur('285.60') },
  ],
  totals: {
    goods: eur('240.00'),
    freight: eur('0.00'),
    net: eur('240.00'),
    tax: eur('45.60'),
    gross: eur('285.60'),
    payable: eur('285.60'),
  },
  notes: [],
}

/** As many kits as wanted, each line a little longer than the one before, with sums that are right. */
export function withLines(count: number): InvoicePaper {
  const [kit] = threeLines.lines
  const [vat] = threeLines.taxes
  if (!kit || !vat) throw new Error('The sample has lost its lines')
  const lines = Array.from({ length: count }, (_, index): PaperLine => {
    const quantity = decimalOf(BigInt(index + 1))
    return { ...kit, position: index + 1, quantity, net: lineAmount(quantity, kit.unitPrice, currency('EUR')) }
  })
  const net = sum(
    currency('EUR'),
    lines.map((line) => line.net),
  )
  const tax = percentage(net, vat.rate)
  const gross = plus(net, tax)
  const totals = { goods: net, freight: eur('0.00'), net, tax, gross, payable: gross }
  return { ...threeLines, lines, taxes: [{ ...vat, net, tax, gross }], totals }
}

/** What is open at Lindauer at the end of April: three documents, a payment without a purpose, one part in dispute. */
export const statement: StatementPaper = {
  locale: 'en',
  seller,
  buyer: threeLines.buyer,
  asAt: day('2025-04-30'),
  currency: currency('EUR'),
  collector: { name: 'Femke Harms', phone: '+49 421 5550 132', email: 'femke.harms@quellwerk.example' },
  items: [
    {
      kind: 'invoice',
      number: 'RE-2025-00112',
      issuedOn: day('2025-01-13'),
      dueOn: day('2025-02-12'),
      yourOrder: 'PO 4500097655',
      original: eur('1190.00'),
      settled: eur('904.40'),
      open: eur('285.60'),
      daysLate: 77,
      mark: { kind: 'dispute' },
    },
    {
      kind: 'invoice',
      number: 'RE-2025-00188',
      issuedOn: day('2025-03-07'),
      dueOn: day('2025-04-06'),
      yourOrder: 'PO 4500098117',
      original: eur('3772.30'),
      settled: eur('0.00'),
      open: eur('3772.30'),
      daysLate: 23,
      mark: { kind: 'promise', on: day('2025-05-05') },
    },
    {
      kind: 'invoice',
      number: 'RE-2025-00231',
      issuedOn: day('2025-04-11'),
      dueOn: day('2025-05-11'),
      yourOrder: 'PO 4500098802',
      original: eur('12480.72'),
      settled: eur('0.00'),
      open: eur('12480.72'),
      daysLate: 0,
    },
    {
      kind: 'credit_note',
      number: 'GS-2025-00021',
      issuedOn: day('2025-04-22'),
      dueOn: day('2025-05-11'),
      original: eur('-119.00'),
      settled: eur('0.00'),
      open: eur('-119.00'),
      daysLate: 0,
    },
  ],
  unapplied: [{ reference: 'EREF 88410', on: day('2025-04-28'), open: eur('-500.00') }],
  total: eur('15919.62'),
  ageing: {
    notDue: eur('11861.72'),
    days1To30: eur('3772.30'),
    days31To60: eur('0.00'),
    days61To90: eur('285.60'),
    daysOver90: eur('0.00'),
  },
}

/** The same goods as an offer: one with a discount, and a word between the lines. */
export const quote: QuotePaper = {
  locale: 'en',
  seller,
  buyer: threeLines.buyer,
  quote: {
    number: 'QU-2025-00014',
    versionNo: 2,
    issuedOn: day('2025-03-03'),
    validUntil: day('2025-04-02'),
    currency: currency('EUR'),
    terms: 'Payment within 30 days of the invoice date, in full.',
    deliveryTerms: 'Free to your yard in Lindau, within five working days of your yes.',
    deliveryOn: day('2025-04-10'),
    promised: 'All on one pallet, before ten in the morning.',
    contact: { name: 'Jonas Pfeil', phone: '+49 421 5550 118', email: 'pfeil@quellwerk.example' },
  },
  lines: [
    ...threeLines.lines.slice(0, 2).map((line, index): QuotePaperLine => ({
      ...line,
      kind: 'product',
      before: index === 0 ? { price: parseDecimal('60'), percent: parseDecimal('10') } : null,
    })),
    { kind: 'text', description: 'Delivery', detail: 'By our own van; the driver helps to unload.' },
    ...threeLines.lines.slice(2).map((line): QuotePaperLine => ({ ...line, kind: 'product' })),
  ],
  taxes: threeLines.taxes,
  totals: threeLines.totals,
}
