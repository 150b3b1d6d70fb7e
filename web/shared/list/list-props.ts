import type { ReactNode } from 'react'
import type { BulkAction, Column, Filter, ListSource, Sort } from './column.ts'
import type { ListState } from './list-state.ts'
import type { ListTable } from './use-list-table.ts'

export type ListProps<Row> = {
  /** Names the list on this device: chosen columns and widths are kept under it. */
  readonly name: string
  /** What the rows are, for the sentence and the footer: ['invoice', 'invoices']. */
  readonly noun: readonly [one: string, many: string]
  readonly state: ListState
  readonly source: ListSource<Row>
  readonly columns: readonly Column<Row>[]
  readonly idOf: (row: Row) => string
  /** Where a row leads. Every row then holds one real link, in its first column. */
  readonly link?: (row: Row) => string
  readonly filters?: readonly Filter[]
  readonly bulk?: readonly BulkAction<Row>[]
  /** What the key `e` does to the row that has the focus. */
  readonly act?: { readonly label: string; readonly run: (row: Row) => void }
  /** Shown when nothing is there: what will appear here and when, and what can be done. */
  readonly empty: ReactNode
}

export type GridProps<Row> = ListProps<Row> & {
  readonly table: ListTable<Row>
  readonly selectable: boolean
  readonly sort: Sort | undefined
}
