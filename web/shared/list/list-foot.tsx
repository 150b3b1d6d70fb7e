import { figureText, countText, type MoneyText } from '../words/figures.ts'
import { useLanguage } from '../words/language.ts'
import type { Column, ListSource } from './column.ts'
import type { GridProps } from './list-props.ts'
import css from './list.module.css'

type FootProps<Row> = GridProps<Row> & { readonly shown: readonly Column<Row>[] }

/** Count and sums of the whole result, a line for each currency, under the columns they add up. */
export function ListFoot<Row>({ source, noun, shown, selectable }: FootProps<Row>) {
  const count = useCountText(source, noun)
  if (count === undefined && !source.sums) return null
  const firstSum = shown.findIndex((column) => source.sums?.[column.key])
  const reach = firstSum > 0 ? firstSum : 1
  return (
    <tfoot>
      <tr>
        <td colSpan={reach + (selectable ? 1 : 0)} className={css['count']}>
          {count}
        </td>
        {shown.slice(reach).map((column) => (
          <td key={column.key} className="num">
            <Sums of={source.sums?.[column.key] ?? []} />
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

export function useCountText<Row>(source: ListSource<Row>, noun: readonly [string, string]): string | undefined {
  const language = useLanguage()
  if (source.count === undefined) return undefined
  return `${countText(source.count, language)} ${source.count === 1 ? noun[0] : noun[1]}`
}

export function Sums({ of }: { of: readonly MoneyText[] }) {
  const language = useLanguage()
  return of.map((sum) => (
    <div key={sum.currency}>
      {figureText(sum.amount, language)}
      <span className="quiet small"> {sum.currency}</span>
    </div>
  ))
}
