import type { listReportLines } from '#contracts/reports'
import { catalogue, useWords, type Answer } from '#web'

export type ReportLine = Answer<typeof listReportLines>['rows'][number]

export const reportWords = catalogue({
  en: {
    title: 'Customer report',
    line: (month: string) =>
      `What collections tells sales, ${month}. Keep or drop each line, say what the figures do not, and sign what you stand by.`,
    toSign: 'To sign',
    signed: 'Signed',
    followed: 'What followed',
    draft: 'Draft now',
    drafted: (count: number) =>
      count === 0 ? 'Nothing new to say' : count === 1 ? '1 line drafted' : `${count} lines drafted`,
    'group invest': 'Ready to invest further',
    'group pursue': 'To pursue',
    'group cold': 'Gone cold',
    customer: 'Customer',
    why: 'Why',
    rhythm: 'Last order, own rhythm',
    headroom: 'Headroom',
    expected: 'Expected in 90 days',
    state: 'State',
    daysAgo: (days: number) => (days === 1 ? '1 day ago' : `${days} days ago`),
    ownRhythm: (usual: number, most: number) => `usually ${usual}, 95 of 100 within ${most}`,
    'reason gone_beyond_rhythm': (days: number, most: number, alive: string) =>
      `Silent for ${days} days where 95 of 100 of their gaps stay within ${most}; ${alive} % likely to buy again`,
    'reason later_than_usual': (days: number) => `${days} days since the last order, later than three of four times`,
    'reason in_rhythm': 'Orders in rhythm',
    'reason worth_more_than_most': 'worth more than most',
    'reason orders_grow': 'orders grow',
    'reason pays_in_habit': 'pays as ever',
    'reason room_for_more': 'room for another order',
    'reason wrong_bills_before': 'after bills of ours that were wrong',
    'reason owes_us': 'owes us',
    by: (name: string) => `signed by ${name}`,
    keep: 'Keep',
    isKept: 'kept',
    isDropped: 'dropped',
    drop: 'Drop',
    back: 'Put back',
    comment: 'Comment',
    kept: (name: string) => `${name} is kept`,
    dropped: (name: string) => `${name} is dropped`,
    putBack: (name: string) => `${name} is put back`,
    keepAll: (count: number) => `Keep the other ${count}`,
    keptAll: (count: number) => `${count} lines are kept`,
    sign: (count: number) => (count === 1 ? 'Sign 1 line' : `Sign ${count} lines`),
    signTitle: 'Sign with your name',
    signHint: (count: number) =>
      `${count === 1 ? 'The line goes' : `${count} lines go`} to sales under your name, and stay as they are. Until now you can still change your mind.`,
    signedDone: (count: number) => (count === 1 ? '1 line is signed' : `${count} lines are signed`),
    cancel: 'Not yet',
    none: 'No line waits for you',
    noneHint:
      'The report is drafted in the last five working days of the month, or when you ask. Customers appear who stand out by their own rhythm.',
    close: 'Close',
    save: 'Save',
    commentHint: 'What you know of them and the figures do not.',
    commented: 'Comment saved',
    export: 'Export',
    salesTitle: 'From collections',
    salesLine: 'What collectors noticed at your customers. Accept a line and it is your task; decline it and say why.',
    news: 'New',
    tasks: 'My tasks',
    declined: 'Declined',
    accept: 'Accept',
    decline: 'Decline',
    acceptTitle: (name: string) => `${name}: take it as a task`,
    actBy: 'By when do you talk to them?',
    note: 'Note',
    accepted: 'It is your task now',
    declineTitle: (name: string) => `${name}: why not?`,
    because: 'Reason',
    'because knows_better': 'I know the reason already',
    'because talked_lately': 'I talked to them lately',
    'because not_worth_it': 'Not worth it',
    'because wrong_facts': 'The facts are wrong',
    'because other': 'Something else',
    declinedDone: 'Declined, with the reason',
    finish: 'Done',
    finishTitle: (name: string) => `${name}: what came of it?`,
    finished: 'The task is done',
    due: (day: string) => `by ${day}`,
    orders: (count: number) => (count === 0 ? 'no order yet' : count === 1 ? '1 order' : `${count} orders`),
    ordered: 'Ordered, net',
    cash: 'Cash received',
    paidOn: (day: string) => `first paid on ${day}`,
    until: (day: string) => `counted until ${day}`,
    salesNone: 'Nothing new from collections',
    salesNoneHint:
      'Lines appear here once a collector has signed them: customers ready for more, customers to pursue, customers gone cold.',
    tasksNone: 'No task is open',
    tasksNoneHint: 'A line that you accept stays here until you say what came of it.',
    followedNone: 'Nothing was accepted yet',
    followedNoneHint: 'Orders and cash of the 120 days after a line was accepted stand here.',
    declinedNone: 'Nothing was declined',
    declinedNoneHint: 'Declined lines stay here with their reason.',
    all: 'All',
    tabsLabel: 'Customer report',
  },
  de: {
    title: 'Kundenbericht',
    line: (month: string) =>
      `Was das Mahnwesen dem Vertrieb sagt, ${month}. Jede Zeile behalten oder streichen, sagen, was die Zahlen nicht wissen, und zeichnen, wofür Sie stehen.`,
    toSign: 'Zu zeichnen',
    signed: 'Gezeichnet',
    followed: 'Was folgte',
    draft: 'Jetzt entwerfen',
    drafted: (count: number) =>
      count === 0 ? 'Nichts Neues zu sagen' : count === 1 ? '1 Zeile entworfen' : `${count} Zeilen entworfen`,
    'group invest': 'Bereit für mehr',
    'group pursue': 'Nachfassen',
    'group cold': 'Kalt geworden',
    customer: 'Kunde',
    why: 'Warum',
    rhythm: 'Letzte Bestellung, eigener Rhythmus',
    headroom: 'Spielraum',
    expected: 'Erwartet in 90 Tagen',
    state: 'Stand',
    daysAgo: (days: number) => (days === 1 ? 'vor 1 Tag' : `vor ${days} Tagen`),
    ownRhythm: (usual: number, most: number) => `sonst ${usual}, 95 von 100 bis ${most}`,
    'reason gone_beyond_rhythm': (days: number, most: number, alive: string) =>
      `Seit ${days} Tagen still, wo 95 von 100 Abständen unter ${most} bleiben; kauft zu ${alive} % wieder`,
    'reason later_than_usual': (days: number) =>
      `${days} Tage seit der letzten Bestellung, später als drei von vier Malen`,
    'reason in_rhythm': 'Bestellt im Rhythmus',
    'reason worth_more_than_most': 'mehr wert als die meisten',
    'reason orders_grow': 'Bestellungen wachsen',
    'reason pays_in_habit': 'zahlt wie immer',
    'reason room_for_more': 'Spielraum für eine weitere',
    'reason wrong_bills_before': 'nach falschen Rechnungen von uns',
    'reason owes_us': 'schuldet uns Geld',
    by: (name: string) => `gezeichnet von ${name}`,
    keep: 'Behalten',
    isKept: 'behalten',
    isDropped: 'gestrichen',
    drop: 'Streichen',
    back: 'Zurücklegen',
    comment: 'Anmerken',
    kept: (name: string) => `${name} ist behalten`,
    dropped: (name: string) => `${name} ist gestrichen`,
    putBack: (name: string) => `${name} ist zurückgelegt`,
    keepAll: (count: number) => `Die anderen ${count} behalten`,
    keptAll: (count: number) => `${count} Zeilen sind behalten`,
    sign: (count: number) => (count === 1 ? '1 Zeile zeichnen' : `${count} Zeilen zeichnen`),
    signTitle: 'Mit Ihrem Namen zeichnen',
    signHint: (count: number) =>
      `${count === 1 ? 'Die Zeile geht' : `${count} Zeilen gehen`} mit Ihrem Namen an den Vertrieb und bleiben, wie sie sind. Bis hier können Sie noch ändern.`,
    signedDone: (count: number) => (count === 1 ? '1 Zeile ist gezeichnet' : `${count} Zeilen sind gezeichnet`),
    cancel: 'Noch nicht',
    none: 'Keine Zeile wartet auf Sie',
    noneHint:
      'Der Bericht entsteht in den letzten fünf Arbeitstagen des Monats, oder wenn Sie es wünschen. Es erscheinen Kunden, die nach ihrem eigenen Rhythmus auffallen.',
    close: 'Schließen',
    save: 'Speichern',
    commentHint: 'Was Sie wissen und die Zahlen nicht.',
    commented: 'Anmerkung gespeichert',
    export: 'Ausgeben',
    salesTitle: 'Vom Mahnwesen',
    salesLine:
      'Was den Sachbearbeitern bei Ihren Kunden auffiel. Angenommen wird es Ihre Aufgabe; abgelehnt mit einem Grund.',
    news: 'Neu',
    tasks: 'Meine Aufgaben',
    declined: 'Abgelehnt',
    accept: 'Annehmen',
    decline: 'Ablehnen',
    acceptTitle: (name: string) => `${name}: als Aufgabe annehmen`,
    actBy: 'Bis wann sprechen Sie mit ihnen?',
    note: 'Notiz',
    accepted: 'Es ist jetzt Ihre Aufgabe',
    declineTitle: (name: string) => `${name}: warum nicht?`,
    because: 'Grund',
    'because knows_better': 'Ich kenne den Grund schon',
    'because talked_lately': 'Ich habe kürzlich mit ihnen gesprochen',
    'because not_worth_it': 'Lohnt sich nicht',
    'because wrong_facts': 'Die Angaben stimmen nicht',
    'because other': 'Etwas anderes',
    declinedDone: 'Abgelehnt, mit Grund',
    finish: 'Erledigt',
    finishTitle: (name: string) => `${name}: was kam dabei heraus?`,
    finished: 'Die Aufgabe ist erledigt',
    due: (day: string) => `bis ${day}`,
    orders: (count: number) =>
      count === 0 ? 'noch keine Bestellung' : count === 1 ? '1 Bestellung' : `${count} Bestellungen`,
    ordered: 'Bestellt, netto',
    cash: 'Eingegangen',
    paidOn: (day: string) => `zuerst bezahlt am ${day}`,
    until: (day: string) => `zählt bis ${day}`,
    salesNone: 'Nichts Neues vom Mahnwesen',
    salesNoneHint:
      'Zeilen stehen hier, sobald sie gezeichnet sind: Kunden bereit für mehr, Kunden zum Nachfassen, kalt gewordene Kunden.',
    tasksNone: 'Keine Aufgabe ist offen',
    tasksNoneHint: 'Was Sie annehmen, bleibt hier, bis Sie sagen, was dabei herauskam.',
    followedNone: 'Noch nichts angenommen',
    followedNoneHint: 'Bestellungen und Geld der 120 Tage nach der Annahme stehen hier.',
    declinedNone: 'Nichts abgelehnt',
    declinedNoneHint: 'Abgelehnte Zeilen bleiben hier mit ihrem Grund.',
    all: 'Alle',
    tabsLabel: 'Kundenbericht',
  },
})

export type ReportWords = typeof reportWords.en
export const useReportWords = (): ReportWords => useWords(reportWords)

/** Why a customer stands in the report, in one sentence. */
export function whyText(say: ReportWords, { reasons, openGapDays, gap95Days, chanceAlivePercent }: ReportLine): string {
  return reasons
    .map((reason) => {
      switch (reason) {
        case 'gone_beyond_rhythm':
          return say['reason gone_beyond_rhythm'](openGapDays, gap95Days, aboutPercent(chanceAlivePercent))
        case 'later_than_usual':
          return say['reason later_than_usual'](openGapDays)
        case 'in_rhythm':
        case 'worth_more_than_most':
        case 'orders_grow':
        case 'pays_in_habit':
        case 'room_for_more':
        case 'wrong_bills_before':
        case 'owes_us':
          return say[`reason ${reason}`]
      }
    })
    .join(', ')
}

const aboutPercent = (percent: string) => (Number(percent) < 1 ? '< 1' : String(Math.round(Number(percent))))
