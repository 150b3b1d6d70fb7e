import { Button, FileButton } from '@mantine/core'
import { IconFileImport, IconFileText } from '@tabler/icons-react'
import { useState, type DragEvent } from 'react'
import { useWords } from '#web'
import { words } from './bring-words.ts'
import css from './bring.module.css'

type BringFileProps = { readonly file: File | undefined; readonly give: (file: File) => void }

/** Where a file is dropped or chosen; it stays there to be replaced by another. */
export function BringFile({ file, give }: BringFileProps) {
  const say = useWords(words)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped) give(dropped)
  }
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div
      className={css['drop']}
      data-over={over || undefined}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {file ? (
        <IconFileText size={22} stroke={1.6} aria-hidden />
      ) : (
        <IconFileImport size={22} stroke={1.6} aria-hidden />
      )}
      <div className={css['dropWords']}>
        <b>{file?.name ?? say.drop}</b>
        <span className="small quiet">{file ? say.dropOther : say.kinds}</span>
      </div>
      <FileButton accept=".csv,.txt,.tsv,.gz,text/csv,text/plain" onChange={(chosen) => chosen && give(chosen)}>
        {(props) => (
          <Button {...props} variant={file ? 'default' : 'filled'}>
            {file ? say.chooseOther : say.choose}
          </Button>
        )}
      </FileButton>
    </div>
  )
}
