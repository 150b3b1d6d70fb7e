import { useLanguage } from '#web'

const en = {
  causes: {
    price: 'Price not as agreed',
    quantity: 'Short delivery',
    damaged: 'Damaged or wrong goods',
    purchase_order: 'Order number or address wrong',
    duplicate: 'Billed twice',
    tax: 'Tax wrong',
    terms: 'Terms, discount or rebate',
    service: 'Service not accepted',
    not_ordered: 'Not ordered, or cancelled',
    deduction: 'Kept back without reason',
  },
  wants: { copy: 'Copy wanted', proof: 'Proof of delivery wanted', statement: 'Statement wanted', other: 'Question' },
  states: {
    opened: 'customer not told yet',
    acknowledged: 'customer told',
    investigating: 'being looked into',
    proposal: 'waits for a yes',
    executed: 'settled',
    upheld: 'bill stands',
    withdrawn: 'taken back',
    answered: 'answered',
  },
  verdicts: { ours: 'Ours', theirs: 'Theirs', shared: 'Shared', goodwill: 'Goodwill' },
  outcomes: { credit: 'Credit note', rebill: 'Bill anew', upheld: 'Bill stands' },
  origins: { customer: 'from the customer', short_payment: 'from a short payment', staff: 'from a colleague' },
  fields: {
    price: 'price',
    quantity: 'quantity delivered',
    goods: 'goods',
    po_number: 'order number',
    bill: 'the bill',
    tax_code: 'tax code',
    terms: 'terms',
    acceptance: 'acceptance',
    order: 'the order',
    deduction: 'deduction',
  },
  departments: {
    sales: 'sales',
    operations: 'operations',
    billing: 'billing',
    master_data: 'master data',
    customer: 'the customer',
    machine: 'by the machine',
  },
  roles: {
    sales_rep: 'sales',
    sales_manager: 'sales manager',
    credit_manager: 'credit manager',
    billing_clerk: 'billing',
    cash_clerk: 'cash desk',
    collector: 'collections',
    operations: 'operations',
    finance_lead: 'finance lead',
  },
  or: 'or',
  whoever: (role: string) => `whoever of ${role} takes it`,
  days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
  whys: {
    promise_broken: (_days: number, who: string) => `A promise was broken. ${who} is asked.`,
    late: (days: number, who: string) => `${days === 1 ? '1 day' : `${days} days`} past its day, with ${who}.`,
    approval: (_days: number, who: string) => `Decided. The yes of ${who} is missing.`,
    due: (days: number, who: string) =>
      days === 0 ? `To be answered today, by ${who}.` : `${days === 1 ? '1 day' : `${days} days`} left, with ${who}.`,
    promised: (days: number, who: string) =>
      days === 0
        ? `${who} promised it for today.`
        : `${who} sorts it out, ${days === 1 ? '1 day' : `${days} days`} left.`,
    with_customer: () => 'The customer has the move; our clock stands.',
    closed: () => 'Closed.',
  },
  happened: {
    opened: 'Dispute opened',
    enquired: 'The customer asked',
    traced: 'Lineage points to',
    acknowledged: 'The customer was told',
    acknowledged_by_mail: 'The customer was told by mail that his word arrived',
    no_address: 'No letter could leave: there is no address, or it may not be written to',
    promised: '“I’ll sort it out”, by',
    promise_extended: 'More time given, to',
    promise_broken: 'The promised day passed, and nothing was decided',
    escalated: 'One level up, to',
    with_customer: 'The customer has the move; our clock stands',
    answer_came: 'The customer answered; the clock goes on',
    handed_over: 'Handed to',
    decided_ours: 'Decided: ours',
    decided_theirs: 'Decided: theirs',
    decided_shared: 'Decided: shared',
    decided_goodwill: 'Decided: goodwill',
    approval_asked: 'A yes is asked of',
    approved: 'Agreed, as',
    approved_for: 'Agreed in the place of',
    rule_proposed: 'The third of its kind: a rule for order entry is proposed',
    returned: 'Sent back to',
    credited: 'Credit note issued',
    rebilled: 'Billed anew',
    replied: 'Reply sent',
    withdrawn: 'The customer took it back',
    answered: 'Answered',
    sent_copy: 'Copy sent',
    sent_proof: 'Proof and copy sent',
    sent_statement: 'Statement sent',
    comment: 'Comment',
    file_added: 'File added',
  },
  tabs: { label: 'Disputes', queue: 'To do', all: 'All cases', approvals: 'Approvals', enquiries: 'Enquiries' },
}

