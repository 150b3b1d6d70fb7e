import { catalogue } from '#web'

/** What the gate says of a customer, as a sentence. */
export const reasonWords = catalogue({
  en: {
    due: 'May be written to now',
    nothing_overdue: 'Nothing is overdue',
    only_disputed: 'Only what is in dispute is open',
    only_promised: 'Only what is promised is open',
    only_held: 'Contact about the open bills is stopped',
    not_received: 'It is not known that the bill arrived',
    before_own_day: 'The own usual day has not come',
    asked_already: 'Asked already; the next note has its day',
    every_level_sent: 'All three notes have left: time for a talk',
    bank_not_loaded: 'The bank is not loaded yet',
    on_hold: 'Somebody stopped contact',
    sales_talks: 'Only sales talks to this customer',
    vip: 'A VIP: nothing leaves by itself',
    below_minimum: 'Too little is left after credits and payments',
    no_address: 'There is no mail address',
    address_dead: 'The mail address does not work',
    not_a_working_day: 'No working day there',
    too_late_today: 'Too late today',
    person_heard_enough: 'This person heard from us often enough this week',
    account_heard_enough: 'This customer heard from us often enough this week',
  },
  de: {
    due: 'Darf jetzt angeschrieben werden',
    nothing_overdue: 'Nichts ist überfällig',
    only_disputed: 'Offen ist nur, was strittig ist',
    only_promised: 'Offen ist nur, was zugesagt ist',
    only_held: 'Der Kontakt zu den offenen Rechnungen ist gestoppt',
    not_received: 'Ob die Rechnung ankam, ist nicht bekannt',
    before_own_day: 'Der eigene übliche Tag ist noch nicht da',
    asked_already: 'Schon erinnert; die nächste Nachricht hat ihren Tag',
    every_level_sent: 'Alle drei Nachrichten sind raus: Zeit für ein Gespräch',
    bank_not_loaded: 'Die Bank ist noch nicht geladen',
    on_hold: 'Jemand hat den Kontakt gestoppt',
    sales_talks: 'Nur der Vertrieb spricht mit diesem Kunden',
    vip: 'Ein VIP: nichts geht von selbst ab',
    below_minimum: 'Nach Gutschriften und Zahlungen bleibt zu wenig',
    no_address: 'Es gibt keine E-Mail-Adresse',
    address_dead: 'Die E-Mail-Adresse funktioniert nicht',
    not_a_working_day: 'Dort ist kein Arbeitstag',
    too_late_today: 'Für heute zu spät',
    person_heard_enough: 'Diese Person hat diese Woche oft genug von uns gehört',
    account_heard_enough: 'Dieser Kunde hat diese Woche oft genug von uns gehört',
  },
})

export const levelWords = catalogue({
  en: { 1: 'First note', 2: 'Asks for a day', 3: 'Last note' },
  de: { 1: 'Erste Nachricht', 2: 'Fragt nach einem Tag', 3: 'Letzte Nachricht' },
})

export const levelOf = (level: number): 1 | 2 | 3 => (level === 3 ? 3 : level === 2 ? 2 : 1)
