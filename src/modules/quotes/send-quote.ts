import { parseDecimal } from '#kernel/decimal'
import { insist, Refused } from '#kernel/outcome'
import type { Id } from '#kernel/id'
import { languageOf } from '#platform/message-catalogue'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { drawNumbers, entityOf, today } from '#modules/company'
import { queueMail } from '#modules/messages'
import { contactsOf, recordTouches } from '#modules/parties'
import { noteQuoted } from '#modules/sales'
import type { QuotePaper } from '#modules/billing'
import { contentHash } from './content-hash.ts'
import { hashOf, newSecret, pathOf } from './link.ts'
import { keepPaper, paperContent } from './quote-paper.ts'
import { authorityOf, isProduct, isWithin, mayBeSent, type QuoteHead } from './quote.ts'
import { insertLink, linksOf, setMail } from './store-links.ts'
import { policyOf } from './store-policy.ts'
import { linesOf, moveQuote, moveVersion, type QuoteVersion } from './store.ts'
import { quoteMail } from './texts/quote-mail.ts'
import { lockedQuote, tell } from './write-quote.ts'

type About = { readonly quoteId: Id<'quo'> }

/**
 * The quote leaves the house: it gets its number, its paper is set and kept, and the letter with a link of its own waits in the
 * outbox. From now on this version stays as it is.
 */
export async function sendQuote(work: Work, { quoteId, note }: About & { readonly note?: string | null | undefined }) {
  const { quote, latest } = await lockedQuote(work, quoteId)
  insist(mayBeSent(quote))
  const to = addressOf(latest)
  const lines = await linesOf(work.tx, latest.id)
  if (!lines.some(isProduct)) throw new Refused('quote_has_no_lines', { field: 'lines' })
  const entity = await entityOf(work.tx, quote.entityId)
  const now = today(work, entity)
  if (latest.validUntil < now) throw new Refused('valid_until_is_past', { field: 'validUntil', today: now })
  await refuseBeyondAuthority(work, latest)
  if (quote.opportunityId !== null) await noteQuoted(work, quote.opportunityId)
  const number = quote.number ?? (await newNumber(work, quote))
  const hash = contentHash({ ...latest, number }, lines)
  const content = await paperContent(work, { ...quote, number }, latest)
  const fileId = await keepPaper(work, content)
  await moveVersion(work.tx, latest.id, { state: 'sent', sent: { at: work.at, by: work.who.staffId, hash }, fileId })
  await moveQuote(work.tx, quoteId, {
    state: 'sent',
    number,
    firstSentAt: quote.firstSentAt ?? work.at,
    settledAt: null,
    viewedAt: null,
  })
  const told = { quote, version: { ...latest, fileId }, content, to, note: note ?? null }
  await queueLetter(work, told)
  await tell(work, quote, 'sent', { name: to })
  await touch(work, { ...quote, number }, latest, 'quote.sent')
}

/** The same version once more: to somebody who lost the mail, or to somebody else there. */
export async function resendQuote(
  work: Work,
  { quoteId, to, note }: About & { readonly to?: string | undefined; readonly note?: string | null | undefined },
) {
  const { quote, latest } = await lockedQuote(work, quoteId)
  if (quote.state !== 'sent' || quote.number === null) throw new Refused('quote_is_over', { state: quote.state })
  const content = await paperContent(work, { ...quote, number: quote.number }, latest)
  const address = to ?? addressOf(latest)
  await queueLetter(work, { quote, version: latest, content, to: address, note: note ?? null })
  await moveQuote(work.tx, quoteId, {})
  await tell(work, quote, 'sent_again', { name: address })
}

function addressOf({ email }: QuoteVersion): string {
  if (email === null) throw new Refused('quote_has_no_address', { field: 'email' })
  return email
}

async function refuseBeyondAuthority(work: Work, version: QuoteVersion): Promise<void> {
  if (version.approvedAt !== null) return
  const authority = authorityOf(work.who.roles, await policyOf(work.tx))
  const discount = parseDecimal(version.discountPercent)
  if (!isWithin(discount, authority)) throw new Refused('discount_needs_approval', { discount, authority })
}

async function newNumber(work: Work, { entityId }: QuoteHead): Promise<string> {
  const on = today(work, await entityOf(work.tx, entityId))
  const { numbers } = await drawNumbers(work, { entityId, kind: 'quote', on, count: 1 })
  const [number] = numbers
  if (number === undefined) throw new Error('no number was drawn')
  return number
}

type Letter = {
  readonly quote: QuoteHead
  readonly version: QuoteVersion
  readonly content: QuotePaper
  readonly to: string
  readonly note: string | null
  readonly answers?: boolean
}

/** A letter with a link of its own waits in the outbox. */
export async function queueLetter(
  work: Work,
  { quote, version, content, to, note, answers = false }: Letter,
): Promise<void> {
  if (work.address === null) throw new Refused('our_address_is_unknown')
  const before = await linksOf(work.tx, quote.id)
  const secret = newSecret(work.chance)
  const contact = (await contactsOf(work.tx, [quote.customerId])).find(({ id }) => id === version.contactId)
  const receiver = contact?.email === to ? contact : null
  const linkId = await insertLink(
    work.tx,
    {
      quoteId: quote.id,
      versionNo: version.no,
      contactId: receiver?.id ?? null,
      email: to,
      hash: hashOf(secret),
      madeAt: work.at,
    },
    await originOf(work),
  )
  const mail = await quoteMail({
    content,
    recipientName: receiver?.name ?? null,
    link: new URL(pathOf(secret), work.address).href,
    note,
    answers,
  })
  const queued = await queueMail(work, {
    customerId: quote.customerId,
    contactId: receiver?.id ?? null,
    purpose: 'document',
    about: { kind: 'quo', id: quote.id },
    dedupeKey: `quote ${quote.id}, letter ${before.length + 1}`,
    to,
    replyTo: content.quote.contact?.email ?? content.seller.email ?? null,
    language: languageOf(content.locale),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: answers || version.fileId === null ? [] : [{ kind: 'file', id: version.fileId }],
  })
  if (!queued.ok) throw new Refused(queued.code, { reasons: queued.facts['reasons'] })
  await setMail(work.tx, linkId, queued.value)
}

/** A line on the customer's timeline, which all departments read. */
export async function touch(
  work: Work,
  quote: Pick<QuoteHead, 'id' | 'customerId' | 'number'>,
  version: Pick<QuoteVersion, 'gross'>,
  kind: 'quote.sent' | 'quote.accepted' | 'quote.declined' | 'quote.expired' | 'quote.withdrawn' | 'quote.asked',
): Promise<void> {
  await recordTouches(work, [
    {
      customerId: quote.customerId,
      department:
        kind === 'quote.sent' || kind === 'quote.withdrawn'
          ? 'sales'
          : kind === 'quote.expired'
            ? 'machine'
            : 'customer',
      kind,
      text: { key: kind, values: { number: quote.number ?? '' } },
      amount: version.gross,
      subject: { kind: 'quo', id: quote.id },
    },
  ])
}
