import { Button } from '@mantine/core'
import { KeyHint, useWords } from '#web'
import { entryWords } from './entry-words.ts'
import css from './orders.module.css'
import type { Checked } from './use-entry.ts'

type FootProps = {
  readonly checked: Checked | undefined
  /** What nobody has answered yet. */
  readonly questions: Checked['findings']
  readonly place: () => void
  readonly isPlacing: boolean
}

/** What still stands in the way, each a way to its field, and the one button. */
export function EntryFoot({ checked, questions, place, isPlacing }: FootProps) {
  const say = useWords(entryWords)
  return (
    <div className={css['foot']}>
      <div className={css['verdict']}>
        {questions.length === 0 && (
          <b>{!checked ? say.checks : checked.credit.verdict === 'passed' ? say.noQuestions : say.wouldBeHeld}</b>
        )}
        {questions.length > 0 && <b>{say.questions(questions.length)}</b>}
        {questions.map((finding) => {
          const place = finding.lineIndex === null ? finding.field : `line-${finding.lineIndex}`
          return (
            <button
              key={`${finding.rule} ${finding.field}`}
              type="button"
              className={css['toField']}
              onClick={() => focusOn(place)}
            >
              {finding.lineIndex === null ? headName(say, finding.field) : say['field line'](finding.lineIndex + 1)}
            </button>
          )
        })}
      </div>
      <Button
        variant="filled"
        loading={isPlacing}
        disabled={!checked}
        onClick={place}
        rightSection={<KeyHint keys="Ctrl+Enter" onAccent />}
      >
        {questions.length > 0 ? say.placeAndAsk : say.place}
      </Button>
    </div>
  )
}

function headName(say: (typeof entryWords)['en'], field: string): string {
  switch (field) {
    case 'poNumber':
    case 'shipTo':
    case 'billTo':
    case 'terms':
    case 'dealOn':
    case 'order':
      return say[`field ${field}`]
    default:
      return field
  }
}

function focusOn(place: string) {
  document.getElementById(`entry-${place}`)?.querySelector<HTMLElement>('input:not([disabled]), textarea')?.focus()
}
