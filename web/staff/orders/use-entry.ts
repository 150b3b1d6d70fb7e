import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { checkOrder, readBasis } from '#contracts/orders'
import { useAsk, type Answer, type Asked } from '#web'
import { useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'

export type EntryLine = {
  readonly key: string
  readonly productId: string
  readonly name: string
  readonly quantity: string
  /** Empty: as agreed or listed. */
  readonly unitPrice: string
}

type Address = { readonly addressId: string } | { readonly lines: string[] }

export type Entry = {
  readonly draftId: string | null
  readonly customerId: string | null
  readonly orderedByContactId: string | null
  readonly dealOn: string
  readonly poNumber: string
  readonly billTo: Address | null
  readonly shipTo: Address | null
  readonly wishedOn: string
  readonly terms: string | null
  readonly promised: string
  readonly lines: readonly EntryLine[]
  /** Why values are right that a rule finds odd, by what they say. */
  readonly answers: Readonly<Record<string, string>>
}

export type Basis = Answer<typeof readBasis>
export type Checked = Answer<typeof checkOrder>

const isQuantity = (text: string) => /^\d+([.,]\d+)?$/.test(text) && Number(text.replace(',', '.')) > 0
const isPrice = (text: string) => text === '' || /^\d+([.,]\d+)?$/.test(text)

/** A line that can be priced and checked; the others wait until they are whole. */
export const isWhole = (line: EntryLine) =>
  line.productId !== '' && isQuantity(line.quantity) && isPrice(line.unitPrice)

export const emptyEntry = (today: string): Entry => ({
  draftId: null,
  customerId: null,
  orderedByContactId: null,
  dealOn: today,
  poNumber: '',
  billTo: null,
  shipTo: null,
  wishedOn: '',
  terms: null,
  promised: '',
  lines: [],
  answers: {},
})

let lineCount = 0
export const newLine = (line: Partial<EntryLine> = {}): EntryLine => {
  lineCount += 1
  return { productId: '', name: '', quantity: '1', unitPrice: '', ...line, key: `line ${lineCount}` }
}

const isBlank = (line: EntryLine | undefined) => line?.productId === ''

/** The last line is always a free one: whoever types goes on without a button. */
export const withFreeLine = (lines: readonly EntryLine[]): readonly EntryLine[] =>
  isBlank(lines.at(-1)) ? lines : [...lines, newLine()]

/** Lines behind those that are there, before the free one. */
export const addedTo = (lines: readonly EntryLine[], more: readonly EntryLine[]) =>
  withFreeLine([...lines.filter((line) => !isBlank(line)), ...more])

/** What is being written, what the customer's record fills in, and what the server says of it while somebody types. */
export function useEntry(first: Entry) {
  const [entry, setEntry] = useState(first)
  const me = useMe()
  const chosen = useEntity()
  const basis = useAsk(readBasis, { customerId: entry.customerId ?? '' }, { enabled: entry.customerId !== null })
  const known = entry.customerId !== null && basis.data?.customerId === entry.customerId ? basis.data : undefined
  const sellers = me.entities
  const entityId = (chosen ?? sellers.find((each) => each.currency === known?.currency) ?? sellers[0])?.id ?? ''
  const asked = requestOf(entry, entityId)
  const settled = useSettled(asked, 250)
  const isReady = entry.customerId !== null && (settled?.lines.length ?? 0) > 0
  const check = useAsk(checkOrder, settled ?? { entityId, customerId: '', lines: [] }, { enabled: isReady })
  const change = (changed: Partial<Entry>) => setEntry((before) => ({ ...before, ...changed }))
  return {
    entry,
    change,
    basis: known,
    asked,
    checked: isReady ? check.data : undefined,
    problem: isReady ? (check.error ?? undefined) : undefined,
    /** What is shown belongs to what is typed. */
    isFresh: JSON.stringify(settled) === JSON.stringify(asked),
  }
}

type EntryRequest = Asked<typeof checkOrder> | null

/** What was asked once nobody has typed for so long. Told by its content, since it is made anew with every drawing. */
export function useSettled(asked: EntryRequest, pauseMs: number): EntryRequest {
  const body = JSON.stringify(asked)
  const [settledBody] = useDebouncedValue(body, pauseMs)
  const [kept, setKept] = useState({ body, asked })
  if (settledBody === body && kept.body !== body) setKept({ body, asked })
  return kept.asked
}

export function requestOf(entry: Entry, entityId: string): EntryRequest {
  if (entry.customerId === null) return null
  return {
    draftId: entry.draftId,
    entityId,
    customerId: entry.customerId,
    orderedByContactId: entry.orderedByContactId,
    dealOn: entry.dealOn === '' ? undefined : entry.dealOn,
    poNumber: entry.poNumber.trim() === '' ? null : entry.poNumber.trim(),
    billTo: entry.billTo ?? undefined,
    shipTo: entry.shipTo ?? undefined,
    wishedOn: entry.wishedOn === '' ? null : entry.wishedOn,
    terms: entry.terms ?? undefined,
    promised: entry.promised.trim() === '' ? null : entry.promised.trim(),
    lines: entry.lines.filter(isWhole).map((line) => ({
      productId: line.productId,
      quantity: line.quantity.replace(',', '.'),
      unitPrice: line.unitPrice === '' ? null : line.unitPrice.replace(',', '.'),
    })),
  }
}

type Finding = Checked['findings'][number]

/** What an answer belongs to: the rule, the line or field, and the value. Another value is another question. */
export function answerKey({ rule, field, lineIndex, value }: Finding, lines: readonly EntryLine[]): string {
  const line = lineIndex === null ? undefined : lines.filter(isWhole)[lineIndex]
  return [rule, line?.key ?? field, value].join(' ')
}

/** Of what would stop the order, what nobody has answered yet. */
export const unanswered = (checked: Checked | undefined, { lines, answers }: Pick<Entry, 'lines' | 'answers'>) =>
  (checked?.findings ?? []).filter((finding) => finding.asks && !answers[answerKey(finding, lines)])

/** The answers as they travel with the order. */
export const answersOf = (checked: Checked | undefined, { lines, answers }: Pick<Entry, 'lines' | 'answers'>) =>
  (checked?.findings ?? []).flatMap((finding) => {
    const answer = answers[answerKey(finding, lines)]
    return finding.asks && answer ? [{ rule: finding.rule, field: finding.field, answer }] : []
  })
