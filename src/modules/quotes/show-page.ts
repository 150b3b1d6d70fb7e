import { dayIn } from '#kernel/day'
import { languageOf } from '#platform/message-catalogue'
import type { FileOut } from '#platform/wire'
import type { Work } from '#platform/work'
import { totalsOf } from '#modules/billing'
import { entityOf, staffOf } from '#modules/company'
import { contactsOf, customerOf, describeTerms, parseTerms } from '#modules/parties'
import { openedBy, type Opened } from './opened-quote.ts'
import { paperFile } from './quote-paper.ts'
import { isProduct, type QuoteLine } from './quote.ts'
import { isStuck, talkOf } from './store-happenings.ts'
import { linesOf } from './store.ts'

type ByLink = { readonly token: string }

export const showPage = async (work: Work, { token }: ByLink) => pageOf(await openedBy(work, token))

/** What the customer reads, and nothing of anybody else. */
export async function pageOf({ house, link, quote, version, standing }: Opened) {
  const customer = await customerOf(house.tx, quote.customerId)
  const entity = await entityOf(house.tx, quote.entityId)
  const [salesperson] = await staffOf(house.tx, [quote.salespersonId])
  const contact = (await contactsOf(house.tx, [customer.id])).find(({ id }) => id === (link ?? version).contactId)
  const locale = contact?.language ?? customer.language
  const language = languageOf(locale)
  const lines = await linesOf(house.tx, version.id)
  return {
    language,
    standing,
    number: quote.number,
    versionNo: version.no,
    versionHash: version.contentHash,
    /** The letter brought an earlier version. */
    isNewer: link !== null && link.versionNo < version.no,
    seller: {
      name: entity.name,
      country: entity.country,
      addressLines: [...entity.addressLines],
      phone: entity.phone,
      email: entity.email,
    },
    contact: salesperson ? { name: salesperson.name, phone: salesperson.phone, email: salesperson.email } : null,
    customerName: customer.name,
    recipientName: contact?.name ?? null,
    sentOn: dayIn(entity.zone, version.sentAt),
    validUntil: version.validUntil,
    wishedOn: version.wishedOn,
    termsText: describeTerms(parseTerms(version.terms), language === 'de' ? 'de' : 'en'),
    deliveryTerms: version.deliveryTerms,
    intro: version.intro,
    closing: version.closing,
    promised: version.promised,
    lines: lines.map(lineOnPage),
    net: version.net,
    tax: version.tax,
    gross: version.gross,
    taxes: totalsOf(quote.currency, lines.filter(isProduct)).taxes.map(({ percent, net, tax }) => ({
      percent,
      net,
      tax,
    })),
    wantsPo: customer.poRule === 'required',
    accepted:
      version.state === 'accepted'
        ? {
            name: version.acceptedName ?? '',
            po: version.acceptedPo,
            on: dayIn(entity.zone, version.settledAt ?? version.sentAt),
          }
        : null,
    stuck: standing === 'open' && (await isStuck(house.tx, quote.id, version.no)),
    talk: await talkOf(house.tx, quote.id),
  }
}

const lineOnPage = (line: QuoteLine) =>
  isProduct(line)
    ? {
        description: line.description,
        detail: line.detail,
        quantity: line.quantity,
        unit: line.unit,
        unitPrice: line.unitPrice,
        before:
          line.expectedPrice && line.discountPercent.digits > 0n
            ? { price: line.expectedPrice, percent: line.discountPercent }
            : null,
        net: line.net,
      }
    : { ...line, quantity: null, unit: null, unitPrice: null, before: null, net: null }

/** The paper as it was sent. */
export async function pagePaper(work: Work, { token }: ByLink): Promise<FileOut> {
  const { house, quote, version } = await openedBy(work, token)
  return paperFile(house, quote, version)
}
