import type { ReactNode } from 'react'
import type { listTouches } from '#contracts/parties'
import { catalogue, dayText, useLanguage, useToday, useWords, type Answer } from '#web'
import { WayTo } from '../insight/way-to.tsx'

const words = catalogue({
  en: {
    'invoice.issued': (number: string) => `${number} was issued.`,
    'credit-note.issued': (number: string) => `Credit note ${number} was issued.`,
    'order.queried': (number: string) => `Order ${number} waits for an answer.`,
    'opportunity.opened': (title: string) => `Opportunity: ${title}.`,
    'opportunity.lost': (title: string) => `Opportunity lost: ${title}.`,
    'opportunity.reopened': (title: string) => `Opportunity taken up again: ${title}.`,
    'opportunity.won': (title: string) => `Opportunity won: ${title}.`,
    'quote.sent': (number: string) => `Quote ${number} was sent.`,
    'quote.accepted': (number: string) => `They accepted quote ${number}.`,
    'quote.declined': (number: string) => `They declined quote ${number}.`,
    'quote.asked': (number: string) => `They asked something about quote ${number}.`,
    'quote.expired': (number: string) => `Quote ${number} expired.`,
    'quote.withdrawn': (number: string) => `Quote ${number} was withdrawn.`,
    'order.held': (number: string) => `Order ${number} is held for credit.`,
    'order.accepted': (number: string) => `Order ${number} was accepted and may be delivered.`,
    'order.cancelled': (number: string) => `Order ${number} was cancelled.`,
    'order.amended': (number: string) => `Order ${number} was changed.`,
    'order.cancelled_in_part': (number: string) => `A part of order ${number} was cancelled.`,
    'order.undone': (number: string) => `The last change of order ${number} was taken back.`,
    'dispute.opened': () => 'Part of a bill was refused.',
    'dispute.answer': () => 'Sales or operations answered about the dispute.',
    'dispute.credit': () => 'The dispute ended with a credit note.',
    'dispute.rebill': () => 'The dispute ended with a new bill.',
    'dispute.upheld': () => 'The dispute ended: the bill stands.',
    'enquiry.opened': () => 'They asked for something.',
    'report.signed': () => 'Collections told sales about them in the customer report.',
    'report.accepted': () => 'Sales took the line of the customer report as a task.',
    'report.done': () => 'Sales finished the task of the customer report.',
    'contact-rule.vip': (day: string) => `VIP until ${day}.`,
    'contact-rule.sales': (day: string) => `Only sales talks to them, until ${day}.`,
    'contact-rule.collector': (day: string) => `The collector talks to them, until ${day}.`,
    'contact-rule.both': (day: string) => `Sales and collector both talk to them, until ${day}.`,
    'contact-rule.lifted': () => 'Everybody may talk to them again.',
    'reminder.sent': (level: string): string =>
      level === '3'
        ? 'The last note before a talk left.'
        : level === '2'
          ? 'They were asked for a day.'
          : 'A first reminder left.',
    'call.promise': () => 'Call: a promise.',
    'call.paid_already': () => 'Call: they say it is paid.',
    'call.papers_sent': () => 'Call: copies were wanted and sent.',
    'call.dispute': () => 'Call: part of it is refused.',
    'call.not_approved': (day: string) => `Call: not approved yet, expected on ${day}.`,
    'call.in_pay_run': (day: string) => `Call: in the pay run of ${day}.`,
    'call.cash_trouble': () => 'Call: they are short of money.',
    'call.wrong_person': () => 'Call: the wrong person.',
    'call.no_answer': () => 'Called, nobody answered.',
    'call.refused': () => 'Call: they will not say when they pay.',
    'promise.taken': (day: string) => `They promised to pay by ${day}.`,
    'promise.kept': (day: string) => `They kept the promise for ${day}.`,
    'promise.part_kept': (day: string) => `Of what was promised for ${day} only a part came.`,
    'promise.broken': (day: string) => `What was promised for ${day} did not come.`,
    'help.asked': () => 'Asked colleagues for help.',
    'help.accepted': () => 'Takes care of what was asked.',
    'help.declined': () => 'Could not help.',
    'help.answered': () => 'Answered what colleagues asked.',
    'help.thanked': () => 'Said thanks.',
  },
  de: {
    'invoice.issued': (number: string) => `${number} wurde gestellt.`,
    'credit-note.issued': (number: string) => `Gutschrift ${number} wurde ausgestellt.`,
    'order.queried': (number: string) => `Auftrag ${number} wartet auf eine Antwort.`,
    'opportunity.opened': (title: string) => `Verkaufschance: ${title}.`,
    'opportunity.lost': (title: string) => `Verkaufschance verloren: ${title}.`,
    'opportunity.reopened': (title: string) => `Verkaufschance wieder aufgenommen: ${title}.`,
    'opportunity.won': (title: string) => `Verkaufschance gewonnen: ${title}.`,
    'quote.sent': (number: string) => `Angebot ${number} ging hinaus.`,
    'quote.accepted': (number: string) => `Angebot ${number} wurde angenommen.`,
    'quote.declined': (number: string) => `Angebot ${number} wurde abgelehnt.`,
    'quote.asked': (number: string) => `Zum Angebot ${number} kam eine Frage.`,
    'quote.expired': (number: string) => `Angebot ${number} ist abgelaufen.`,
    'quote.withdrawn': (number: string) => `Angebot ${number} wurde zurückgezogen.`,
    'order.held': (number: string) => `Auftrag ${number} ist für Kredit gesperrt.`,
    'order.accepted': (number: string) => `Auftrag ${number} ist angenommen und kann geliefert werden.`,
    'order.cancelled': (number: string) => `Auftrag ${number} wurde storniert.`,
    'order.amended': (number: string) => `Auftrag ${number} wurde geändert.`,
    'order.cancelled_in_part': (number: string) => `Ein Teil von Auftrag ${number} wurde storniert.`,
    'order.undone': (number: string) => `Die letzte Änderung von Auftrag ${number} wurde zurückgenommen.`,
    'dispute.opened': () => 'Ein Teil einer Rechnung wird nicht bezahlt.',
    'dispute.answer': () => 'Vertrieb oder Betrieb antwortete zur Reklamation.',
    'dispute.credit': () => 'Die Reklamation endete mit einer Gutschrift.',
    'dispute.rebill': () => 'Die Reklamation endete mit einer neuen Rechnung.',
    'dispute.upheld': () => 'Die Reklamation endete: die Rechnung bleibt.',
    'enquiry.opened': () => 'Der Kunde hat um etwas gebeten.',
    'report.signed': () => 'Das Mahnwesen hat dem Vertrieb im Kundenbericht von ihm berichtet.',
    'report.accepted': () => 'Der Vertrieb hat die Zeile des Kundenberichts als Aufgabe angenommen.',
    'report.done': () => 'Der Vertrieb hat die Aufgabe des Kundenberichts erledigt.',
    'contact-rule.vip': (day: string) => `VIP bis ${day}.`,
    'contact-rule.sales': (day: string) => `Nur der Vertrieb spricht mit ihnen, bis ${day}.`,
    'contact-rule.collector': (day: string) => `Das Mahnwesen spricht mit ihnen, bis ${day}.`,
    'contact-rule.both': (day: string) => `Vertrieb und Mahnwesen sprechen mit ihnen, bis ${day}.`,
    'contact-rule.lifted': () => 'Alle dürfen wieder mit ihnen sprechen.',
    'reminder.sent': (level: string): string =>
      level === '3'
        ? 'Die letzte Nachricht vor einem Gespräch ging ab.'
        : level === '2'
          ? 'Nach einem Zahltag wurde gefragt.'
          : 'Eine erste Erinnerung ging ab.',
    'call.promise': () => 'Anruf: eine Zusage.',
    'call.paid_already': () => 'Anruf: es sei bezahlt.',
    'call.papers_sent': () => 'Anruf: Kopien wurden gewünscht und geschickt.',
    'call.dispute': () => 'Anruf: ein Teil wird bestritten.',
    'call.not_approved': (day: string) => `Anruf: noch nicht freigegeben, erwartet am ${day}.`,
    'call.in_pay_run': (day: string) => `Anruf: im Zahllauf vom ${day}.`,
    'call.cash_trouble': () => 'Anruf: das Geld ist knapp.',
    'call.wrong_person': () => 'Anruf: die falsche Person.',
    'call.no_answer': () => 'Angerufen, niemand ging dran.',
    'call.refused': () => 'Anruf: sie sagen nicht, wann sie zahlen.',
    'promise.taken': (day: string) => `Zahlung bis ${day} zugesagt.`,
    'promise.kept': (day: string) => `Die Zusage für ${day} wurde gehalten.`,
    'promise.part_kept': (day: string) => `Von der Zusage für ${day} kam nur ein Teil.`,
    'promise.broken': (day: string) => `Was für ${day} zugesagt war, kam nicht.`,
    'help.asked': () => 'Hat intern um Hilfe gebeten.',
    'help.accepted': () => 'Kümmert sich um eine interne Frage.',
    'help.declined': () => 'Konnte nicht helfen.',
    'help.answered': () => 'Hat eine interne Frage beantwortet.',
    'help.thanked': () => 'Hat gedankt.',
  },
})

const pages = { inv: '/billing', ord: '/orders', dsp: '/disputes', quo: '/pipeline/quotes', opp: '/pipeline' } as const

type Touch = Pick<Answer<typeof listTouches>['rows'][number], 'text' | 'kind' | 'subject'>

/** What the machine says, in the reader's language, leading to what it speaks of; undefined for what people wrote. */
export function useToldBy() {
  const language = useLanguage()
  const today = useToday()
  const sentences: Readonly<Record<string, (number: string) => string>> = useWords(words)
  return ({ text, kind, subject }: Touch): ReactNode => {
    const value = String(text?.values['number'] ?? '')
    const sentence = sentences[text?.key ?? kind]?.(
      /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value, language, today) : value,
    )
    if (sentence === undefined) return undefined
    const page = Object.entries(pages).find(([prefix]) => subject?.startsWith(`${prefix}_`))?.[1]
    return page ? <WayTo path={`${page}/${subject ?? ''}`}>{sentence}</WayTo> : sentence
  }
}
