import type { Id } from '#kernel/id'
import { catalogue, languageOf, type Language } from '#platform/message-catalogue'
import type { Work } from '#platform/work'
import { queueMail, type AttachmentReference, type Queued } from '#modules/messages'
import { contactsOf, type Contact, type Customer } from '#modules/parties'
import type { LegalEntity } from '#modules/company'

/** What customers read from us about a case. Short, as a person would write it, and never a word of blame. */
const say = catalogue({
  en: {
    acknowledgedSubject: 'Your question about {document}: {number}',
    acknowledged:
      'thank you for telling us. We have noted {amount} of {document} as in question and look into it; you hear from us by {day}.',
    acknowledgedRest: 'What is not in question stays due as agreed.',
    upheldSubject: 'Our answer about {document}: {number}',
    upheldRest: '{amount} of {document} therefore stays payable as agreed.',
    copySubject: 'Your copy of {document}',
    copy: 'here is the copy of {document} that you asked for.',
    proofSubject: 'Proof of delivery for {document}',
    proof: 'here is the proof of delivery for {document}, with a copy of the bill.',
    statementSubject: 'Your statement of account, {day}',
    statement: 'here is what is open on {day}:',
    nothingOpen: 'Nothing is open.',
    answerSubject: 'Your question: {number}',
    hello: 'Hello {name},',
    helloAll: 'Hello,',
    regards: 'Kind regards',
  },
  de: {
    acknowledgedSubject: 'Ihre Rückfrage zu {document}: {number}',
    acknowledged:
      'danke für Ihren Hinweis. Wir haben {amount} aus {document} als strittig vermerkt und klären das; Sie hören bis {day} von uns.',
    acknowledgedRest: 'Der unstrittige Teil bleibt wie vereinbart fällig.',
    upheldSubject: 'Unsere Antwort zu {document}: {number}',
    upheldRest: '{amount} aus {document} bleiben damit wie vereinbart zu zahlen.',
    copySubject: 'Kopie von {document}',
    copy: 'anbei die gewünschte Kopie von {document}.',
    proofSubject: 'Liefernachweis zu {document}',
    proof: 'anbei der Liefernachweis zu {document} mit einer Kopie der Rechnung.',
    statementSubject: 'Ihr Kontoauszug vom {day}',
    statement: 'zum {day} ist offen:',
    nothingOpen: 'Es ist nichts offen.',
    answerSubject: 'Ihre Frage: {number}',
    hello: 'Guten Tag {name},',
    helloAll: 'Guten Tag,',
    regards: 'Freundliche Grüße',
  },
  fr: {
    acknowledgedSubject: 'Votre question sur {document} : {number}',
    acknowledged:
      'merci de votre message. Nous avons noté {amount} de {document} comme contesté et nous l’examinons ; vous aurez notre réponse au plus tard le {day}.',
    acknowledgedRest: 'La partie non contestée reste due comme convenu.',
    upheldSubject: 'Notre réponse sur {document} : {number}',
    upheldRest: '{amount} de {document} reste donc à payer comme convenu.',
    copySubject: 'Copie de {document}',
    copy: 'voici la copie de {document} que vous avez demandée.',
    proofSubject: 'Preuve de livraison pour {document}',
    proof: 'voici la preuve de livraison pour {document}, avec une copie de la facture.',
    statementSubject: 'Votre relevé de compte du {day}',
    statement: 'voici ce qui est ouvert au {day} :',
    nothingOpen: 'Rien n’est ouvert.',
    answerSubject: 'Votre question : {number}',
    hello: 'Bonjour {name},',
    helloAll: 'Bonjour,',
    regards: 'Cordialement',
  },
  es: {
    acknowledgedSubject: 'Su consulta sobre {document}: {number}',
    acknowledged:
      'gracias por avisarnos. Hemos anotado {amount} de {document} como discutido y lo estamos revisando; tendrá noticias nuestras a más tardar el {day}.',
    acknowledgedRest: 'La parte no discutida sigue venciendo según lo acordado.',
    upheldSubject: 'Nuestra respuesta sobre {document}: {number}',
    upheldRest: 'Por tanto, {amount} de {document} queda por pagar según lo acordado.',
    copySubject: 'Copia de {document}',
    copy: 'adjuntamos la copia de {document} que nos pidió.',
    proofSubject: 'Justificante de entrega de {document}',
    proof: 'adjuntamos el justificante de entrega de {document} con una copia de la factura.',
    statementSubject: 'Su extracto de cuenta del {day}',
    statement: 'esto es lo pendiente al {day}:',
    nothingOpen: 'No hay nada pendiente.',
    answerSubject: 'Su consulta: {number}',
    hello: 'Buenos días, {name}:',
    helloAll: 'Buenos días:',
    regards: 'Un cordial saludo',
  },
  nl: {
    acknowledgedSubject: 'Uw vraag over {document}: {number}',
    acknowledged:
      'dank voor uw bericht. Wij hebben {amount} van {document} als betwist genoteerd en zoeken het uit; u hoort uiterlijk {day} van ons.',
    acknowledgedRest: 'Het onbetwiste deel blijft volgens afspraak te betalen.',
    upheldSubject: 'Ons antwoord over {document}: {number}',
    upheldRest: '{amount} van {document} blijft daarom volgens afspraak te betalen.',
    copySubject: 'Kopie van {document}',
    copy: 'hierbij de kopie van {document} waar u om vroeg.',
    proofSubject: 'Afleverbewijs voor {document}',
    proof: 'hierbij het afleverbewijs voor {document}, met een kopie van de factuur.',
    statementSubject: 'Uw rekeningoverzicht van {day}',
    statement: 'dit staat open op {day}:',
    nothingOpen: 'Er staat niets open.',
    answerSubject: 'Uw vraag: {number}',
    hello: 'Goedendag {name},',
    helloAll: 'Goedendag,',
    regards: 'Met vriendelijke groet',
  },
})

