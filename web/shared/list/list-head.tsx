import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { catalogue, useWords } from '../words/catalogue.ts'
import type { Column, Sort } from './column.ts'
import type { GridProps } from './list-props.ts'
import css from './list.module.css'

const words = catalogue({
  en: { all: 'Select all rows shown', width: (head: string) => `Width of ${head}` },
  de: { all: 'Alle gezeigten Zeilen auswählen', width: (head: string) => `Breite von ${head}` },
})

type HeadProps<Row> = GridProps<Row> & { readonly shown: readonly Column<Row>[] }

export function ListHead<Row>({ table, shown, selectable, sort, state }: HeadProps<Row>) {
  const say = useWords(words)
  return (
    <thead>
      <tr>
        {selectable && (
          <th className={css['tick']}>
            <Checkbox
              size="xs"
              aria-label={say.all}
              checked={table.getIsAllRowsSelected()}
              indeterminate={table.getIsSomeRowsSelected()}
              onChange={table.getToggleAllRowsSelectedHandler()}
            />
          </th>
        )}
        {shown.map((column) => (
          <th
            key={column.key}
            className={column.figures ? 'num' : undefined}
            aria-sort={ariaSort(column, sort)}
            scope="col"
          >
            {column.sorts ? (
              <button type="button" className={css['sorter']} onClick={() => state.sortBy(nextSort(column, sort))}>
                {column.head}
                <SortSign column={column} sort={sort} />
              </button>
            ) : (
              column.head
            )}
            <WidthHandle table={table} column={column} label={say.width(column.head)} />
          </th>
        ))}
      </tr>
    </thead>
  )
}

function nextSort<Row>(column: Column<Row>, sort: Sort | undefined): Sort {
  return { key: column.key, down: sort?.key === column.key ? !sort.down : column.sorts === 'down' }
}

function ariaSort<Row>(column: Column<Row>, sort: Sort | undefined) {
  if (!column.sorts) return undefined
  if (sort?.key !== column.key) return 'none'
  return sort.down ? 'descending' : 'ascending'
}

function SortSign<Row>({ column, sort }: { column: Column<Row>; sort: Sort | undefined }) {
  if (sort?.key !== column.key) return null
  return sort.down ? <IconArrowDown size={12} aria-hidden /> : <IconArrowUp size={12} aria-hidden />
}

type HandleProps<Row> = Pick<GridProps<Row>, 'table'> & { readonly column: Column<Row>; readonly label: string }

/** Dragged with the mouse or a finger; a double click gives the column its own width back. */
function WidthHandle<Row>({ table, column, label }: HandleProps<Row>) {
  const header = table.getFlatHeaders().find((each) => each.id === column.key)
  if (!header) return null
  const begin = header.getResizeHandler()
  return (
    <button
      type="button"
      tabIndex={-1}
      className={css['handle']}
      aria-label={label}
      onMouseDown={begin}
      onTouchStart={begin}
      onDoubleClick={() => header.column.resetSize()}
      data-moving={header.column.getIsResizing() || undefined}
    />
  )
}
