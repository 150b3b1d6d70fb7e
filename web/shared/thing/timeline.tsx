import { Button, Textarea } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import { useKeys } from '../keys/registry.ts'
import { Card } from '../shapes/card.tsx'
import { Day } from '../shapes/day.tsx'
import { KeyHint } from '../shapes/key-hint.tsx'
import { catalogue, useWords } from '../words/catalogue.ts'
import css from './timeline.module.css'

const words = catalogue({
  en: {
    title: 'Everything that happened',
    all: 'All',
    write: 'Write a comment',
    send: 'Comment',
    keys: 'Comments',
    earlier: 'Show what came earlier',
    nothing: 'Nothing has happened yet.',
  },
  de: {
    title: 'Alles, was geschah',
    all: 'Alles',
    write: 'Kommentar schreiben',
    send: 'Kommentieren',
    keys: 'Kommentare',
    earlier: 'Früheres zeigen',
    nothing: 'Noch ist nichts geschehen.',
  },
})

export type Happening = {
  readonly id: string
  readonly day: string
  /** The department, 'Customer' or 'Machine': who it was, in a word. */
  readonly who: string
  readonly what: ReactNode
  /** Quiet words below: the person, the rule, the entry in the books. */
  readonly detail?: ReactNode
  readonly figure?: ReactNode
  /** Under which chip it can be found. */
  readonly kind?: string
}

type TimelineProps = {
  readonly happenings: readonly Happening[]
  readonly title?: string
  /** Adds a field for comments, reached by the key `c`. */
  readonly comment?: (text: string) => void
  /** A field of the page's own in the place of that one. */
  readonly field?: ReactNode
  readonly earlier?: (() => void) | undefined
}

/** What people and the machine did, newest first or oldest first, as it is given. */
export function Timeline({ happenings, title, comment, field, earlier }: TimelineProps) {
  const say = useWords(words)
  const [kind, setKind] = useState<string>()
  const kinds = [...new Set(happenings.flatMap((each) => each.kind ?? []))]
  const shown = happenings.filter((each) => kind === undefined || each.kind === kind)
  return (
    <Card title={title ?? say.title}>
      {kinds.length > 1 && (
        <div className={css['kinds']}>
          <KindChip label={say.all} chosen={kind === undefined} choose={() => setKind(undefined)} />
          {kinds.map((each) => (
            <KindChip key={each} label={each} chosen={kind === each} choose={() => setKind(each)} />
          ))}
        </div>
      )}
      {happenings.length === 0 && <p className="quiet">{say.nothing}</p>}
      <ol className={css['timeline']}>
        {shown.map((happening, index) => (
          <li key={happening.id}>
            <span className="quiet">{shown[index - 1]?.day !== happening.day && <Day of={happening.day} />}</span>
            <span className="quiet">{happening.who}</span>
            <span className={css['what']}>
              {happening.what}
              {happening.detail && <small className="quiet">{happening.detail}</small>}
            </span>
            <span className="num">{happening.figure}</span>
          </li>
        ))}
      </ol>
      {earlier && <Button onClick={earlier}>{say.earlier}</Button>}
      {field}
      {comment && <CommentField comment={comment} />}
    </Card>
  )
}

function KindChip({ label, chosen, choose }: { label: string; chosen: boolean; choose: () => void }) {
  return (
    <button type="button" aria-pressed={chosen} onClick={choose}>
      {label}
    </button>
  )
}

function CommentField({ comment }: { comment: (text: string) => void }) {
  const say = useWords(words)
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  useKeys(say.keys, [{ keys: 'c', does: say.write, run: () => field.current?.focus() }])
  const send = () => {
    if (text.trim() === '') return
    comment(text.trim())
    setText('')
  }
  return (
    <form
      className={css['comment']}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Textarea
        ref={field}
        autosize
        maxRows={8}
        value={text}
        placeholder={say.write}
        aria-label={say.write}
        onChange={(event) => setText(event.currentTarget.value)}
        rightSection={text === '' && <KeyHint keys="c" />}
      />
      {text !== '' && <Button type="submit">{say.send}</Button>}
    </form>
  )
}
