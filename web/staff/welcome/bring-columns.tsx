import { NativeSelect } from '@mantine/core'
import { Card, countText, useLanguage, useWords } from '#web'
import { Table } from '../settings/table.tsx'
import { asMark, fieldName, withField, type Saying, type Understood } from './bring.ts'
import { fieldWords, words } from './bring-words.ts'
import css from './bring.module.css'

type BringColumnsProps = {
  readonly understood: Understood
  /** With a column assigned anew. */
  readonly assign: (understood: Understood) => void
  readonly say: (saying: Saying) => void
}

/** Their columns and what each is here, with values of the file; what was not understood is put right in the same place. */
export function BringColumns({ understood, assign, say: tell }: BringColumnsProps) {
  const say = useWords(words)
  const names = useWords(fieldWords)
  const language = useLanguage()
  const { columns, fields, missing, rowsSeen } = understood
  const choices = [
    { value: '', label: say.leftOut },
    ...fields.map(({ field, needed }) => ({
      value: field,
      label: needed ? `${fieldName(names, field)} (${say.needed})` : fieldName(names, field),
    })),
  ]
  return (
    <Card title={say.understood} beside={rowsSeen > 2000 ? undefined : say.seen(countText(rowsSeen, language))} flush>
      {missing.length > 0 && (
        <p className={css['ask']} aria-live="polite">
          {say.missing(missing.map((field) => fieldName(names, field)).join(', '))}
        </p>
      )}
      <Questions understood={understood} tell={tell} />
      <Table
        label={say.columns}
        heads={[
          { key: 'theirs', head: say.theirs },
          { key: 'values', head: say.values },
          { key: 'ours', head: say.ours },
        ]}
        rows={columns.map(({ column, header, field, examples }) => {
          const name = header === '' ? say.unnamed(String(column + 1)) : header
          return {
            key: String(column),
            quiet: field === null,
            cells: [
              name,
              <span key="values">{examples.length === 0 ? say.empty : examples.join(' · ')}</span>,
              <NativeSelect
                key="ours"
                className={css['field']}
                aria-label={say.isOurs(name)}
                data={choices}
                value={field ?? ''}
                onChange={(event) => assign(withField(understood, column, event.currentTarget.value))}
              />,
            ],
          }
        })}
      />
    </Card>
  )
}

function Questions({ understood, tell }: { understood: Understood; tell: (saying: Saying) => void }) {
  const say = useWords(words)
  const { dates, decimal } = understood
  const marks = { '.': say.point, ',': say.comma }
  if (dates.choices.length < 2 && decimal.choices.length < 2) return null
  return (
    <div className={css['questions']}>
      {dates.choices.length > 1 && (
        <NativeSelect
          label={say.dates}
          description={say.datesHint}
          data={[{ value: '', label: say.pick, disabled: true }, ...dates.choices]}
          value={dates.chosen ?? ''}
          onChange={(event) => tell({ dates: event.currentTarget.value })}
        />
      )}
      {decimal.choices.length > 1 && (
        <NativeSelect
          label={say.decimal}
          description={say.decimalHint}
          data={[
            { value: '', label: say.pick, disabled: true },
            ...decimal.choices.map((mark) => ({ value: mark, label: marks[mark] })),
          ]}
          value={decimal.chosen ?? ''}
          onChange={(event) => {
            const mark = asMark(event.currentTarget.value)
            if (mark) tell({ decimal: mark })
          }}
        />
      )}
    </div>
  )
}
