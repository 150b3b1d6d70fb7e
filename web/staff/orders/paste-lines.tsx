import { Button, FileButton, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { readLines } from '#contracts/orders'
import { ProblemBox, useDo, useWords, type Answer } from '#web'
import { entryWords } from './entry-words.ts'
import css from './orders.module.css'
import { newLine, type EntryLine } from './use-entry.ts'

type Read = Answer<typeof readLines>
export type RejectedRow = Read['rejected'][number]

/** What was read, as lines of the grid. */
export const linesRead = (lines: Read['lines']): EntryLine[] =>
  lines.map(({ productId, name, quantity, unitPrice }) =>
    newLine({ productId, name, quantity, unitPrice: unitPrice ?? '' }),
  )

type PasteProps = {
  /** What was pasted into a line, if anything; null while the window is closed. */
  readonly text: string | null
  readonly close: () => void
  readonly take: (lines: readonly EntryLine[]) => void
}

/** Lines from a spreadsheet or a CSV file: read by the server, shown with what could not be read, then taken. */
export function PasteLines({ text, close, take }: PasteProps) {
  const say = useWords(entryWords)
  return (
    <Modal
      opened={text !== null}
      onClose={close}
      title={<b>{say.pastes}</b>}
      closeButtonProps={{ 'aria-label': say.close }}
      size="lg"
    >
      {text !== null && <PasteForm first={text} close={close} take={take} />}
    </Modal>
  )
}

function PasteForm({ first, close, take }: { first: string; close: () => void; take: PasteProps['take'] }) {
  const say = useWords(entryWords)
  const [text, setText] = useState(first)
  const read = useDo(readLines, { forget: [] })
  const lines = read.data?.lines ?? []
  return (
    <div className={css['deliver']}>
      {read.error && <ProblemBox problem={read.error} />}
      <Textarea
        label={say.pasteHint}
        autosize
        minRows={5}
        maxRows={14}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          read.reset()
        }}
      />
      {read.data?.rejected.map((row) => (
        <p key={row.line} className="small">
          <b>
            {row.line}: {say[row.reason]}
          </b>{' '}
          {row.text}
        </p>
      ))}
      <div className={css['buttons']}>
        <FileButton accept=".csv,.txt,text/csv" onChange={(file) => void file?.text().then(setText)}>
          {(props) => <Button {...props}>CSV</Button>}
        </FileButton>
        <Button
          loading={read.isPending}
          disabled={text.trim() === ''}
          variant={lines.length === 0 ? 'filled' : 'default'}
          onClick={() => read.mutate({ asked: { text } })}
        >
          {say.read}
        </Button>
        {lines.length > 0 && (
          <Button
            variant="filled"
            onClick={() => {
              take(linesRead(lines))
              close()
            }}
          >
            {say.takeLines(lines.length)}
          </Button>
        )}
      </div>
    </div>
  )
}
