import { Button, Checkbox, Menu, Popover, TextInput } from '@mantine/core'
import { IconDots, IconX } from '@tabler/icons-react'
import { useState, type SubmitEvent } from 'react'
import { catalogue, useWords } from '../words/catalogue.ts'
import { countText } from '../words/figures.ts'
import { useLanguage } from '../words/language.ts'
import type { ListState } from './list-state.ts'
import css from './tools.module.css'

const words = catalogue({
  en: {
    views: 'Views',
    all: 'All',
    save: 'Save this view',
    name: 'Name of the view',
    keep: 'Save',
    remove: 'Remove this view',
    more: 'What to do with this view',
    rename: 'Rename',
    share: 'Give it to everybody',
    unshare: 'Keep it to myself',
    shared: 'Everybody has it',
    asNow: 'Keep it as it is now',
    openWith: 'Open the list with it',
  },
  de: {
    views: 'Ansichten',
    all: 'Alle',
    save: 'Ansicht speichern',
    name: 'Name der Ansicht',
    keep: 'Speichern',
    remove: 'Ansicht entfernen',
    more: 'Was mit dieser Ansicht geschehen soll',
    rename: 'Umbenennen',
    share: 'Allen geben',
    unshare: 'Für mich behalten',
    shared: 'Alle haben sie',
    asNow: 'So behalten, wie sie jetzt ist',
    openWith: 'Liste damit öffnen',
  },
})

type ViewsProps = {
  readonly state: ListState
  readonly counts: Readonly<Record<string, number>> | undefined
  /** Those that are shown now. */
  readonly columns: readonly string[]
}

/** The saved views as tabs, with how many rows each has. */
export function ListViews({ state, counts, columns }: ViewsProps) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <nav className={css['views']} aria-label={say.views}>
      {state.views.map((view) => (
        <button
          key={view.key}
          type="button"
          aria-current={view.key === state.view.key || undefined}
          onClick={() => state.chooseView(view.key)}
        >
          {view.title === '' ? say.all : view.title}{' '}
          {counts?.[view.key] !== undefined && (
            <span className="num faint">{countText(counts[view.key] ?? 0, language)}</span>
          )}
        </button>
      ))}
      <ViewMenu key={state.view.key} state={state} columns={columns} />
      {state.removeView && (
        <button type="button" aria-label={say.remove} title={say.remove} onClick={state.removeView}>
          <IconX size={12} aria-hidden />
        </button>
      )}
    </nav>
  )
}

type MenuProps = Pick<ViewsProps, 'state' | 'columns'>

/** What can be done with the chosen view, where it is kept on the server. */
function ViewMenu({ state: { ofView, view }, columns }: MenuProps) {
  const say = useWords(words)
  const [naming, setNaming] = useState(false)
  const { kept, rename, share, keepAsNow, openWith } = ofView
  if (!rename && !share && !keepAsNow && !openWith) return null
  if (naming && rename) {
    return (
      <NameForm
        title={view.title}
        done={(title) => {
          rename(title)
          setNaming(false)
        }}
      />
    )
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" aria-label={say.more} title={say.more}>
          <IconDots size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {openWith && <Menu.Item onClick={openWith}>{say.openWith}</Menu.Item>}
        {keepAsNow && <Menu.Item onClick={() => keepAsNow(columns)}>{say.asNow}</Menu.Item>}
        {rename && <Menu.Item onClick={() => setNaming(true)}>{say.rename}</Menu.Item>}
        {share && (
          <Menu.Item onClick={() => share(kept?.shared !== true)}>{kept?.shared ? say.unshare : say.share}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function NameForm({ title, done }: { title: string; done: (title: string) => void }) {
  const say = useWords(words)
  const [text, setText] = useState(title)
  return (
    <form
      className={css['naming']}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') done(text.trim())
      }}
    >
      <TextInput
        size="xs"
        aria-label={say.name}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <Button type="submit" size="compact-xs">
        {say.keep}
      </Button>
    </form>
  )
}

/** Offered as soon as what is asked for differs from the chosen view. */
export function SaveView({ state, columns }: MenuProps) {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  const [title, setTitle] = useState('')
  const [shared, setShared] = useState(false)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (title.trim() === '') return
    setOpen(false)
    state.saveView?.({ title, shared, columns })
  }
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <button type="button" className={css['add']} onClick={() => setOpen(!open)}>
          {say.save}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={css['value']} onSubmit={submit}>
          <TextInput
            label={say.name}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            data-autofocus
          />
          {state.mayShare && (
            <Checkbox
              label={say.shared}
              checked={shared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          <Button type="submit" variant="filled">
            {say.keep}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
