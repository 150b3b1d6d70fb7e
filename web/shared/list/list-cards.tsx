import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import type { Column } from './column.ts'
import { Sums, useCountText } from './list-foot.tsx'
import type { ListProps } from './list-props.ts'
import { useReached } from './more-below.tsx'
import css from './cards.module.css'

/** A list on a phone: two lines a row, who and how much above, the rest in words below. */
export function ListCards<Row>(props: ListProps<Row>) {
  const { source, columns, link, idOf } = props
  const end = useRef<HTMLLIElement>(null)
  useReached(end, source.more)
  return (
    <>
      <ul className={css['cards']}>
        {source.rows.map((row) => (
          <li key={idOf(row)} data-row={idOf(row)}>
            {link ? (
              <Link to={link(row)} data-focus>
                <CardLines row={row} columns={columns} />
              </Link>
            ) : (
              <div>
                <CardLines row={row} columns={columns} />
              </div>
            )}
          </li>
        ))}
        {(source.loading || source.more) && (
          <li ref={end} aria-hidden>
            <Skeleton height={12} m={14} width="60%" />
          </li>
        )}
      </ul>
      <CardsFoot {...props} />
    </>
  )
}

function CardLines<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  const at = (place: Column<Row>['phone']) => columns.filter((column) => column.phone === place)
  return (
    <>
      <span className={css['upper']}>
        <b>
          {at('title').map((column) => (
            <span key={column.key}>{column.cell(row)}</span>
          ))}
        </b>
        <span className="num">
          {at('figure').map((column) => (
            <span key={column.key}>{column.cell(row)}</span>
          ))}
        </span>
      </span>
      <span className={css['lower']}>
        <span className={css['words']}>
          {at('line').map((column) => (
            <span key={column.key}>{column.cell(row)}</span>
          ))}
        </span>
        <span>
          {at('aside').map((column) => (
            <span key={column.key}>{column.cell(row)}</span>
          ))}
        </span>
      </span>
    </>
  )
}

function CardsFoot<Row>({ source, noun, columns }: ListProps<Row>) {
  const count = useCountText(source, noun)
  const figure = columns.find((column) => column.phone === 'figure' && source.sums?.[column.key])
  if (count === undefined) return null
  return (
    <footer className={css['foot']}>
      <span>{count}</span>
      <span className="num">{figure && <Sums of={source.sums?.[figure.key] ?? []} />}</span>
    </footer>
  )
}