type Receiver = { readonly to: string; readonly contact: Contact | null; readonly language: Language }

/** Who gets our letters: the person who asked, else whoever pays the bills. */
export async function receiverOf(
  work: Work,
  customer: Customer,
  contactId: Id<'con'> | null,
): Promise<Receiver | null> {
  const contacts = (await contactsOf(work.tx, [customer.id])).filter((each) => each.active && each.email !== null)
  const asker = contacts.find((each) => each.id === contactId) ?? null
  const payer = contacts.find((each) => each.function === 'accounts_payable') ?? null
  const contact = asker ?? (customer.invoiceEmail === null ? payer : null)
  const to = contact?.email ?? customer.invoiceEmail
  return to === null ? null : { to, contact, language: languageOf(contact?.language ?? customer.language) }
}

export type Letter = {
  readonly caseId: Id<'dsp'>
  readonly key: string
  readonly customer: Customer
  readonly receiver: Receiver
  readonly entity: LegalEntity
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly attachments?: readonly AttachmentReference[]
}

/** Puts a letter about a case into the outbox, signed by the person at work where there is one. */
export function send(work: Work, letter: Letter): Promise<Queued> {
  const { receiver, entity } = letter
  const { language, contact } = receiver
  const hello = contact ? say(language, 'hello', { name: contact.name }) : say(language, 'helloAll')
  const signature = [say(language, 'regards'), ...(work.who.kind === 'staff' ? [work.who.name] : []), entity.name]
  return queueMail(work, {
    customerId: letter.customer.id,
    contactId: contact?.id ?? null,
    purpose: 'notice',
    about: { kind: 'dsp', id: letter.caseId },
    dedupeKey: `dispute ${letter.caseId} ${letter.key}`,
    to: receiver.to,
    language,
    subject: letter.subject,
    text: [hello, ...letter.paragraphs, signature.join('\n')].join('\n\n').concat('\n'),
    attachments: letter.attachments ?? [],
  })
}

export { say as sayToCustomer }
