import css from './shapes.module.css'

/** A key as it is printed on the keyboard. */
export function KeyHint({ keys, onAccent = false }: { keys: string; onAccent?: boolean }) {
  return (
    <kbd className={css['key']} data-on-accent={onAccent || undefined}>
      {keys.replace(/^Ctrl\+(.)$/, (_, letter: string) => `Ctrl ${letter.toUpperCase()}`)}
    </kbd>
  )
}
