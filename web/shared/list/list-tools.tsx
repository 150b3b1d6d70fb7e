import { ActionIcon, Checkbox, Menu, Tooltip } from '@mantine/core'
import { IconColumns3, IconDownload } from '@tabler/icons-react'
import { catalogue, useWords } from '../words/catalogue.ts'
import { FilterSentence } from './filter-sentence.tsx'
import type { ListProps } from './list-props.ts'
import { ListViews, SaveView } from './list-views.tsx'
import { shownColumns, type ListTable } from './use-list-table.ts'
import css from './tools.module.css'

const words = catalogue({
  en: { columns: 'Choose columns', export: 'Export what the list shows', xlsx: 'Spreadsheet (XLSX)', csv: 'CSV' },
  de: { columns: 'Spalten wählen', export: 'Ausgeben, was die Liste zeigt', xlsx: 'Tabelle (XLSX)', csv: 'CSV' },
})

type ToolsProps<Row> = ListProps<Row> & { readonly table: ListTable<Row> }

/** Above the rows: saved views with their counts, the sentence of conditions, the columns, the export. */
export function ListTools<Row>(props: ToolsProps<Row>) {
  const say = useWords(words)
  const shown = shownColumns(props.columns, props.table).map(({ key }) => key)
  return (
    <div className={css['tools']}>
      {props.state.views.length > 1 && (
        <ListViews state={props.state} counts={props.source.viewCounts} columns={shown} />
      )}
      <div className={css['line']}>
        <FilterSentence noun={props.noun[1]} filters={props.filters ?? []} state={props.state} />
        {props.state.saveView && <SaveView state={props.state} columns={shown} />}
        <span className={css['right']}>
          <ColumnChooser {...props} label={say.columns} />
          <ExportMenu source={props.source} />
        </span>
      </div>
    </div>
  )
}

function ExportMenu<Row>({ source: { csv, xlsx } }: Pick<ToolsProps<Row>, 'source'>) {
  const say = useWords(words)
  if (csv === undefined && xlsx === undefined) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={say.export}>
          <ActionIcon aria-label={say.export} color="gray">
            <IconDownload size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {xlsx !== undefined && (
          <Menu.Item component="a" href={xlsx} download>
            {say.xlsx}
          </Menu.Item>
        )}
        {csv !== undefined && (
          <Menu.Item component="a" href={csv} download>
            {say.csv}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function ColumnChooser<Row>({ table, columns, label }: ToolsProps<Row> & { label: string }) {
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon aria-label={label} color="gray" visibleFrom="md">
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.map((column) => {
          const shown = table.getColumn(column.key)?.getIsVisible() ?? false
          return (
            <Menu.Item
              key={column.key}
              onClick={() => table.getColumn(column.key)?.toggleVisibility()}
              leftSection={<Checkbox size="xs" checked={shown} readOnly tabIndex={-1} aria-hidden />}
            >
              {column.head}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
