import { catalogue, dayText, figureText, useLanguage, useToday, useWords, type Answer } from '#web'
import type { readWorklist } from '#contracts/collections'

export type Account = Answer<typeof readWorklist>['rows'][number]
export type Outcome = (typeof outcomes)[number]

/** In the order of their keys: 1 to 9, then 0. */
export const outcomes = [
  'promise',
  'paid_already',
  'papers_sent',
  'dispute',
  'not_approved',
  'in_pay_run',
  'cash_trouble',
  'wrong_person',
  'no_answer',
  'refused',
] as const

export const outcomeWords = catalogue({
  en: {
    promise: 'Promise',
    paid_already: 'Paid already',
    papers_sent: 'Copies wanted',
    dispute: 'Dispute',
    not_approved: 'Not approved',
    in_pay_run: 'In pay run of …',
    cash_trouble: 'Cash trouble',
    wrong_person: 'Wrong person',
    no_answer: 'No answer',
    refused: 'Refused',
  },
  de: {
    promise: 'Zusage',
    paid_already: 'Schon bezahlt',
    papers_sent: 'Kopien gewünscht',
    dispute: 'Reklamation',
    not_approved: 'Noch nicht frei',
    in_pay_run: 'Im Zahllauf vom …',
    cash_trouble: 'Geld ist knapp',
    wrong_person: 'Falsche Person',
    no_answer: 'Niemand da',
    refused: 'Verweigert',
  },
})

export const stepWords = catalogue({
  en: { call: 'call', write: 'write', ask_sales: 'ask sales', leave_alone: 'leave alone' },
  de: { call: 'anrufen', write: 'schreiben', ask_sales: 'Vertrieb fragen', leave_alone: 'in Ruhe lassen' },
})

const whyText = catalogue({
  en: {
    promise_broken: (day: string, amount: string) => `${amount} promised for ${day} is not in.`,
    past_usual: (now: number, usual: number) => `It is day ${now}; they usually pay on day ${usual}.`,
    long_overdue: (days: number) => `${days} days late: from here on money is lost.`,
    no_answer_yet: () => 'Nobody answered the last call.',
    first_talk: () => 'Nobody has spoken with them yet.',
    overdue: (days: number) => (days === 1 ? 'One day late.' : `${days} days late.`),
    within_usual: (now: number, usual: number) =>
      `Day ${now}, usually day ${usual}: asking earlier would bring nothing.`,
  },
  de: {
    promise_broken: (day: string, amount: string) => `${amount}, zugesagt für den ${day}, sind nicht da.`,
    past_usual: (now: number, usual: number) => `Es ist Tag ${now}; üblich ist Tag ${usual}.`,
    long_overdue: (days: number) => `${days} Tage zu spät: ab hier geht Geld verloren.`,
    no_answer_yet: () => 'Beim letzten Anruf ging niemand dran.',
    first_talk: () => 'Noch hat niemand mit ihnen gesprochen.',
    overdue: (days: number) => (days === 1 ? 'Einen Tag zu spät.' : `${days} Tage zu spät.`),
    within_usual: (now: number, usual: number) =>
      `Tag ${now}, üblich ist Tag ${usual}: früher zu fragen bringt nichts.`,
  },
})

/** Why an account stands where it stands, in a sentence. */
export function useWhy() {
  const say = useWords(whyText)
  const language = useLanguage()
  const today = useToday()
  return ({ why, broken, dayNow, usualDay, daysLate }: Account): string => {
    switch (why) {
      case 'promise_broken':
        return say.promise_broken(
          broken ? dayText(broken.on, language, today) : '',
          broken ? figureText(broken.amount.amount, language) : '',
        )
      case 'past_usual':
      case 'within_usual':
        return say[why](dayNow ?? 0, usualDay ?? 0)
      case 'long_overdue':
      case 'overdue':
        return say[why](daysLate)
      case 'no_answer_yet':
      case 'first_talk':
        return say[why]()
    }
  }
}

export const restWords = catalogue({
  en: {
    not_today: 'Not today',
    call: (outcome: string) => `Last call: ${outcome.toLowerCase()}`,
    until: (day: string) => `until ${day}`,
  },
  de: {
    not_today: 'Nicht heute',
    call: (outcome: string) => `Letzter Anruf: ${outcome}`,
    until: (day: string) => `bis ${day}`,
  },
})

/** Why somebody is left alone: the outcome of a call, or a person's words. */
export function useRestReason() {
  const say = useWords(restWords)
  const names = useWords(outcomeWords)
  return (because: string): string => {
    const outcome = outcomes.find((each) => because === `call.${each}`)
    if (outcome) return say.call(names[outcome])
    return because === 'not_today' ? say.not_today : because
  }
}
