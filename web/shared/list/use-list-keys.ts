import type { RefObject } from 'react'
import { useKeys } from '../keys/registry.ts'
import { catalogue, useWords } from '../words/catalogue.ts'
import type { ListTable } from './use-list-table.ts'

const words = catalogue({
  en: { title: 'List', down: 'Next row', up: 'Previous row', select: 'Select the row', open: 'Open the row' },
  de: { title: 'Liste', down: 'Nächste Zeile', up: 'Vorige Zeile', select: 'Zeile auswählen', open: 'Zeile öffnen' },
})

type Doing<Row> = {
  readonly act: { readonly label: string; readonly run: (row: Row) => void } | undefined
  readonly selectable: boolean
}

/** j and k move the real focus from row to row, so that Enter, readers and the eye agree where we are. */
export function useListKeys<Row>(
  body: RefObject<HTMLElement | null>,
  table: ListTable<Row>,
  { act, selectable }: Doing<Row>,
) {
  const say = useWords(words)
  const focusable = () => [...(body.current?.querySelectorAll<HTMLElement>('[data-row] [data-focus]') ?? [])]
  const here = () => focusable().findIndex((each) => each.closest('[data-row]')?.contains(document.activeElement))
  const focusedRow = () => {
    const id = document.activeElement?.closest('[data-row]')?.getAttribute('data-row')
    return id ? table.getRowModel().rowsById[id] : undefined
  }
  const move = (by: number) => {
    const all = focusable()
    const next = all[Math.min(Math.max(here() + by, 0), all.length - 1)]
    next?.focus()
    next?.closest('[data-row]')?.scrollIntoView({ block: 'nearest' })
  }
  const actOn = () => {
    const row = focusedRow()
    if (row && act) act.run(row.original)
  }
  useKeys(say.title, [
    { keys: 'j', does: say.down, run: () => move(1) },
    { keys: 'k', does: say.up, run: () => move(-1) },
    { keys: 'ArrowDown', does: say.down, run: () => move(1), unlisted: true },
    { keys: 'ArrowUp', does: say.up, run: () => move(-1), unlisted: true },
    { keys: 'Enter', does: say.open, run: () => undefined, when: () => false },
    {
      keys: 'x',
      does: say.select,
      run: () => focusedRow()?.toggleSelected(),
      when: () => selectable,
    },
    ...(act ? [{ keys: 'e', does: act.label, run: actOn }] : []),
  ])
}
