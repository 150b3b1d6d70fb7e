import type { ReactNode } from 'react'
import css from './settings.module.css'

export type Head = {
  readonly key: string
  readonly head: string
  readonly figures?: boolean
  readonly isAction?: boolean
}

type TableProps = {
  readonly label: string
  readonly heads: readonly Head[]
  readonly rows: readonly { readonly key: string; readonly quiet?: boolean; readonly cells: readonly ReactNode[] }[]
}

/** The few rows of a setting. On a phone each row becomes a small block with the words of its columns. */
export function Table({ label, heads, rows }: TableProps) {
  return (
    <table className={css['table']} aria-label={label}>
      <thead>
        <tr>
          {heads.map(({ key, head, figures, isAction }) => (
            <th key={key} data-figure={figures || undefined}>
              {isAction ? <span className={css['unseen']}>{head}</span> : head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-quiet={row.quiet || undefined}>
            {heads.map(({ key, head, figures, isAction }, index) => (
              <td
                key={key}
                data-figure={figures || undefined}
                data-action={isAction || undefined}
                data-head={isAction || index === 0 ? undefined : head}
              >
                {row.cells[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
