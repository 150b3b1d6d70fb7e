import type { Translation } from '#platform/message-catalogue'
import type { en } from './en.ts'

export const de = {
  subject: 'Angebot {number}: {amount}, gültig bis {day}',
  subjectAnswer: 'Ihre Frage zum Angebot {number}',
  hello: 'Guten Tag {name},',
  helloAll: 'Guten Tag,',
  offer: 'hier ist unser Angebot {number}: zusammen {amount}, vor Steuer {net}. Es gilt bis {day}.',
  revised:
    'hier ist die neue Fassung unseres Angebots {number}. Sie ersetzt die vorige: zusammen {amount}, gültig bis {day}.',
  answer: 'Sie hatten eine Frage zu unserem Angebot {number}. Hier ist die Antwort:',
  page: 'Auf der Seite unten können Sie es lesen, nachfragen und es annehmen oder ablehnen. Ein Konto brauchen Sie nicht; der Link ist für Sie bestimmt, geben Sie ihn bitte nur an Personen weiter, die entscheiden dürfen.',
  look: 'Angebot öffnen',
  paper: 'Das Angebot liegt auch als PDF bei.',
  reply: 'Noch etwas? Antworten Sie einfach auf diese Mail.',
  replyCall: 'Noch etwas? Antworten Sie einfach auf diese Mail oder rufen Sie an: {phone}.',
  regards: 'Freundliche Grüße',
} satisfies Translation<typeof en>
