import type { amendOrder } from '#contracts/orders'
import type { Asked } from '#web'
import { priceText } from './order-words.ts'
import type { ShownOrder } from './shown-order.ts'

export type Amendment = Asked<typeof amendOrder>['amendments'][number]
type Address = { readonly addressId: string } | { readonly lines: string[] }

export type ChangingLine = {
  readonly key: string
  /** Its place on the order, or null where it is new. */
  readonly index: number | null
  readonly productId: string
  readonly description: string
  readonly delivered: string
  readonly quantity: string
  /** Empty on a new line: as agreed or listed. */
  readonly unitPrice: string
  readonly isGone: boolean
}

export type Changing = {
  readonly poNumber: string
  readonly terms: string
  readonly dealOn: string
  readonly wishedOn: string
  readonly promised: string
  readonly note: string
  readonly billTo: Address | null
  readonly shipTo: Address | null
  readonly lines: readonly ChangingLine[]
}

export const changingOf = (order: ShownOrder): Changing => ({
  poNumber: order.poNumber ?? '',
  terms: order.terms,
  dealOn: order.dealOn,
  wishedOn: order.wishedOn ?? '',
  promised: order.promised ?? '',
  note: order.note ?? '',
  billTo: null,
  shipTo: null,
  lines: order.lines.map((line, index) => ({
    key: line.id,
    index,
    productId: line.productId,
    description: line.description,
    delivered: line.delivered,
    quantity: line.quantity,
    unitPrice: priceText(line.unitPrice),
    isGone: false,
  })),
})

/** What differs, in the order in which the server can follow it: values first, then lines out from the last up, then new ones. */
export function amendmentsOf(order: ShownOrder, now: Changing): Amendment[] {
  const was = changingOf(order)
  const text = (value: string) => (value.trim() === '' ? null : value.trim())
  const head: Amendment[] = [
    ...(['poNumber', 'promised', 'note'] as const).flatMap((field) =>
      text(now[field]) === text(was[field]) ? [] : [{ field, value: text(now[field]) }],
    ),
    ...(now.terms === was.terms ? [] : [{ field: 'terms' as const, value: now.terms }]),
    ...(now.dealOn === was.dealOn || now.dealOn === '' ? [] : [{ field: 'dealOn' as const, value: now.dealOn }]),
    ...(now.wishedOn === was.wishedOn ? [] : [{ field: 'wishedOn' as const, value: text(now.wishedOn) }]),
    ...(['billTo', 'shipTo'] as const).flatMap((field) => {
      const value = now[field]
      return value === null ? [] : [{ field, value }]
    }),
  ]
  const kept = now.lines.flatMap((line): Amendment[] => {
    const old = line.index === null ? undefined : was.lines[line.index]
    if (line.index === null || !old || line.isGone) return []
    return (['quantity', 'unitPrice'] as const).flatMap((field) => {
      const value = plain(line[field])
      return value === null || Number(value) === Number(plain(old[field]))
        ? []
        : [{ field, line: line.index ?? 0, value }]
    })
  })
  const gone = now.lines
    .flatMap((line) => (line.isGone && line.index !== null ? [line.index] : []))
    .toSorted((a, b) => b - a)
    .map((line): Amendment => ({ field: 'removeLine', line }))
  const fresh = now.lines.flatMap((line): Amendment[] => {
    const quantity = plain(line.quantity)
    if (line.index !== null || line.isGone || quantity === null) return []
    return [{ field: 'addLine', value: { productId: line.productId, quantity, unitPrice: plain(line.unitPrice) } }]
  })
  return [...head, ...kept, ...gone, ...fresh]
}

/** A figure as it travels, or null where it is not one. */
const plain = (text: string): string | null => {
  const figure = text.trim().replace(',', '.')
  return /^\d+(\.\d+)?$/.test(figure) ? figure : null
}
