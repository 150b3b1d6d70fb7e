import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { checkQuote, type readQuote } from '#contracts/quotes'
import { useAsk, type Answer, type Asked } from '#web'

export type EditorLine = {
  readonly key: string
  readonly kind: 'product' | 'text'
  readonly productId: string
  readonly name: string
  readonly quantity: string
  /** Empty: as agreed or listed. */
  readonly unitPrice: string
  /** Empty: none. */
  readonly discount: string
  /** Own words for the product, or the text. */
  readonly description: string
  readonly detail: string
}

export type Editor = {
  readonly customerId: string | null
  readonly contactId: string | null
  readonly email: string
  readonly terms: string
  readonly deliveryTerms: string
  readonly validUntil: string
  readonly wishedOn: string
  readonly intro: string
  readonly closing: string
  readonly promised: string
  readonly lines: readonly EditorLine[]
}

export const emptyEditor: Editor = {
  customerId: null,
  contactId: null,
  email: '',
  terms: '',
  deliveryTerms: '',
  validUntil: '',
  wishedOn: '',
  intro: '',
  closing: '',
  promised: '',
  lines: [],
}

let lineCount = 0
export const newLine = (line: Partial<EditorLine> = {}): EditorLine => {
  lineCount += 1
  const empty = { kind: 'product', productId: '', name: '', quantity: '1', unitPrice: '', discount: '' } as const
  return { ...empty, description: '', detail: '', ...line, key: `line ${lineCount}` }
}

const isFigure = (text: string) => /^\d+([.,]\d+)?$/.test(text)
const point = (text: string) => text.replace(',', '.')
const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** A line that can be priced; the others wait until they are whole. */
export const isWhole = (line: EditorLine) =>
  line.kind === 'text'
    ? line.description.trim() !== ''
    : line.productId !== '' &&
      isFigure(line.quantity) &&
      Number(point(line.quantity)) > 0 &&
      (line.unitPrice === '' || isFigure(line.unitPrice)) &&
      (line.discount === '' || isFigure(line.discount))

type LineIn = Asked<typeof checkQuote>['lines'][number]

export const linesIn = (lines: readonly EditorLine[]): LineIn[] =>
  lines.filter(isWhole).map((line): LineIn =>
    line.kind === 'text'
      ? { kind: 'text', description: line.description.trim(), detail: orNull(line.detail) }
      : {
          kind: 'product',
          productId: line.productId,
          quantity: point(line.quantity),
          unitPrice: line.unitPrice === '' ? null : point(line.unitPrice),
          discountPercent: line.discount === '' ? null : point(line.discount),
          description: orNull(line.description),
          detail: orNull(line.detail),
        },
  )

/** What is sent: fields that were left empty are the customer's, or nothing. */
export const contentIn = (editor: Editor) => ({
  ...(editor.contactId === null ? {} : { contactId: editor.contactId }),
  ...(editor.email.trim() === '' ? {} : { email: editor.email.trim() }),
  ...(editor.terms === '' ? {} : { terms: editor.terms }),
  ...(editor.validUntil === '' ? {} : { validUntil: editor.validUntil }),
  deliveryTerms: orNull(editor.deliveryTerms),
  wishedOn: orNull(editor.wishedOn),
  intro: orNull(editor.intro),
  closing: orNull(editor.closing),
  promised: orNull(editor.promised),
  lines: linesIn(editor.lines),
})

/** What is being written, and what the server says of it a moment after somebody stopped typing. */
export function useEditor(first: Editor, entityId: string) {
  const [editor, setEditor] = useState(first)
  const change = (changed: Partial<Editor>) => setEditor((before) => ({ ...before, ...changed }))
  const asked = requestOf(editor, entityId)
  const body = JSON.stringify(asked)
  const [settledBody] = useDebouncedValue(body, 250)
  const [settled, setSettled] = useState({ body, asked })
  if (settledBody === body && settled.body !== body) setSettled({ body, asked })
  const check = useAsk(checkQuote, settled.asked, { enabled: settled.asked.customerId !== '' })
  return {
    editor,
    change,
    checked: editor.customerId === null ? undefined : check.data,
    problem: check.error ?? undefined,
  }
}

const requestOf = (editor: Editor, entityId: string): Asked<typeof checkQuote> => ({
  entityId,
  customerId: editor.customerId ?? '',
  ...(editor.terms === '' ? {} : { terms: editor.terms }),
  lines: linesIn(editor.lines),
})

/** A draft goes on as it was: what was typed or given off stands as a typed price. */
export const editorOf = (quote: Answer<typeof readQuote>): Editor => ({
  customerId: quote.customerId,
  contactId: quote.contactId,
  email: quote.email ?? '',
  terms: quote.terms,
  deliveryTerms: quote.deliveryTerms ?? '',
  validUntil: quote.validUntil,
  wishedOn: quote.wishedOn ?? '',
  intro: quote.intro ?? '',
  closing: quote.closing ?? '',
  promised: quote.promised ?? '',
  lines: quote.lines.map((line) =>
    newLine({
      kind: line.kind,
      productId: line.productId ?? '',
      name: line.description,
      quantity: line.quantity ?? '',
      unitPrice: line.priceKind === 'typed' ? (line.unitPrice ?? '') : '',
      description: line.description,
      detail: line.detail ?? '',
    }),
  ),
})