const de: typeof en = {
  causes: {
    price: 'Preis nicht wie vereinbart',
    quantity: 'Zu wenig geliefert',
    damaged: 'Ware beschädigt oder falsch',
    purchase_order: 'Bestellnummer oder Anschrift falsch',
    duplicate: 'Doppelt berechnet',
    tax: 'Steuer falsch',
    terms: 'Zahlungsziel, Skonto oder Bonus',
    service: 'Leistung nicht abgenommen',
    not_ordered: 'Nicht bestellt oder storniert',
    deduction: 'Ohne Grund einbehalten',
  },
  wants: { copy: 'Kopie erbeten', proof: 'Liefernachweis erbeten', statement: 'Kontoauszug erbeten', other: 'Frage' },
  states: {
    opened: 'Kunde weiß noch nichts',
    acknowledged: 'Kunde weiß Bescheid',
    investigating: 'wird geklärt',
    proposal: 'wartet auf ein Ja',
    executed: 'erledigt',
    upheld: 'Rechnung steht',
    withdrawn: 'zurückgenommen',
    answered: 'beantwortet',
  },
  verdicts: { ours: 'Bei uns', theirs: 'Beim Kunden', shared: 'Geteilt', goodwill: 'Kulanz' },
  outcomes: { credit: 'Gutschrift', rebill: 'Neu berechnen', upheld: 'Rechnung steht' },
  origins: { customer: 'vom Kunden', short_payment: 'aus einer Kürzung', staff: 'von Kollegen' },
  fields: {
    price: 'Preis',
    quantity: 'gelieferte Menge',
    goods: 'Ware',
    po_number: 'Bestellnummer',
    bill: 'die Rechnung',
    tax_code: 'Steuerschlüssel',
    terms: 'Zahlungsziel',
    acceptance: 'Abnahme',
    order: 'der Auftrag',
    deduction: 'Kürzung',
  },
  departments: {
    sales: 'Vertrieb',
    operations: 'Auftragsabwicklung',
    billing: 'Fakturierung',
    master_data: 'Stammdaten',
    customer: 'der Kunde',
    machine: 'die Maschine',
  },
  roles: {
    sales_rep: 'Vertrieb',
    sales_manager: 'Vertriebsleitung',
    credit_manager: 'Kreditleitung',
    billing_clerk: 'Fakturierung',
    cash_clerk: 'Zahlungseingang',
    collector: 'Forderungen',
    operations: 'Auftragsabwicklung',
    finance_lead: 'Finanzleitung',
  },
  or: 'oder',
  whoever: (role: string) => `jemand aus ${role}`,
  days: (count: number) => (count === 1 ? '1 Tag' : `${count} Tage`),
  whys: {
    promise_broken: (_days: number, who: string) => `Eine Zusage wurde gebrochen. Gefragt ist ${who}.`,
    late: (days: number, who: string) => `${days === 1 ? '1 Tag' : `${days} Tage`} über der Zeit, bei ${who}.`,
    approval: (_days: number, who: string) => `Entschieden. Es fehlt das Ja von ${who}.`,
    due: (days: number, who: string) =>
      days === 0 ? `Heute zu beantworten, von ${who}.` : `Noch ${days === 1 ? '1 Tag' : `${days} Tage`}, bei ${who}.`,
    promised: (days: number, who: string) =>
      days === 0
        ? `${who} hat es für heute zugesagt.`
        : `${who} klärt es, noch ${days === 1 ? '1 Tag' : `${days} Tage`}.`,
    with_customer: () => 'Der Kunde ist am Zug; unsere Uhr steht.',
    closed: () => 'Abgeschlossen.',
  },
  happened: {
    opened: 'Reklamation eröffnet',
    enquired: 'Der Kunde hat gefragt',
    traced: 'Die Herkunft weist auf',
    acknowledged: 'Der Kunde weiß Bescheid',
    acknowledged_by_mail: 'Dem Kunden wurde per Mail bestätigt, dass sein Hinweis da ist',
    no_address: 'Kein Schreiben ging raus: Es gibt keine Adresse, oder sie ist gesperrt',
    promised: '„Ich kläre das“, bis',
    promise_extended: 'Mehr Zeit gegeben, bis',
    promise_broken: 'Der zugesagte Tag verging ohne Entscheidung',
    escalated: 'Eine Stufe höher, an',
    with_customer: 'Der Kunde ist am Zug; unsere Uhr steht',
    answer_came: 'Der Kunde hat geantwortet; die Uhr läuft weiter',
    handed_over: 'Übergeben an',
    decided_ours: 'Entschieden: bei uns',
    decided_theirs: 'Entschieden: beim Kunden',
    decided_shared: 'Entschieden: geteilt',
    decided_goodwill: 'Entschieden: Kulanz',
    approval_asked: 'Um ein Ja gebeten wird',
    approved: 'Zugestimmt, als',
    approved_for: 'Zugestimmt in Vertretung von',
    rule_proposed: 'Der dritte seiner Art: eine Regel für die Erfassung ist vorgeschlagen',
    returned: 'Zurückgegeben an',
    credited: 'Gutschrift erstellt',
    rebilled: 'Neu berechnet',
    replied: 'Antwort geschickt',
    withdrawn: 'Der Kunde hat es zurückgenommen',
    answered: 'Beantwortet',
    sent_copy: 'Kopie geschickt',
    sent_proof: 'Nachweis und Kopie geschickt',
    sent_statement: 'Kontoauszug geschickt',
    comment: 'Kommentar',
    file_added: 'Datei hinzugefügt',
  },
  tabs: { label: 'Reklamationen', queue: 'Zu tun', all: 'Alle Fälle', approvals: 'Freigaben', enquiries: 'Anfragen' },
}

export type CaseWords = typeof en

const byLanguage = { en, de }

/** The words of the trade for cases: causes, states, verdicts, who it waits for, and what happened. */
export const useCaseWords = (): CaseWords => byLanguage[useLanguage()]

const wordOf = (words: Readonly<Record<string, string>>, key: string) => words[key] ?? key

export const roleWord = (say: CaseWords, role: string) =>
  role
    .split(' or ')
    .map((each) => wordOf(say.roles, each))
    .join(` ${say.or} `)

export const happenedWord = (say: CaseWords, kind: string) => wordOf(say.happened, kind)

/** Fields, departments and roles stand in one column of what happened: each is said in its own word. */
export const placeWord = (say: CaseWords, key: string) =>
  key
    .split(', ')
    .map((part) => wordOf({ ...say.fields, ...say.departments }, part))
    .map((part) => (part.includes('_') || part.includes(' or ') ? roleWord(say, part) : part))
    .join(', ')
