import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { askForCreditNote, previewCredit, readCreditable } from '#contracts/billing'
import {
  Figure,
  Money,
  ProblemBox,
  SumLine,
  SumLines,
  catalogue,
  done,
  useAsk,
  useDo,
  useWords,
  type Answer,
} from '#web'
import css from './billing.module.css'
import type { ShownDocument } from './shown.ts'

const words = catalogue({
  en: {
    close: 'Close',
    title: (number: string) => `Credit ${number}`,
    quantity: 'Quantity back',
    amount: 'or amount off, net',
    left: 'left',
    reason: 'Reason',
    hint: 'It stands on the credit note, so write it for the customer.',
    net: 'Net',
    tax: 'Tax',
    gross: 'Credit note',
    against: 'takes off what is open on the invoice',
    leftOpen: 'stays an open credit of the customer',
    issue: 'Ask for the credit note',
    choose: 'Say how much of which line is credited.',
    issued: 'Asked for. It is issued once another person agrees.',
  },
  de: {
    close: 'Schließen',
    title: (number: string) => `${number} gutschreiben`,
    quantity: 'Menge zurück',
    amount: 'oder Betrag, netto',
    left: 'übrig',
    reason: 'Grund',
    hint: 'Er steht auf der Gutschrift, schreiben Sie ihn für den Kunden.',
    net: 'Netto',
    tax: 'Steuer',
    gross: 'Gutschrift',
    against: 'mindert, was auf der Rechnung offen ist',
    leftOpen: 'bleibt offenes Guthaben des Kunden',
    issue: 'Gutschrift erbitten',
    choose: 'Sagen Sie, wie viel von welcher Zeile gutgeschrieben wird.',
    issued: 'Erbeten. Sie wird ausgestellt, sobald eine zweite Person zustimmt.',
  },
})

type Left = Answer<typeof readCreditable>['lines'][number]
type Typed = Readonly<Record<string, { readonly quantity?: string; readonly net?: string }>>

/** A credit note by line: what is left of each, how much goes back, and what it comes to before anything is written. */
export function CreditDialog({ document, close }: { document: ShownDocument; close: () => void }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const documentId = document.id
  const { data } = useAsk(readCreditable, { documentId })
  const [typed, setTyped] = useState<Typed>({})
  const [reason, setReason] = useState('')
  const lines = creditsOf(typed, document.gross.currency)
  const preview = useAsk(previewCredit, { documentId, lines: lines.map(asText) }, { enabled: lines.length > 0 })
  const issue = useDo(askForCreditNote, {
    done: () => {
      done(say.issued)
      close()
      void navigate({ to: '/disputes/approvals' })
    },
  })
  const ready = lines.length > 0 && reason.trim() !== '' && !preview.error
  return (
    <Modal
      closeButtonProps={{ 'aria-label': say.close }}
      opened
      onClose={close}
      title={<b>{say.title(document.number)}</b>}
      size="lg"
    >
      <form
        className={css['dialog']}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) issue.mutate({ asked: { documentId, lines, reason: reason.trim() } })
        }}
      >
        <div>
          {data?.lines.map((line) => (
            <CreditLine
              key={line.lineId}
              line={line}
              typed={typed[line.lineId] ?? {}}
              type={(change) => setTyped({ ...typed, [line.lineId]: change })}
            />
          ))}
        </div>
        <Textarea
          label={say.reason}
          description={say.hint}
          value={reason}
          autosize
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {lines.length === 0 && <p className="quiet">{say.choose}</p>}
        {lines.length > 0 && preview.error && <ProblemBox problem={preview.error} />}
        {lines.length > 0 && preview.data && !preview.error && <Outcome preview={preview.data} />}
        {issue.error && <ProblemBox problem={issue.error} />}
        <Button type="submit" variant="filled" disabled={!ready} loading={issue.isPending}>
          {say.issue}
        </Button>
      </form>
    </Modal>
  )
}

type LineProps = {
  readonly line: Left
  readonly typed: Typed[string]
  readonly type: (change: { quantity?: string; net?: string }) => void
}

function CreditLine({ line, typed, type }: LineProps) {
  const say = useWords(words)
  return (
    <div className={css['creditLine']}>
      <div>
        {line.position}. {line.description}
        <div className="small quiet">
          {say.left} <Figure of={line.quantityLeft} unit={line.unit} /> · <Money of={line.netLeft} withCurrency />
        </div>
      </div>
      <TextInput
        label={say.quantity}
        inputMode="decimal"
        value={typed.quantity ?? ''}
        onChange={(event) => type({ quantity: event.currentTarget.value })}
      />
      <TextInput
        label={say.amount}
        inputMode="decimal"
        value={typed.net ?? ''}
        onChange={(event) => type({ net: event.currentTarget.value })}
      />
    </div>
  )
}

function Outcome({ preview }: { preview: Answer<typeof previewCredit> }) {
  const say = useWords(words)
  return (
    <SumLines>
      <SumLine label={say.net} value={<Money of={preview.net} />} />
      <SumLine label={say.tax} value={<Money of={preview.tax} />} />
      <SumLine label={say.gross} value={<Money of={preview.gross} withCurrency strong />} total />
      <SumLine label={say.against} value={<Money of={preview.againstInvoice} />} />
      <SumLine label={say.leftOpen} value={<Money of={preview.leftOpen} />} />
    </SumLines>
  )
}

type Credit = { lineId: string; quantity: string } | { lineId: string; net: { amount: string; currency: string } }

const figure = /^\d{1,12}(\.\d{1,6})?$/

// People type commas and points alike; the server takes the point.
const plain = (text: string | undefined) => (text ?? '').trim().replace(',', '.')

function creditsOf(typed: Typed, currency: string): Credit[] {
  return Object.entries(typed).flatMap(([lineId, { quantity, net }]): Credit[] => {
    if (figure.test(plain(net))) return [{ lineId, net: { amount: plain(net), currency } }]
    return figure.test(plain(quantity)) ? [{ lineId, quantity: plain(quantity) }] : []
  })
}

const asText = (credit: Credit) =>
  'net' in credit
    ? `${credit.lineId} ${credit.net.amount} ${credit.net.currency}`
    : `${credit.lineId} ${credit.quantity}`
