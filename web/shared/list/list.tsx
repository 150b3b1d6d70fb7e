import { useMediaQuery } from '@mantine/hooks'
import { useRef } from 'react'
import { ProblemBox } from '../frame/problem-box.tsx'
import { ListCards } from './list-cards.tsx'
import type { ListProps } from './list-props.ts'
import { ListGrid } from './list-grid.tsx'
import { ListTools } from './list-tools.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useListKeys } from './use-list-keys.ts'
import { useListTable } from './use-list-table.ts'
import css from './list.module.css'

/** Rows to read, sort, narrow down and act on. Everything it is asked for stands in the URL. */
export function List<Row>(props: ListProps<Row>) {
  const { source, state, columns, bulk = [] } = props
  const table = useListTable(props.name, columns, source.rows, props.idOf, state.view)
  const body = useRef<HTMLDivElement>(null)
  const onPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const isEmpty = !source.loading && !source.problem && source.rows.length === 0
  useListKeys(body, table, { act: props.act, selectable: bulk.length > 0 })

  return (
    <div className={css['list']} ref={body}>
      <ListTools {...props} table={table} />
      {source.problem && <ProblemBox problem={source.problem} retry={source.retry} />}
      {isEmpty && <div className={css['empty']}>{props.empty}</div>}
      {!isEmpty && (source.rows.length > 0 || source.loading) && (
        <div className={css['sheet']} aria-busy={source.loading || source.refreshing}>
          {onPhone ? (
            <ListCards {...props} />
          ) : (
            <ListGrid {...props} table={table} selectable={bulk.length > 0} sort={state.sort} />
          )}
        </div>
      )}
      <SelectionBar table={table} actions={bulk} />
    </div>
  )
}
