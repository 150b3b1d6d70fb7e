import type { ReactNode } from 'react'
import type { ApiProblem } from '../ask/problem.ts'
import type { MoneyText } from '../words/figures.ts'

/** A column of a list. Money and counts are `figures`: right-aligned, digits under digits. */
export type Column<Row> = {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  readonly figures?: boolean
  /** Pixels; 'rest' takes what is left. One column should. */
  readonly width?: number | 'rest'
  /** Can be sorted, and which way the first click goes. */
  readonly sorts?: 'up' | 'down'
  /** Offered in the chooser, not shown at first. */
  readonly hidden?: boolean
  /** Where it stands on a phone's two-line card; left out when nowhere. */
  readonly phone?: 'title' | 'figure' | 'line' | 'aside'
}

export type Sort = { readonly key: string; readonly down: boolean }

/** A saved view: a name for filters and a sort. The first one is what the list opens with. */
export type ListView = {
  readonly key: string
  readonly title: string
  readonly filters?: Readonly<Record<string, string>>
  readonly sort?: Sort
  /** The columns that it shows; those of the page when left out. */
  readonly columns?: readonly string[]
}

/** A condition that can be set. `says` writes it as part of a sentence: "overdue more than 30 days". */
export type Filter = {
  readonly key: string
  readonly label: string
  readonly says: (value: string) => string
} & (
  | { readonly kind: 'choice'; readonly choices: readonly { readonly value: string; readonly label: string }[] }
  | { readonly kind: 'text' | 'number' | 'day' }
)

/** Something done to the rows that are ticked. */
export type BulkAction<Row> = {
  readonly key?: string
  /** Says what will happen: "Send 48 reminders". */
  readonly label: (rows: readonly Row[]) => string
  /** The effect in a sentence, shown before anything is done. */
  readonly effect?: (rows: readonly Row[]) => ReactNode
  readonly run: (rows: readonly Row[]) => void
}

/** What a list shows, wherever it comes from. */
export type ListSource<Row> = {
  readonly rows: readonly Row[]
  readonly loading: boolean
  readonly refreshing?: boolean
  readonly problem?: ApiProblem | undefined
  readonly retry?: () => void
  /** Of the whole result, not only of the rows that are here. */
  readonly count?: number | undefined
  readonly sums?: Readonly<Record<string, readonly MoneyText[]>> | undefined
  readonly viewCounts?: Readonly<Record<string, number>> | undefined
  /** Fetches the next page; left out when everything is here. */
  readonly more?: (() => void) | undefined
  /** The address that answers the whole result as CSV. */
  readonly csv?: string | undefined
  /** The same as a spreadsheet. */
  readonly xlsx?: string | undefined
}
