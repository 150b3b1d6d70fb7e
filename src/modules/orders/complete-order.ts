import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { productsBySku } from '#modules/catalog'
import { entitiesOf, today } from '#modules/company'
import { addressesOf, customerOf, parseTerms, printedAddress, type Customer, type Terms } from '#modules/parties'
import type { Amendment } from './amend.ts'
import type { Address } from './order.ts'
import type { OrderDraft } from './place-orders.ts'
import type { LineDraft } from './price-lines.ts'

export type AddressRequest = { readonly addressId: Id<'adr'> } | { readonly lines: readonly string[] }

export type LineRequest = {
  readonly productId?: Id<'prd'> | undefined
  readonly sku?: string | undefined
  readonly quantity: Decimal
  readonly unitPrice?: Decimal | null | undefined
  readonly description?: string | null | undefined
  readonly detail?: string | null | undefined
}

/** An order as somebody says it; what is left out fills itself. */
export type OrderRequest = {
  readonly draftId?: Id<'ord'> | null | undefined
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly salespersonId?: Id<'stf'> | null | undefined
  readonly orderedByContactId?: Id<'con'> | null | undefined
  readonly externalNumber?: string | null | undefined
  readonly dealOn?: Day | undefined
  readonly poNumber?: string | null | undefined
  readonly billTo?: AddressRequest | undefined
  readonly shipTo?: AddressRequest | undefined
  readonly wishedOn?: Day | null | undefined
  readonly terms?: string | undefined
  readonly promised?: string | null | undefined
  readonly note?: string | null | undefined
  readonly currency?: Currency | undefined
  readonly lines: readonly LineRequest[]
}

/** The whole order: addresses, terms, currency and salesperson from the customer's record where nothing else was said. */
export async function completeOrder(work: Work, request: OrderRequest): Promise<OrderDraft> {
  const customer = await customerOf(work.tx, request.customerId)
  const entity = found((await entitiesOf(work.tx, [request.entityId])).at(0))
  const addresses = await addressBook(work, customer)
  const billTo = request.billTo ? addresses.read('billTo', request.billTo) : addresses.usual('bill_to')
  return {
    draftId: request.draftId ?? null,
    head: {
      entityId: request.entityId,
      customerId: customer.id,
      salespersonId: request.salespersonId ?? customer.ownerId ?? work.who.staffId,
      orderedByContactId: request.orderedByContactId ?? null,
      externalNumber: request.externalNumber ?? null,
      dealOn: request.dealOn ?? today(work, entity),
      poNumber: request.poNumber ?? null,
      billTo,
      shipTo: request.shipTo ? addresses.read('shipTo', request.shipTo) : addresses.usual('ship_to', billTo),
      wishedOn: request.wishedOn ?? null,
      terms: request.terms === undefined ? customer.terms : readTerms(request.terms),
      promised: request.promised ?? null,
      note: request.note ?? null,
      currency: request.currency ?? customer.currency,
    },
    lines: await readLineRequests(work, request.lines),
    prepaid: false,
  }
}

/** Amendments as they come over the wire, made whole. */
export async function completeAmendments(
  work: Work,
  customerId: Id<'cus'>,
  given: readonly AmendmentRequest[],
): Promise<Amendment[]> {
  const addresses = await addressBook(work, await customerOf(work.tx, customerId))
  const whole: Amendment[] = []
  for (const each of given) {
    switch (each.field) {
      case 'terms':
        whole.push({ field: 'terms', value: readTerms(each.value) })
        break
      case 'billTo':
      case 'shipTo':
        whole.push({ field: each.field, value: addresses.read(each.field, each.value) })
        break
      case 'addLine': {
        const [line] = await readLineRequests(work, [each.value])
        if (line) whole.push({ field: 'addLine', value: line })
        break
      }
      default:
        whole.push(each)
    }
  }
  return whole
}

export type AmendmentRequest =
  | Exclude<Amendment, { readonly field: 'terms' | 'billTo' | 'shipTo' | 'addLine' }>
  | { readonly field: 'terms'; readonly value: string }
  | { readonly field: 'billTo' | 'shipTo'; readonly value: AddressRequest }
  | { readonly field: 'addLine'; readonly value: LineRequest }

async function addressBook(work: Work, customer: Customer) {
  const known = (await addressesOf(work.tx, [customer.id])).filter((address) => address.active)
  const shown = (address: (typeof known)[number]): Address => ({
    addressId: address.id,
    lines: printedAddress(address),
  })
  return {
    usual: (kind: 'bill_to' | 'ship_to', otherwise?: Address): Address => {
      const own = known.find((address) => address.kind === kind)
      if (own) return shown(own)
      const [any] = known
      return otherwise ?? (any ? shown(any) : { addressId: null, lines: [customer.name] })
    },
    read: (field: 'billTo' | 'shipTo', given: AddressRequest): Address => {
      if ('lines' in given) return { addressId: null, lines: given.lines }
      const own = known.find((address) => address.id === given.addressId)
      if (!own) throw new Refused('address_is_not_theirs', { field, addressId: given.addressId })
      return shown(own)
    },
  }
}

async function readLineRequests(work: Work, lines: readonly LineRequest[]): Promise<LineDraft[]> {
  const skus = lines.flatMap(({ productId, sku }) => (productId || !sku ? [] : [sku]))
  const bySku = new Map((await productsBySku(work.tx, skus)).map((product) => [product.sku, product.id]))
  return lines.map(({ productId, sku, quantity, unitPrice, description, detail }, index) => {
    const known = productId ?? (sku === undefined ? undefined : bySku.get(sku))
    if (!known) throw new Refused('product_is_unknown', { field: `lines[${index}].sku`, product: sku })
    if (quantity.digits <= 0n) throw new Refused('quantity_is_not_positive', { field: `lines[${index}].quantity` })
    return {
      productId: known,
      quantity,
      unitPrice: unitPrice ?? null,
      description: description ?? null,
      detail: detail ?? null,
    }
  })
}

/** The form was checked by the contract; what cannot be, such as a discount of 100 %, is refused here. */
function readTerms(text: string): Terms {
  try {
    return parseTerms(text)
  } catch (error) {
    if (error instanceof RangeError) throw new Refused('terms_are_wrong', { field: 'terms', terms: text })
    throw error
  }
}
