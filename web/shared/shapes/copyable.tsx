import type { ReactNode, MouseEvent } from 'react'
import { useState } from 'react'
import { catalogue, useWords } from '../words/catalogue.ts'
import css from './shapes.module.css'

const words = catalogue({ en: { copied: 'copied' }, de: { copied: 'kopiert' } })

/** Copies its text on a double click, and says so. Selecting with the mouse still works, as does a click on a row. */
export function Copyable({ text, children }: { text: string; children: ReactNode }) {
  const say = useWords(words)
  const [copied, setCopied] = useState(false)
  const copy = (event: MouseEvent) => {
    event.stopPropagation()
    void navigator.clipboard.writeText(text).then(() => {
      setCopied(true)
      setTimeout(() => setCopied(false), 900)
    })
  }
  return (
    <span className={css['copyable']} onDoubleClick={copy}>
      {children}
      {copied && <span className={css['copied']}>{say.copied}</span>}
    </span>
  )
}
