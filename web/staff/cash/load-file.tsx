import { Button } from '@mantine/core'
import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { importBankFile } from '#contracts/cash'
import { ProblemBox, catalogue, useDo, useWords, type Answer } from '#web'
import { useMay } from '../session/me.ts'
import css from './load-file.module.css'

const words = catalogue({
  en: {
    load: 'Load a bank file',
    drop: 'Let go to load it',
    took: (file: string) => `${file} is loaded.`,
    lines: (count: number) => (count === 1 ? '1 new line' : `${count} new lines`),
    applied: (count: number) => `${count} applied by ${count === 1 ? 'itself' : 'themselves'}`,
    proposed: (count: number) => `${count} to confirm`,
    unidentified: (count: number) => `${count} with an unknown payer`,
    unapplied: (count: number) => `${count} with nothing to pay`,
    outgoing: (count: number) => `${count} out`,
    returned: (count: number) => `${count} given back`,
    known: (count: number) => `${count} known before`,
    close: 'Close',
  },
  de: {
    load: 'Bankdatei laden',
    drop: 'Loslassen, um sie zu laden',
    took: (file: string) => `${file} ist geladen.`,
    lines: (count: number) => (count === 1 ? '1 neue Zeile' : `${count} neue Zeilen`),
    applied: (count: number) => `${count} allein zugeordnet`,
    proposed: (count: number) => `${count} zu bestätigen`,
    unidentified: (count: number) => `${count} mit unbekanntem Zahler`,
    unapplied: (count: number) => `${count} ohne etwas zu zahlen`,
    outgoing: (count: number) => `${count} abgegangen`,
    returned: (count: number) => `${count} zurückgegeben`,
    known: (count: number) => `${count} schon bekannt`,
    close: 'Schließen',
  },
})

type Loaded = Answer<typeof importBankFile>
type LoadProps = {
  /** The page, with the button where it belongs. */
  readonly children: (button: ReactNode) => ReactNode
}

/** A bank file comes in by the button or is dropped anywhere on the page; what became of it is said on top. */
export function LoadFile({ children }: LoadProps) {
  const say = useWords(words)
  const may = useMay('cash.import')
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const load = useDo(importBankFile, { done: setLoaded })
  if (!may) return children(null)
  const take = (file: File | undefined) => {
    setLoaded(null)
    if (file) load.mutate({ asked: { file } })
  }
  const drag = (event: DragEvent, is: boolean) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(is)
  }
  const button = (
    <Button variant="default" loading={load.isPending} onClick={() => input.current?.click()}>
      {say.load}
    </Button>
  )
  return (
    <div
      className={css['drop']}
      data-over={over || undefined}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false)
        take(event.dataTransfer.files[0])
      }}
    >
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say.load}
        accept=".xml,.csv,.txt,.gz,.camt"
        onChange={(event) => {
          take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      {over && <p className={css['dropHint']}>{say.drop}</p>}
      {load.error && (
        <div className={css['loaded']}>
          <ProblemBox problem={load.error} />
        </div>
      )}
      {loaded && (
        <output className={css['loaded']}>
          <span>
            <b>{say.took(loaded.fileName)}</b> {told(loaded, say).join(', ')}.
          </span>
          <button type="button" className={css['link']} onClick={() => setLoaded(null)}>
            {say.close}
          </button>
        </output>
      )}
      {children(button)}
    </div>
  )
}

function told(loaded: Loaded, say: (typeof words)['en']): string[] {
  const kinds = ['applied', 'proposed', 'unidentified', 'unapplied', 'outgoing', 'returned', 'known'] as const
  return [
    say.lines(loaded.lines),
    ...kinds.flatMap((kind) => {
      const count = kind === 'applied' ? loaded.autoApplied : loaded[kind]
      return count > 0 ? [say[kind](count)] : []
    }),
  ]
}
