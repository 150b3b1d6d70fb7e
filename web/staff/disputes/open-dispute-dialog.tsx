import { Button, Modal, Select, Skeleton, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { openDispute, readDisputable } from '#contracts/disputes'
import { ProblemBox, catalogue, done, useAsk, useDo, useWords } from '#web'
import { emptyClaims, linesOf, type Claims, type Disputable } from './claims.ts'
import { ClaimLines } from './claim-lines.tsx'
import { ClaimSum } from './claim-sum.tsx'
import css from './disputes.module.css'
import { useCaseWords } from './words.ts'

const words = catalogue({
  en: {
    title: (number: string) => `Dispute about ${number}`,
    cause: 'What is wrong?',
    lines: 'On which lines?',
    text: 'What does the customer say?',
    textHint: 'In their words, as they wrote or said it.',
    from: 'Who said it?',
    contact: 'Person at the customer (optional)',
    cancel: 'Cancel',
    close: 'Close',
    open: 'Open the dispute',
    opened: (number: string) => `${number} opened; the rest stays payable`,
    already: (numbers: string) => `Already refused of this bill: ${numbers}.`,
  },
  de: {
    title: (number: string) => `Reklamation zu ${number}`,
    cause: 'Was ist falsch?',
    lines: 'An welchen Positionen?',
    text: 'Was sagt der Kunde?',
    textHint: 'In seinen Worten, wie er es schrieb oder sagte.',
    from: 'Woher kommt es?',
    contact: 'Person beim Kunden (freiwillig)',
    cancel: 'Abbrechen',
    close: 'Schließen',
    open: 'Reklamation eröffnen',
    opened: (number: string) => `${number} eröffnet; der Rest bleibt zu zahlen`,
    already: (numbers: string) => `Von dieser Rechnung schon strittig: ${numbers}.`,
  },
})

type DialogProps = {
  readonly documentId: string
  readonly close: () => void
  /** What to do with the new case; left out, the dialog closes and its page opens. */
  readonly opened?: (caseId: string) => void
}

/** Opens a dispute from an invoice: lines, cause, and the customer's words. What stays payable is shown before anything is written. */
export function OpenDisputeDialog({ documentId, close, opened }: DialogProps) {
  const say = useWords(words)
  const { data, error } = useAsk(readDisputable, { documentId })
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={<b>{say.title(data?.number ?? '…')}</b>}
      closeButtonProps={{ 'aria-label': say.close }}
    >
      {error && <ProblemBox problem={error} />}
      {!data && !error && <Skeleton height={320} radius={8} />}
      {data && <DisputeForm bill={data} close={close} opened={opened} />}
    </Modal>
  )
}

type Cause = Disputable['causes'][number]['code']
const origins = ['customer', 'short_payment', 'staff'] as const

type FormProps = { readonly bill: Disputable; readonly close: () => void; readonly opened: DialogProps['opened'] }

export function DisputeForm({ bill, close, opened }: FormProps) {
  const say = useWords(words)
  const trade = useCaseWords()
  const navigate = useNavigate()
  const [cause, setCause] = useState<Cause | null>(null)
  const [claims, setClaims] = useState<Claims>(emptyClaims)
  const [text, setText] = useState('')
  const [origin, setOrigin] = useState<(typeof origins)[number]>('customer')
  const [contactId, setContactId] = useState<string | null>(null)
  const open = useDo(openDispute, {
    done: (found) => {
      done(say.opened(found.number))
      if (opened) return opened(found.id)
      close()
      void navigate({ to: `/disputes/${found.id}` })
    },
  })
  const lines = linesOf(claims)
  const send = () =>
    cause &&
    open.mutate({
      asked: {
        documentId: bill.documentId,
        cause,
        lines,
        text: text.trim(),
        origin,
        ...(contactId ? { contactId } : {}),
      },
    })
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {bill.cases.length > 0 && (
        <p className="quiet">{say.already(bill.cases.map(({ number }) => number).join(', '))}</p>
      )}
      <Select
        label={say.cause}
        value={cause}
        onChange={(value) => setCause(bill.causes.find(({ code }) => code === value)?.code ?? null)}
        data={bill.causes.map(({ code }) => ({ value: code, label: trade.causes[code] }))}
      />
      {cause && (
        <fieldset className={css['choice']}>
          <legend>{say.lines}</legend>
          <ClaimLines bill={bill} byPrice={cause === 'price'} claims={claims} change={setClaims} />
        </fieldset>
      )}
      {cause && lines.length > 0 && <ClaimSum bill={bill} cause={cause} lines={lines} />}
      <Textarea
        label={say.text}
        description={say.textHint}
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={css['pair']}>
        <Select
          label={say.from}
          allowDeselect={false}
          value={origin}
          onChange={(value) => setOrigin(origins.find((each) => each === value) ?? 'customer')}
          data={origins.map((value) => ({ value, label: trade.origins[value] }))}
        />
        <Select
          label={say.contact}
          clearable
          value={contactId}
          onChange={setContactId}
          data={bill.contacts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      {open.error && <ProblemBox problem={open.error} />}
      <div className={css['buttons']}>
        <Button variant="default" onClick={close}>
          {say.cancel}
        </Button>
        <Button
          type="submit"
          variant="filled"
          loading={open.isPending}
          disabled={cause === null || lines.length === 0 || text.trim() === ''}
        >
          {say.open}
        </Button>
      </div>
    </form>
  )
}
