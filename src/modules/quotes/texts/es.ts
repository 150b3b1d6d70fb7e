import type { Translation } from '#platform/message-catalogue'
import type { en } from './en.ts'

export const es = {
  subject: 'Presupuesto {number}: {amount}, válido hasta el {day}',
  subjectAnswer: 'Su pregunta sobre el presupuesto {number}',
  hello: 'Hola, {name}:',
  helloAll: 'Buenos días:',
  offer: 'este es nuestro presupuesto {number}: {amount} en total, {net} sin impuestos. Es válido hasta el {day}.',
  revised:
    'esta es la nueva versión de nuestro presupuesto {number}. Sustituye a la anterior: {amount} en total, válido hasta el {day}.',
  answer: 'nos preguntó por nuestro presupuesto {number}. Esta es la respuesta:',
  page: 'En la página siguiente puede leerlo, preguntar, aceptarlo o rechazarlo. No necesita ninguna cuenta; el enlace es para usted: compártalo solo con quien pueda decidir.',
  look: 'Abrir el presupuesto',
  paper: 'El presupuesto también va adjunto en PDF.',
  reply: '¿Algo más? Responda a este correo.',
  replyCall: '¿Algo más? Responda a este correo o llame al {phone}.',
  regards: 'Saludos cordiales',
} satisfies Translation<typeof en>
