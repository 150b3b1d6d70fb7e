import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { KeyHint } from '../shapes/key-hint.tsx'
import { useKeys } from '../keys/registry.ts'
import { catalogue, useWords } from '../words/catalogue.ts'
import type { BulkAction } from './column.ts'
import type { ListTable } from './use-list-table.ts'
import css from './list.module.css'

const words = catalogue({
  en: {
    selected: (count: number) => `${count} selected`,
    clear: 'Clear the selection',
    title: 'With the selected rows',
  },
  de: {
    selected: (count: number) => `${count} ausgewählt`,
    clear: 'Auswahl aufheben',
    title: 'Mit den ausgewählten Zeilen',
  },
})

type BarProps<Row> = { readonly table: ListTable<Row>; readonly actions: readonly BulkAction<Row>[] }

/** What can be done with the ticked rows, and what that would do, before it is done. */
export function SelectionBar<Row>({ table, actions }: BarProps<Row>) {
  const say = useWords(words)
  const rows = table.getSelectedRowModel().rows.map((row) => row.original)
  useKeys(
    say.title,
    rows.length === 0
      ? []
      : actions.flatMap((action) =>
          action.key ? [{ keys: action.key, does: action.label(rows), run: () => action.run(rows) }] : [],
        ),
  )
  if (rows.length === 0) return null
  return (
    <section className={css['bar']} aria-label={say.title}>
      <b>{say.selected(rows.length)}</b>
      <span className="quiet">
        {actions.map((action) => action.effect?.(rows)).find((effect) => effect !== undefined)}
      </span>
      {actions.map((action, index) => (
        <Button key={action.key ?? index} variant={index === 0 ? 'filled' : 'default'} onClick={() => action.run(rows)}>
          {action.label(rows)}{' '}
          {action.key && (
            <>
              &nbsp;
              <KeyHint keys={action.key} />
            </>
          )}
        </Button>
      ))}
      <ActionIcon aria-label={say.clear} color="gray" onClick={() => table.resetRowSelection()}>
        <IconX size={16} />
      </ActionIcon>
    </section>
  )
}
