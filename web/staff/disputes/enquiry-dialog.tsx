import { Button, Modal, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { openEnquiry } from '#contracts/disputes'
import { ProblemBox, catalogue, done, useDo, useWords } from '#web'
import { BillChoice } from './bill-choice.tsx'
import css from './disputes.module.css'
import { useCaseWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'They ask for something',
    what: 'What do they want?',
    text: 'What did they say?',
    hint: 'An enquiry refuses nothing: the bill stays payable and is asked for.',
    send: 'Send it now',
    keep: 'Write it down',
    sent: (number: string) => `${number}: sent and answered`,
    kept: (number: string) => `${number} waits for an answer`,
    close: 'Close',
    cancel: 'Cancel',
  },
  de: {
    title: 'Der Kunde bittet um etwas',
    what: 'Worum geht es?',
    text: 'Was wurde gesagt?',
    hint: 'Eine Anfrage bestreitet nichts: die Rechnung bleibt zu zahlen und wird angemahnt.',
    send: 'Jetzt senden',
    keep: 'Aufnehmen',
    sent: (number: string) => `${number}: gesendet und beantwortet`,
    kept: (number: string) => `${number} wartet auf eine Antwort`,
    close: 'Schließen',
    cancel: 'Abbrechen',
  },
})

const wants = ['copy', 'proof', 'statement', 'other'] as const
type Wanted = (typeof wants)[number]

type DialogProps = {
  readonly customerId: string
  readonly documentId?: string
  readonly close: () => void
}

/** A copy, a proof and a statement leave with this click; any other question waits for a person, with a clock. */
export function EnquiryDialog({ customerId, documentId, close }: DialogProps) {
  const say = useWords(words)
  const trade = useCaseWords()
  const [wanted, setWanted] = useState<Wanted>('copy')
  const [bill, setBill] = useState<string | null>(documentId ?? null)
  const [text, setText] = useState('')
  const ask = useDo(openEnquiry, {
    done: ({ number, state }) => {
      done(state === 'answered' ? say.sent(number) : say.kept(number))
      close()
    },
  })
  const needsBill = wanted === 'copy' || wanted === 'proof'
  return (
    <Modal opened onClose={close} title={<b>{say.title}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          ask.mutate({ asked: { customerId, wanted, text: text.trim(), ...(bill ? { documentId: bill } : {}) } })
        }}
      >
        <Select
          label={say.what}
          description={say.hint}
          allowDeselect={false}
          value={wanted}
          onChange={(value) => setWanted(wants.find((each) => each === value) ?? 'other')}
          data={wants.map((value) => ({ value, label: trade.wants[value] }))}
        />
        {!documentId && wanted !== 'statement' && <BillChoice customerId={customerId} chosen={bill} choose={setBill} />}
        <Textarea
          label={say.text}
          autosize
          minRows={2}
          maxRows={8}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {ask.error && <ProblemBox problem={ask.error} />}
        <div className={css['buttons']}>
          <Button variant="default" onClick={close}>
            {say.cancel}
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={ask.isPending}
            disabled={text.trim() === '' || (needsBill && !bill)}
          >
            {wanted === 'other' ? say.keep : say.send}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
