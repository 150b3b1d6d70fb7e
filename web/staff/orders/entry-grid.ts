import { useEffect, useRef, type KeyboardEvent } from 'react'

export const columns = ['product', 'quantity', 'price'] as const
export type Column = (typeof columns)[number]

/** Where a field stands in the grid, as an attribute of it. */
export const cellName = (row: number, column: Column) => `${row} ${column}`

type GridDeeds = {
  readonly rows: number
  readonly remove: (row: number) => void
  readonly duplicate: (row: number) => void
  readonly basket: () => void
}

/**
 * Moves about the lines by keyboard, as in a spreadsheet: Enter goes on (to the quantity, then to the next line), the arrows go up and
 * down, at the edge of a text also left and right.
 */
export function useGrid({ rows, remove, duplicate, basket }: GridDeeds) {
  const grid = useRef<HTMLDivElement>(null)
  const later = useRef<string | null>(null)
  const focus = (cell: string) => {
    const field = grid.current?.querySelector<HTMLInputElement>(`[data-cell="${cell}"]:not(:disabled)`)
    field?.focus()
    field?.select()
    return field
  }
  // Where a key changed the lines, its field is there once they are drawn.
  useEffect(() => {
    if (later.current !== null && focus(later.current)) later.current = null
  })
  const goOnceDrawn = (row: number, column: Column) => {
    later.current = cellName(row, column)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return
    const place = placeOf(event.target)
    if (!place) return
    const { row, column } = place
    const next = nextPlace(event, place, rows)
    if (next) {
      event.preventDefault()
      focus(cellName(next.row, next.column))
      return
    }
    const isHeld = event.ctrlKey || event.metaKey
    if (event.altKey && event.key === 'ArrowDown') return doIt(event, basket)
    if (isHeld && event.key === 'Delete') return doIt(event, () => afterRemoval(row))
    if (isHeld && event.key.toLowerCase() === 'd') return doIt(event, () => afterCopy(row, column))
  }
  const afterRemoval = (row: number) => {
    goOnceDrawn(Math.max(0, Math.min(row, rows - 2)), 'product')
    remove(row)
  }
  const afterCopy = (row: number, column: Column) => {
    goOnceDrawn(row + 1, column === 'product' ? 'quantity' : column)
    duplicate(row)
  }
  return { grid, goOnceDrawn, onKeyDown }
}

function doIt(event: KeyboardEvent, deed: () => void) {
  event.preventDefault()
  deed()
}

type Place = { readonly row: number; readonly column: Column }

function placeOf(field: HTMLInputElement): Place | null {
  const [row, name] = (field.dataset['cell'] ?? '').split(' ')
  const column = columns.find((each) => each === name)
  return column && row ? { row: Number(row), column } : null
}

function nextPlace(event: KeyboardEvent, { row, column }: Place, rows: number): Place | null {
  if (event.ctrlKey || event.metaKey || event.altKey || column === 'product') return null
  const field = event.target
  if (!(field instanceof HTMLInputElement)) return null
  const [from, to] = [field.selectionStart ?? 0, field.selectionEnd ?? 0]
  const at = columns.indexOf(column)
  const [left, right] = [columns[at - 1], columns[at + 1]]
  switch (event.key) {
    case 'Enter':
      return row + 1 < rows ? { row: row + 1, column: 'product' } : null
    case 'ArrowDown':
      return row + 1 < rows ? { row: row + 1, column } : null
    case 'ArrowUp':
      return row > 0 ? { row: row - 1, column } : null
    case 'ArrowLeft':
      return from === 0 && to === 0 && left ? { row, column: left } : null
    case 'ArrowRight':
      return from === field.value.length && right ? { row, column: right } : null
    default:
      return null
  }
}
