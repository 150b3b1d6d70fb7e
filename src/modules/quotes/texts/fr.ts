import type { Translation } from '#platform/message-catalogue'
import type { en } from './en.ts'

export const fr = {
  subject: 'Devis {number} : {amount}, valable jusqu’au {day}',
  subjectAnswer: 'Votre question sur le devis {number}',
  hello: 'Bonjour {name},',
  helloAll: 'Bonjour,',
  offer: 'voici notre devis {number} : {amount} au total, {net} hors taxes. Il est valable jusqu’au {day}.',
  revised:
    'voici la nouvelle version de notre devis {number}. Elle remplace la précédente : {amount} au total, valable jusqu’au {day}.',
  answer: 'vous nous avez posé une question sur notre devis {number}. Voici la réponse :',
  page: 'Sur la page ci-dessous, vous pouvez le lire, poser une question, l’accepter ou le décliner. Aucun compte n’est nécessaire ; le lien vous est personnel, ne le transmettez qu’aux personnes qui peuvent décider.',
  look: 'Ouvrir le devis',
  paper: 'Le devis est également joint en PDF.',
  reply: 'Autre chose ? Répondez simplement à ce courriel.',
  replyCall: 'Autre chose ? Répondez simplement à ce courriel ou appelez le {phone}.',
  regards: 'Cordialement',
} satisfies Translation<typeof en>
