import type { answerQuery, listQueries, readBasis } from '#contracts/orders'
import { exactFigureText, type Answer, type Asked, type Language } from '#web'
import { priceText } from './order-words.ts'

export type Question = Pick<
  Answer<typeof listQueries>['rows'][number],
  'id' | 'orderId' | 'rule' | 'field' | 'lineIndex' | 'value' | 'expected' | 'facts'
>
export type Amendment = NonNullable<Asked<typeof answerQuery>['amendments']>[number]
export type Correction = { readonly label: string; readonly amendment: Amendment }

type Words = {
  readonly use: (value: string) => string
  readonly keepTerms: string
  readonly takeOut: string
}

type Known = {
  readonly language: Language
  readonly addresses?: Answer<typeof readBasis>['addresses'] | undefined
}

const isPrice = (rule: Question['rule']) =>
  rule === 'price_off_agreement' || rule === 'price_off_list' || rule === 'price_off_habit'

export const takesValue = ({ rule }: Question) =>
  rule === 'po_missing' || rule === 'quantity_out_of_range' || isPrice(rule)

/** The right values that are known already, the likeliest first. */
export function correctionsOf(query: Question, say: Words, { language, addresses = [] }: Known): Correction[] {
  const line = query.lineIndex ?? 0
  const suggestion = query.facts['suggestion']
  switch (query.rule) {
    case 'address_unknown': {
      const field = query.field === 'billTo' ? 'billTo' : 'shipTo'
      return likeliest(addresses, field).map(({ id, lines }) => ({
        label: lines.join(', '),
        amendment: { field, value: { addressId: id } },
      }))
    }
    case 'price_off_agreement':
    case 'price_off_list':
    case 'price_off_habit':
      return query.expected === null
        ? []
        : [
            {
              label: say.use(exactFigureText(priceText(query.expected), language)),
              amendment: { field: 'unitPrice', line, value: query.expected },
            },
          ]
    case 'quantity_out_of_range':
      return typeof suggestion === 'string'
        ? [
            {
              label: say.use(exactFigureText(suggestion, language)),
              amendment: { field: 'quantity', line, value: suggestion },
            },
          ]
        : []
    case 'terms_off_record':
      return query.expected === null
        ? []
        : [{ label: say.keepTerms, amendment: { field: 'terms', value: query.expected } }]
    case 'product_inactive':
      return [{ label: say.takeOut, amendment: { field: 'removeLine', line } }]
    case 'po_missing':
    case 'late_entry':
    case 'possible_duplicate':
      return []
  }
}

/** Those of the right kind first, and of them those to which most went. */
export const likeliest = (addresses: Answer<typeof readBasis>['addresses'], field: 'billTo' | 'shipTo') => {
  const kind = field === 'billTo' ? 'bill_to' : 'ship_to'
  return addresses.toSorted((a, b) => Number(b.kind === kind) - Number(a.kind === kind) || b.deliveries - a.deliveries)
}

/** A value that somebody typed, as a change of the order. */
export function amendmentOf({ rule, lineIndex }: Question, value: string): Amendment | null {
  const text = value.trim().replace(',', '.')
  if (text === '') return null
  if (rule === 'po_missing') return { field: 'poNumber', value: value.trim() }
  if (!/^\d+(\.\d+)?$/.test(text) || lineIndex === null) return null
  return rule === 'quantity_out_of_range'
    ? { field: 'quantity', line: lineIndex, value: text }
    : { field: 'unitPrice', line: lineIndex, value: text }
}
