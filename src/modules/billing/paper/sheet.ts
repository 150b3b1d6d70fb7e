import type { Note } from './paper.ts'

/** What every letter of ours has around its content. The templates place it, they have no words of their own. */
export type Letter = {
  readonly lang: string
  readonly paper: 'a4' | 'us-letter'
  readonly title: string
  readonly author: string
  readonly date: { readonly year: number; readonly month: number; readonly day: number }
  readonly sellerName: string
  readonly logo: string | null
  readonly sender: readonly string[]
  readonly returnLine: string
  readonly address: readonly string[]
  readonly facts: readonly Fact[]
  readonly heading: string
  readonly lead: string
  readonly footer: readonly (readonly string[])[]
  /** With `{page}` and `{pages}`, which only the typesetter knows. */
  readonly pageOf: string
}

export type Fact = { readonly label: string; readonly value: string }

export type Figure = { readonly label: string; readonly amount: string }

/** What the template places: texts only. */
export type InvoiceSheet = Letter & {
  readonly box: Box
  readonly table: { readonly head: readonly string[]; readonly rows: readonly Row[] }
  readonly taxes: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  readonly sums: readonly Figure[]
  readonly total: Figure
  readonly afterTotal: readonly Figure[]
  readonly notes: readonly Note[]
}

/** What is offered, and where the customer signs who says yes on paper. */
export type QuoteSheet = Omit<InvoiceSheet, 'box' | 'afterTotal'> & {
  readonly box: { readonly figures: readonly BoxFigure[] }
  readonly afterTotal: readonly never[]
  readonly signing: { readonly heading: string; readonly text: string; readonly places: readonly string[] }
}

/** One to two large figures, then whom to pay or what to do with a credit, then a code to scan. */
export type Box = {
  readonly figures: readonly BoxFigure[]
  readonly remark: string | null
  readonly bank: BoxBank | null
  readonly code: BoxCode | null
}

export type BoxFigure = {
  readonly label: string
  readonly value: string
  readonly unit: string
  readonly notes: readonly string[]
}

export type BoxBank = {
  readonly label: string
  readonly account: string
  readonly more: string
  readonly reference: { readonly label: string; readonly text: string }
}

export type BoxCode = {
  readonly picture: string
  readonly alt: string
  readonly link: string | null
  readonly linkText: string
}

export type Row = { readonly cells: readonly string[]; readonly title: string; readonly details: readonly string[] }

export type StatementSheet = Letter & {
  readonly balance: Figure
  readonly ageing: readonly Figure[]
  readonly table: { readonly head: readonly string[]; readonly rows: readonly Row[] }
  readonly unapplied: { readonly heading: string; readonly rows: readonly Row[] } | null
  readonly total: Figure
  readonly notes: readonly Note[]
}
