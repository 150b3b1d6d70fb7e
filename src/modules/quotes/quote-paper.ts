import type { Id } from '#kernel/id'
import { plus, sum, type Money } from '#kernel/money'
import { noteFile, notedFiles } from '#platform/noted-files'
import { languageOf } from '#platform/message-catalogue'
import type { FileOut } from '#platform/wire'
import type { Work } from '#platform/work'
import { paperSeller, renderQuote, totalsOf, type QuotePaper, type QuotePaperLine } from '#modules/billing'
import { productsOf, taxCodes } from '#modules/catalog'
import { entityOf, staffOf, today } from '#modules/company'
import { addressesOf, contactsOf, customerOf, describeTerms, parseTerms, printedAddress } from '#modules/parties'
import { isProduct, type ProductLine, type QuoteHead, type QuoteLine } from './quote.ts'
import { linesOf, type QuoteVersion } from './store.ts'

const largestPaper = 20 * 1024 * 1024

/** What the paper of a version says; a draft is set with the number that it will have. */
export async function paperContent(
  work: Work,
  quote: QuoteHead & { readonly number: string },
  version: QuoteVersion,
): Promise<QuotePaper> {
  const customer = await customerOf(work.tx, quote.customerId)
  const lines = await linesOf(work.tx, version.id)
  const [address] = (await addressesOf(work.tx, [customer.id])).filter((each) => each.active && each.kind === 'bill_to')
  const [salesperson] = await staffOf(work.tx, [quote.salespersonId])
  const contact = (await contactsOf(work.tx, [customer.id])).find(({ id }) => id === version.contactId)
  const language = languageOf(contact?.language ?? customer.language)
  const products = lines.filter(isProduct)
  return {
    locale: contact?.language ?? customer.language,
    seller: await paperSeller(work.tx, quote),
    buyer: {
      name: customer.name,
      addressLines: [...(contact ? [contact.name] : []), ...(address ? printedAddress(address) : [])],
      customerNumber: customer.number,
      vatNumber: customer.vatNumber,
    },
    quote: {
      number: quote.number,
      versionNo: version.no,
      issuedOn: today(work, await entityOf(work.tx, quote.entityId)),
      validUntil: version.validUntil,
      currency: quote.currency,
      terms: describeTerms(parseTerms(version.terms), language === 'de' ? 'de' : 'en'),
      deliveryTerms: version.deliveryTerms,
      deliveryOn: version.wishedOn,
      intro: version.intro,
      closing: version.closing,
      promised: version.promised,
      contact: salesperson ? { name: salesperson.name, phone: salesperson.phone, email: salesperson.email } : null,
    },
    lines: await paperLines(work, lines),
    taxes: await paperTaxes(work, quote, products),
    totals: {
      goods: netOf(version.net, products, (line) => line.revenue !== 'freight'),
      freight: netOf(version.net, products, (line) => line.revenue === 'freight'),
      net: version.net,
      tax: version.tax,
      gross: version.gross,
    },
  }
}

async function paperLines(work: Work, lines: readonly QuoteLine[]): Promise<QuotePaperLine[]> {
  const ids = [...new Set(lines.filter(isProduct).map((line) => line.productId))]
  const skus = new Map((await productsOf(work.tx, ids)).map(({ id, sku }) => [id, sku]))
  let position = 0
  return lines.map((line): QuotePaperLine => {
    if (!isProduct(line)) return line
    position += 1
    const { expectedPrice, discountPercent } = line
    return {
      kind: 'product',
      position,
      description: line.description,
      detail: line.detail,
      sku: skus.get(line.productId) ?? null,
      quantity: line.quantity,
      unit: line.unit,
      unitPrice: line.unitPrice,
      taxRate: line.taxPercent,
      net: line.net,
      before: expectedPrice && discountPercent.digits > 0n ? { price: expectedPrice, percent: discountPercent } : null,
    }
  })
}

async function paperTaxes(work: Work, { currency }: QuoteHead, lines: readonly ProductLine[]) {
  const names = new Map((await taxCodes(work.tx)).map(({ id, name }) => [id, name]))
  return totalsOf(currency, lines).taxes.map(({ taxCodeId, percent, net, tax }) => ({
    label: names.get(taxCodeId)?.replace(/^[A-Z]{2} /, '') ?? '',
    rate: percent,
    net,
    tax,
    gross: plus(net, tax),
  }))
}

const netOf = ({ currency }: Money, lines: readonly ProductLine[], which: (line: ProductLine) => boolean): Money =>
  sum(
    currency,
    lines.filter(which).map((line) => line.net),
  )

/** Sets the paper and keeps it under the hash of its bytes. */
export async function keepPaper(work: Work, content: QuotePaper): Promise<Id<'fil'>> {
  const kept = await work.files.keep([renderQuote(content)], largestPaper)
  return noteFile(work, { ...kept, name: nameOf(content.quote.number, content.quote.versionNo) })
}

/** The paper as it was sent, or as it would be. */
export async function paperFile(work: Work, quote: QuoteHead, version: QuoteVersion): Promise<FileOut> {
  const number = quote.number ?? '–'
  const [file] = version.fileId === null ? [] : await notedFiles(work.tx, [version.fileId])
  const bytes = file
    ? await work.files.read(file.sha256)
    : renderQuote(await paperContent(work, { ...quote, number }, version))
  return { name: file?.name ?? nameOf(number, version.no), mediaType: 'application/pdf', bytes, inline: true }
}

const nameOf = (number: string, no: number) =>
  `${number.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}${no > 1 ? `-v${no}` : ''}.pdf`
