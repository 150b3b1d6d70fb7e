import { Button, Combobox, Textarea, useCombobox } from '@mantine/core'
import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { listReaders } from '#contracts/workplace'
import { KeyHint, catalogue, useAsk, useKeys, useWords, type Answer } from '#web'
import css from './comments.module.css'

const words = catalogue({
  en: {
    write: 'Write a comment',
    send: 'Comment',
    keys: 'Comments',
    hint: 'For colleagues only. @ speaks to somebody.',
    people: 'Speak to',
    cancel: 'Leave it as it was',
  },
  de: {
    write: 'Kommentar schreiben',
    send: 'Kommentieren',
    keys: 'Kommentare',
    hint: 'Nur für Kolleginnen und Kollegen. @ spricht jemanden an.',
    people: 'Ansprechen',
    cancel: 'So lassen, wie es war',
  },
})

type Person = Answer<typeof listReaders>['people'][number]
export type Said = { readonly text: string; readonly mentions: string[] }

type FieldProps = {
  readonly subject: string
  readonly say: (said: Said) => Promise<unknown>
  /** The text of a comment that is changed. */
  readonly before?: string
  readonly cancel?: () => void
}

/** A comment is written here; `@` offers whoever may read the thing. */
export function CommentField({ subject, say: send, before = '', cancel }: FieldProps) {
  const say = useWords(words)
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(before)
  const [sending, setSending] = useState(false)
  const { data } = useAsk(listReaders, { subject }, { enabled: text.includes('@') })
  const people = data?.people ?? []
  useKeys(say.keys, cancel ? [] : [{ keys: 'c', does: say.write, run: () => field.current?.focus() }])
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (text.trim() === '') return
    setSending(true)
    const mentions = people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)
    try {
      await send({ text: text.trim(), mentions })
      setText('')
    } catch {
      // What is wrong was said; the text stays for another try.
    } finally {
      setSending(false)
    }
  }
  return (
    <form className={css['field']} onSubmit={(event) => void submit(event)}>
      <MentionText text={text} change={setText} people={people} field={field} label={say.write} />
      {text !== '' && (
        <div className={css['send']}>
          <Button type="submit" loading={sending}>
            {say.send}
          </Button>
          {cancel && (
            <Button variant="subtle" onClick={cancel}>
              {say.cancel}
            </Button>
          )}
          <span className="small quiet">{say.hint}</span>
        </div>
      )}
    </form>
  )
}

type TextProps = {
  readonly text: string
  readonly change: (text: string) => void
  readonly people: readonly Person[]
  readonly field: React.RefObject<HTMLTextAreaElement | null>
  readonly label: string
}

/** What is typed after the last '@', as far as it may yet become a name. */
const begun = (text: string): string | undefined => /@([\p{L}' -]{0,30})$/u.exec(text)?.[1]

function MentionText({ text, change, people, field, label }: TextProps) {
  const say = useWords(words)
  const choices = useCombobox({ onDropdownClose: () => choices.resetSelectedOption() })
  const part = begun(text)
  const found =
    part === undefined
      ? []
      : people.filter(({ name }) => name.toLowerCase().includes(part.toLowerCase()) && name !== part.trim()).slice(0, 6)
  const choose = (name: string) => {
    change(`${text.slice(0, text.length - (part ?? '').length)}${name} `)
    choices.closeDropdown()
    field.current?.focus()
  }
  const open = choices.dropdownOpened && found.length > 0
  const names = found.map(({ name }) => name).join('\n')
  // The first name is the one that Enter takes, however late the names come.
  useEffect(() => {
    if (names !== '') choices.selectFirstOption()
    // oxlint-disable-next-line react/exhaustive-deps -- the store is another one on each turn
  }, [names])
  return (
    <Combobox store={choices} onOptionSubmit={choose} position="top-start" withinPortal={false}>
      <Combobox.Target withKeyboardNavigation={open}>
        <Textarea
          ref={field}
          autosize
          maxRows={8}
          value={text}
          placeholder={label}
          aria-label={label}
          onChange={(event) => {
            change(event.currentTarget.value)
            if (begun(event.currentTarget.value) === undefined) choices.closeDropdown()
            else choices.openDropdown()
          }}
          onBlur={() => choices.closeDropdown()}
          rightSection={text === '' && <KeyHint keys="c" />}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!open} role="presentation">
        <Combobox.Options aria-label={say.people}>
          {found.map(({ id, name }) => (
            <Combobox.Option key={id} value={name}>
              {name}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
