import {
  functionalUpdate,
  getCoreRowModel,
  useReactTable,
  type ColumnDef,
  type ColumnSizingState,
  type RowSelectionState,
  type Updater,
  type VisibilityState,
} from '@tanstack/react-table'
import { useLocalStorage } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import type { Column, ListView } from './column.ts'

const usualWidth = 120

/** Which columns are shown and how wide they are is kept for each list on this device. */
export function useListTable<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  idOf: (row: Row) => string,
  view: ListView,
) {
  const [columnSizing, setSizing] = useLocalStorage<ColumnSizingState>({
    key: `quittance-widths-${name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  })
  const [chosen, setChosen] = useLocalStorage<VisibilityState>({
    key: `quittance-columns-${name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  })
  const [inView, setInView] = useState<{ readonly key: string; readonly shown: VisibilityState }>()
  const [rowSelection, setSelection] = useState<RowSelectionState>({})

  const definitions = useMemo<ColumnDef<Row>[]>(
    () =>
      columns.map((column) => ({
        id: column.key,
        header: column.head,
        cell: ({ row }) => column.cell(row.original),
        size: typeof column.width === 'number' ? column.width : usualWidth,
        minSize: 56,
      })),
    [columns],
  )
  // A view that somebody saved brings its own columns, until others are chosen.
  const columnVisibility = useMemo(() => {
    const wanted = view.columns ?? []
    if (wanted.length === 0) {
      return { ...Object.fromEntries(columns.map((column) => [column.key, column.hidden !== true])), ...chosen }
    }
    if (inView?.key === view.key) return inView.shown
    return Object.fromEntries(columns.map((column) => [column.key, wanted.includes(column.key)]))
  }, [columns, chosen, view, inView])
  const show = (updater: Updater<VisibilityState>) => {
    if ((view.columns ?? []).length === 0) setChosen(updater)
    else setInView({ key: view.key, shown: functionalUpdate(updater, columnVisibility) })
  }
  const data = useMemo(() => [...rows], [rows])
  // oxlint-disable-next-line react/incompatible-library -- we do not use the compiler that this speaks of
  return useReactTable<Row>({
    data,
    columns: definitions,
    getRowId: idOf,
    getCoreRowModel: getCoreRowModel(),
    state: { columnSizing, columnVisibility, rowSelection },
    onColumnSizingChange: setSizing,
    onColumnVisibilityChange: show,
    onRowSelectionChange: setSelection,
    columnResizeMode: 'onChange',
    manualSorting: true,
  })
}

export type ListTable<Row> = ReturnType<typeof useListTable<Row>>

/** The columns that are shown, in the order they were declared. */
export function shownColumns<Row>(columns: readonly Column<Row>[], table: ListTable<Row>): readonly Column<Row>[] {
  return columns.filter((column) => table.getColumn(column.key)?.getIsVisible())
}
