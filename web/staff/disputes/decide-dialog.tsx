import { Button, Modal, SegmentedControl, Select, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { listHandlers, type readDispute } from '#contracts/disputes'
import { Money, ProblemBox, catalogue, useAsk, useWords, type Answer } from '#web'
import { CreditLines, creditedLines, type TypedNets } from './credit-lines.tsx'
import { useCaseDeeds } from './case-deeds.ts'
import css from './disputes.module.css'
import { useCaseWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Decide',
    whose: 'Whose fault was it?',
    what: 'What follows?',
    credited: 'is credited once a second person agrees.',
    linesCredited: 'These amounts, with their tax, are credited once a second person agrees.',
    rebilled:
      'The bill is taken back whole and written anew once a second person agrees. It keeps the day on which it was due at first.',
    upheld: 'stays payable, and the customer reads why.',
    who: 'Who wrote it',
    nobody: 'nobody in particular',
    reason: 'Reason, for colleagues',
    reply: 'Reply to the customer',
    po: 'Their order number on the new bill',
    cancel: 'Cancel',
    close: 'Close',
    decide: 'Decide, and ask for the yes',
    uphold: 'Send the reply, bill stands',
  },
  de: {
    title: 'Entscheiden',
    whose: 'Bei wem lag es?',
    what: 'Was folgt?',
    credited: 'werden gutgeschrieben, sobald eine zweite Person zustimmt.',
    linesCredited: 'Diese Beträge samt Steuer werden gutgeschrieben, sobald eine zweite Person zustimmt.',
    rebilled:
      'Die Rechnung wird ganz zurückgenommen und neu gestellt, sobald eine zweite Person zustimmt. Der erste Fälligkeitstag bleibt vermerkt.',
    upheld: 'bleiben zu zahlen, und der Kunde liest, warum.',
    who: 'Wer es geschrieben hat',
    nobody: 'niemand Bestimmtes',
    reason: 'Grund, für Kollegen',
    reply: 'Antwort an den Kunden',
    po: 'Bestellnummer auf der neuen Rechnung',
    cancel: 'Abbrechen',
    close: 'Schließen',
    decide: 'Entscheiden und um das Ja bitten',
    uphold: 'Antwort schicken, Rechnung steht',
  },
})

const verdicts = ['ours', 'shared', 'goodwill', 'theirs'] as const
type Verdict = (typeof verdicts)[number]
type Found = Answer<typeof readDispute>

/** Ours, theirs, shared or goodwill, and what follows. A bill that stands is theirs; anything else is credited or billed anew. */
export function DecideDialog({ found, close }: { found: Found; close: () => void }) {
  const say = useWords(words)
  const trade = useCaseWords()
  const [verdict, setVerdict] = useState<Verdict>(found.usualOutcome === 'upheld' ? 'theirs' : 'ours')
  const [redress, setRedress] = useState<'credit' | 'rebill'>(found.usualOutcome === 'rebill' ? 'rebill' : 'credit')
  const [person, setPerson] = useState(found.trace?.staffId ?? '')
  const [reason, setReason] = useState('')
  const [reply, setReply] = useState('')
  const [poNumber, setPoNumber] = useState('')
  const [typed, setTyped] = useState<TypedNets>({})
  const { decide } = useCaseDeeds({ after: close })
  const outcome = verdict === 'theirs' ? ('upheld' as const) : redress
  const lines = creditedLines(found, typed)
  const people = useAsk(listHandlers, {}).data?.people ?? []
  const send = () =>
    decide.mutate({
      asked: {
        caseId: found.id,
        verdict,
        outcome,
        reason: reason.trim(),
        causeStaffId: person === '' ? null : person,
        ...(outcome === 'credit' && lines ? { lines } : {}),
        ...(outcome === 'upheld' ? { reply: reply.trim() } : {}),
        ...(outcome === 'rebill' && poNumber.trim() ? { correction: { poNumber: poNumber.trim() } } : {}),
      },
      version: found.version,
    })
  return (
    <Modal opened onClose={close} size="lg" title={<b>{say.title}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Choice
          label={say.whose}
          value={verdict}
          choose={(value) => setVerdict(verdicts.find((each) => each === value) ?? 'ours')}
          choices={verdicts.map((value) => ({ value, label: trade.verdicts[value] }))}
        />
        {verdict !== 'theirs' && (
          <Choice
            label={say.what}
            value={redress}
            choose={(value) => setRedress(value === 'rebill' ? 'rebill' : 'credit')}
            choices={(['credit', 'rebill'] as const).map((value) => ({ value, label: trade.outcomes[value] }))}
          />
        )}
        <p className="quiet">
          {outcome !== 'rebill' && !lines && <Money of={found.gross} withCurrency strong />}{' '}
          {outcome === 'credit'
            ? lines
              ? say.linesCredited
              : say.credited
            : outcome === 'rebill'
              ? say.rebilled
              : say.upheld}
        </p>
        {outcome === 'credit' && <CreditLines found={found} typed={typed} change={setTyped} />}
        {outcome === 'rebill' && (
          <TextInput label={say.po} value={poNumber} onChange={(event) => setPoNumber(event.currentTarget.value)} />
        )}
        {verdict === 'ours' && (
          <Select
            label={say.who}
            data={[{ value: '', label: say.nobody }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
            value={person}
            onChange={(value) => setPerson(value ?? '')}
            allowDeselect={false}
            searchable
          />
        )}
        {outcome === 'upheld' && (
          <Textarea
            label={say.reply}
            autosize
            minRows={4}
            maxRows={12}
            value={reply}
            onChange={(event) => setReply(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={say.reason}
          autosize
          minRows={2}
          maxRows={8}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {decide.error && <ProblemBox problem={decide.error} />}
        <div className={css['buttons']}>
          <Button variant="default" onClick={close}>
            {say.cancel}
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={decide.isPending}
            disabled={reason.trim() === '' || (outcome === 'upheld' && reply.trim() === '')}
          >
            {outcome === 'upheld' ? say.uphold : say.decide}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

type ChoiceProps = {
  readonly label: string
  readonly value: string
  readonly choose: (value: string) => void
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

function Choice({ label, value, choose, choices }: ChoiceProps) {
  return (
    <fieldset className={css['choice']}>
      <legend>{label}</legend>
      <SegmentedControl aria-label={label} fullWidth value={value} onChange={choose} data={[...choices]} />
    </fieldset>
  )
}
