/** What `z` takes back: the last thing done that can be undone. Newer deeds replace older ones. */
let last: (() => void) | undefined

export function rememberUndo(undo: () => void) {
  last = undo
}

export function undoLast() {
  last?.()
  last = undefined
}

export const canUndo = () => last !== undefined
