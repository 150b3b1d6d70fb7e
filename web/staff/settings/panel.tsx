import { Button, Drawer } from '@mantine/core'
import type { ReactNode, SubmitEvent } from 'react'
import { ProblemBox, catalogue, useWords } from '#web'
import css from './settings.module.css'

const words = catalogue({ en: { close: 'Close', cancel: 'Cancel' }, de: { close: 'Schließen', cancel: 'Abbrechen' } })

/** What stands in the fields of a form, by their names. */
export type Filled = {
  readonly text: (name: string) => string
  /** Undefined for an empty field. */
  readonly maybe: (name: string) => string | undefined
  readonly all: (name: string) => string[]
  readonly has: (name: string) => boolean
}

export function filled(form: HTMLFormElement): Filled {
  const data = new FormData(form)
  const all = (name: string) => data.getAll(name).filter((value) => typeof value === 'string')
  const text = (name: string) => (all(name)[0] ?? '').trim()
  return { text, all, maybe: (name) => text(name) || undefined, has: (name) => data.has(name) }
}

type PanelProps = {
  readonly title: string
  readonly close: () => void
  /** What the button says and does. */
  readonly does: string
  readonly submit: (form: Filled) => void
  readonly deed: { readonly error: Error | null; readonly isPending: boolean }
  readonly line?: ReactNode
  readonly children: ReactNode
}

/** A form that comes in from the right, over the list that it belongs to. */
export function Panel({ title, close, does, submit, deed, line, children }: PanelProps) {
  const say = useWords(words)
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    submit(filled(event.currentTarget))
  }
  return (
    <Drawer
      opened
      onClose={close}
      title={<b>{title}</b>}
      position="right"
      size={480}
      overlayProps={{ backgroundOpacity: 0.12 }}
      closeButtonProps={{ 'aria-label': say.close }}
    >
      <form className={css['panel']} onSubmit={send} autoComplete="off">
        {line && <p className="quiet">{line}</p>}
        {children}
        {deed.error && <ProblemBox problem={deed.error} />}
        <div className={css['buttons']}>
          <Button onClick={close}>{say.cancel}</Button>
          <Button type="submit" variant="filled" loading={deed.isPending}>
            {does}
          </Button>
        </div>
      </form>
    </Drawer>
  )
}
