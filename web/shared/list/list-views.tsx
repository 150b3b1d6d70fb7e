import { Button, Popover, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
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
  },
  de: {
    views: 'Ansichten',
    all: 'Alle',
    save: 'Ansicht speichern',
    name: 'Name der Ansicht',
    keep: 'Speichern',
    remove: 'Ansicht entfernen',
  },
})

type ViewsProps = { readonly state: ListState; readonly counts: Readonly<Record<string, number>> | undefined }

/** The saved views as tabs, with how many rows each has. */
export function ListViews({ state, counts }: ViewsProps) {
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
      {state.removeView && (
        <button type="button" aria-label={say.remove} title={say.remove} onClick={state.removeView}>
          <IconX size={12} aria-hidden />
        </button>
      )}
    </nav>
  )
}

/** Offered as soon as what is asked for differs from the chosen view. */
export function SaveView({ save }: { save: (title: string) => void }) {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  const [title, setTitle] = useState('')
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (title.trim() === '') return
    setOpen(false)
    save(title)
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
          <Button type="submit" variant="filled">
            {say.keep}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
