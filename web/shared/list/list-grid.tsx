import type { Column } from './column.ts'
import type { GridProps } from './list-props.ts'
import { ListFoot } from './list-foot.tsx'
import { ListHead } from './list-head.tsx'
import { ListRow, SkeletonRows } from './list-row.tsx'
import { MoreBelow } from './more-below.tsx'
import { shownColumns, type ListTable } from './use-list-table.ts'
import css from './list.module.css'

/** The table of a list. Widths are fixed, so that nothing jumps while more rows come in. */
export function ListGrid<Row>(props: GridProps<Row>) {
  const { table, columns, source, selectable } = props
  const shown = shownColumns(columns, table)
  return (
    <table className={css['grid']}>
      <colgroup>
        {selectable && <col style={{ width: 36 }} />}
        {shown.map((column) => (
          <col key={column.key} style={widthOf(column, table)} />
        ))}
      </colgroup>
      <ListHead {...props} shown={shown} />
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <ListRow key={row.id} row={row} shown={shown} link={props.link} selectable={selectable} />
        ))}
        {source.loading && <SkeletonRows columns={shown.length + (selectable ? 1 : 0)} />}
        <MoreBelow more={source.more} columns={shown.length + (selectable ? 1 : 0)} />
      </tbody>
      <ListFoot {...props} shown={shown} />
    </table>
  )
}

function widthOf<Row>(column: Column<Row>, table: ListTable<Row>) {
  const resized = table.getState().columnSizing[column.key]
  if (resized !== undefined) return { width: resized }
  return column.width === 'rest' ? {} : { width: column.width ?? 120 }
}
