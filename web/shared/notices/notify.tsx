import { notifications } from '@mantine/notifications'
import { Button } from '@mantine/core'
import { ApiProblem } from '../ask/problem.ts'
import { rememberUndo, undoLast } from '../keys/undo.ts'
import { KeyHint } from '../shapes/key-hint.tsx'
import { wordsIn, catalogue } from '../words/catalogue.ts'
import { currentLanguage } from '../words/language.ts'

const words = catalogue({
  en: { undo: 'Undo', failed: 'That did not work', close: 'Close' },
  de: { undo: 'Rückgängig', failed: 'Das hat nicht geklappt', close: 'Schließen' },
})

type DoneOptions = { readonly undo?: () => void }

/** Says what was done, past tense: "3 payments applied". With `undo`, a button and the key z take it back. */
export function done(message: string, { undo }: DoneOptions = {}) {
  if (undo) rememberUndo(undo)
  const id = notifications.show({
    closeButtonProps: closeButton(),
    color: 'accent',
    autoClose: undo ? 10_000 : 4000,
    message: undo ? <Undoable message={message} undo={() => takeBack(id)} /> : message,
  })
}

const closeButton = () => ({ 'aria-label': wordsIn(words, currentLanguage()).close })

function takeBack(id: string) {
  undoLast()
  notifications.hide(id)
}

function Undoable({ message, undo }: { message: string; undo: () => void }) {
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
      <span style={{ flex: 1 }}>{message}</span>
      <Button onClick={undo}>
        {wordsIn(words, currentLanguage()).undo} <KeyHint keys="z" />
      </Button>
    </span>
  )
}

/** Says why something did not happen and what to do about it. */
export function refused(problem: Error) {
  const title = problem instanceof ApiProblem ? problem.title : wordsIn(words, currentLanguage()).failed
  const message =
    problem instanceof ApiProblem ? [problem.detail, problem.remedy].filter(Boolean).join(' ') : problem.message
  notifications.show({ color: 'red', title, message, autoClose: 12_000, closeButtonProps: closeButton() })
}
