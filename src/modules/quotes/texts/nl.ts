import type { Translation } from '#platform/message-catalogue'
import type { en } from './en.ts'

export const nl = {
  subject: 'Offerte {number}: {amount}, geldig tot en met {day}',
  subjectAnswer: 'Uw vraag over offerte {number}',
  hello: 'Beste {name},',
  helloAll: 'Geachte heer of mevrouw,',
  offer: 'hierbij onze offerte {number}: samen {amount}, {net} zonder btw. Zij geldt tot en met {day}.',
  revised:
    'hierbij de nieuwe versie van onze offerte {number}. Zij vervangt de vorige: samen {amount}, geldig tot en met {day}.',
  answer: 'u had een vraag over onze offerte {number}. Hier is het antwoord:',
  page: 'Op de pagina hieronder kunt u haar lezen, iets vragen, akkoord gaan of afwijzen. U hebt geen account nodig; de link is voor u, geef hem alleen door aan mensen die mogen beslissen.',
  look: 'Offerte openen',
  paper: 'De offerte is ook als pdf bijgevoegd.',
  reply: 'Nog iets? Beantwoord gewoon deze mail.',
  replyCall: 'Nog iets? Beantwoord gewoon deze mail of bel {phone}.',
  regards: 'Met vriendelijke groet',
} satisfies Translation<typeof en>
