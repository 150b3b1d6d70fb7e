import { catalogue } from '#platform/message-catalogue'
import type { Language } from '#platform/work'
import type { NoticeKind, Said } from './notice.ts'

const say = catalogue({
  en: {
    mention: '{who} speaks to you at {place}: “{words}”',
    order_queried: 'Order {what} of {customer} waits for your answer.',
    order_escalated: 'A question about order {what} of {customer} is late: its time is over.',
    order_held: 'Order {what} of {customer} is held for credit.',
    order_answered: 'What was asked about order {what} of {customer} is answered.',
    order_released: 'Order {what} of {customer} may be delivered.',
    order_refused: 'Credit cannot take order {what} of {customer}; what it offers instead stands on the order.',
    dispute_owner: 'Case {what} of {customer} is yours.',
    dispute_escalated: 'Case {what} of {customer} went up to you: its time is over.',
    approval_wanted: 'Case {what} of {customer} waits for your yes.',
    credit_approval: 'A credit note on bill {what} of {customer} waits for your yes.',
    help_asked: '{who} asks for help with {customer}: “{words}”',
    help_accepted: '{who} takes care of what you asked about {customer}.',
    help_declined: '{who} cannot help with {customer}: “{words}”',
    help_answered: '{who} answered about {customer}: “{words}”',
    help_thanked: '{who} thanks you for your help with {customer}.',
    quote_approval: 'The discount on a quote for {customer} waits for your yes.',
    quote_question: '{customer} asks about quote {what}: “{words}”',
    quote_expiring: 'Quote {what} for {customer} ends soon. Call while there is time.',
    quote_accepted: '{customer} accepted quote {what}. It is order {words}.',
    quote_declined: '{customer} declined quote {what}.',
    quote_expired: 'Quote {what} for {customer} has expired.',
    quote_stuck: '{customer} accepts quote {what}, but the order could not be placed. Look at it.',
    quote_undelivered: 'The letter with quote {what} did not reach {customer}.',
    quote_approved: 'Your quote for {customer} may go out.',
    quote_not_approved: 'Your quote for {customer} may not go out like this: “{words}”',
    digestSubject: { one: '{count} thing for you in Quittance', other: '{count} things for you in Quittance' },
    digestHello: 'Hello {name},',
    passwordLinkSubject: 'A link to a new password of yours was made',
    passwordLinkText:
      '{who} made a link by which a new password is set for your account. It works once, for {minutes} minutes. Nobody but you should use it.',
    passwordLinkEnd: 'If you did not ask for it, tell another administrator and your finance lead at once.',
    digestEnd: 'You get this mail because you asked for it. Settings, Notices: change what comes and when.',
  },
  de: {
    mention: '{who} spricht Sie an bei {place}: „{words}“',
    order_queried: 'Auftrag {what} von {customer} wartet auf Ihre Antwort.',
    order_escalated: 'Eine Rückfrage zu Auftrag {what} von {customer} ist überfällig: ihre Frist ist vorbei.',
    order_held: 'Auftrag {what} von {customer} ist für Kredit gesperrt.',
    order_answered: 'Die Rückfrage zu Auftrag {what} von {customer} ist beantwortet.',
    order_released: 'Auftrag {what} von {customer} kann geliefert werden.',
    order_refused:
      'Der Kredit nimmt Auftrag {what} von {customer} nicht an; was er stattdessen anbietet, steht am Auftrag.',
    dispute_owner: 'Fall {what} von {customer} gehört Ihnen.',
    dispute_escalated: 'Fall {what} von {customer} kam zu Ihnen: seine Frist ist vorbei.',
    approval_wanted: 'Fall {what} von {customer} wartet auf Ihr Ja.',
    credit_approval: 'Eine Gutschrift zu Rechnung {what} von {customer} wartet auf Ihr Ja.',
    help_asked: '{who} bittet um Hilfe bei {customer}: „{words}“',
    help_accepted: '{who} kümmert sich um Ihre Frage zu {customer}.',
    help_declined: '{who} kann bei {customer} nicht helfen: „{words}“',
    help_answered: '{who} hat zu {customer} geantwortet: „{words}“',
    help_thanked: '{who} dankt für Ihre Hilfe bei {customer}.',
    quote_approval: 'Der Nachlass in einem Angebot an {customer} wartet auf Ihr Ja.',
    quote_question: '{customer} fragt zum Angebot {what}: „{words}“',
    quote_expiring: 'Angebot {what} an {customer} läuft bald ab. Rufen Sie an, solange noch Zeit ist.',
    quote_accepted: '{customer} hat Angebot {what} angenommen. Es ist Auftrag {words}.',
    quote_declined: '{customer} hat Angebot {what} abgelehnt.',
    quote_expired: 'Angebot {what} an {customer} ist abgelaufen.',
    quote_stuck: '{customer} nimmt Angebot {what} an, aber der Auftrag ließ sich nicht anlegen. Sehen Sie nach.',
    quote_undelivered: 'Die Mail mit Angebot {what} kam bei {customer} nicht an.',
    quote_approved: 'Ihr Angebot an {customer} darf hinaus.',
    quote_not_approved: 'Ihr Angebot an {customer} darf so nicht hinaus: „{words}“',
    digestSubject: { one: '{count} Sache für Sie in Quittance', other: '{count} Sachen für Sie in Quittance' },
    digestHello: 'Guten Tag {name},',
    passwordLinkSubject: 'Ein Link zu einem neuen Kennwort für Sie wurde erzeugt',
    passwordLinkText:
      '{who} hat einen Link erzeugt, mit dem für Ihr Konto ein neues Kennwort gesetzt wird. Er gilt einmal, {minutes} Minuten lang. Niemand außer Ihnen sollte ihn verwenden.',
    passwordLinkEnd:
      'Wenn Sie nicht darum gebeten haben, sagen Sie es sofort jemand anderem in der Administration und der Finanzleitung.',
    digestEnd: 'Diese Mail haben Sie bestellt. Unter Einstellungen, Hinweise ändern Sie, was kommt und wann.',
  },
})

/** A notice in a sentence of the reader's language. */
export function sentenceOf(language: Language, kind: NoticeKind, { what, customer, who, words }: Said): string {
  switch (kind) {
    case 'mention':
      return say(language, kind, { who, words, place: [what, customer].filter(Boolean).join(', ') })
    case 'order_queried':
    case 'order_escalated':
    case 'order_held':
    case 'order_answered':
    case 'order_released':
    case 'order_refused':
    case 'dispute_owner':
    case 'dispute_escalated':
    case 'approval_wanted':
    case 'credit_approval':
      return say(language, kind, { what, customer })
    case 'help_asked':
    case 'help_declined':
    case 'help_answered':
      return say(language, kind, { who, customer, words })
    case 'help_accepted':
    case 'help_thanked':
      return say(language, kind, { who, customer })
    case 'quote_approval':
    case 'quote_approved':
      return say(language, kind, { customer })
    case 'quote_not_approved':
      return say(language, kind, { customer, words })
    case 'quote_question':
    case 'quote_accepted':
      return say(language, kind, { what, customer, words })
    case 'quote_expiring':
    case 'quote_declined':
    case 'quote_expired':
    case 'quote_stuck':
    case 'quote_undelivered':
      return say(language, kind, { what, customer })
  }
}

export { say }
