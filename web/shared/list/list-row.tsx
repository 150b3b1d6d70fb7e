import { Checkbox, Skeleton } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Row as TableRow } from '@tanstack/react-table'
import type { MouseEvent } from 'react'
import { catalogue, useWords } from '../words/catalogue.ts'
import type { Column } from './column.ts'
import css from './list.module.css'

const words = catalogue({ en: { select: 'Select this row' }, de: { select: 'Diese Zeile auswählen' } })

type RowProps<Row> = {
  readonly row: TableRow<Row>
  readonly shown: readonly Column<Row>[]
  readonly link: ((row: Row) => string) | undefined
  readonly selectable: boolean
}

/** The keyboard and readers use the link in the first column; the mouse may click anywhere. */
export function ListRow<Row>({ row, shown, link, selectable }: RowProps<Row>) {
  const say = useWords(words)
  const navigate = useNavigate()
  const to = link?.(row.original)
  const open = (event: MouseEvent) => {
    const onControl = event.target instanceof Element && event.target.closest('a, button, input, label') !== null
    const selecting = window.getSelection()?.type === 'Range'
    if (to !== undefined && !onControl && !selecting) void navigate({ to })
  }
  return (
    <tr
      data-row={row.id}
      data-selected={row.getIsSelected() || undefined}
      data-opens={to !== undefined || undefined}
      onClick={open}
    >
      {selectable && (
        <td className={css['tick']}>
          <Checkbox
            size="xs"
            aria-label={say.select}
            checked={row.getIsSelected()}
            onChange={row.getToggleSelectedHandler()}
          />
        </td>
      )}
      {shown.map((column, index) => (
        <td key={column.key} className={column.figures ? 'num' : undefined}>
          {index === 0 ? <FirstCell to={to}>{column.cell(row.original)}</FirstCell> : column.cell(row.original)}
        </td>
      ))}
    </tr>
  )
}

function FirstCell({ to, children }: { to: string | undefined; children: React.ReactNode }) {
  if (to === undefined) {
    return (
      <span tabIndex={-1} data-focus>
        {children}
      </span>
    )
  }
  return (
    <Link to={to} data-focus className={css['opens']}>
      {children}
    </Link>
  )
}

const skeletonWidths = [72, 58, 80, 64, 76, 52, 84, 60]

export function SkeletonRows({ columns }: { columns: number }) {
  return skeletonWidths.map((width) => (
    <tr key={width} aria-hidden>
      {Array.from({ length: columns }, (_, column) => (
        <td key={column}>
          <Skeleton height={12} my={4} width={`${width - ((column * 13) % 30)}%`} />
        </td>
      ))}
    </tr>
  ))
}
