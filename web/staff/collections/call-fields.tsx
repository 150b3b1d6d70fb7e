import { Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { readReminding } from '#contracts/collections'
import { catalogue, useAsk, useToday, useWords } from '#web'
import { useCaseWords } from '../disputes/words.ts'
import { namesDay, type Draft, type Faults } from './call-draft.ts'
import css from './desk.module.css'
import type { Account, Outcome } from './desk-words.ts'

const words = catalogue({
  en: {
    promise: 'By which day?',
    paid_already: 'Paid on',
    not_approved: 'Approved by',
    in_pay_run: 'Pay run of',
    amount: 'How much?',
    refusedAmount: 'How much is refused?',
    paid_alreadyNamed: 'With which reference?',
    not_approvedNamed: 'Who approves?',
    in_pay_runNamed: 'Which bills? (optional)',
    bills: 'Copies of which bills?',
    bill: 'Which bill?',
    cause: 'Why?',
    choose: 'Choose',
    note: 'Note (optional)',
    text: 'What do they say?',
    next: 'Look again on (optional)',
    missing: 'This is needed',
    unreadable: 'Write an amount such as 120.50',
  },
  de: {
    promise: 'Bis wann?',
    paid_already: 'Bezahlt am',
    not_approved: 'Freigabe bis',
    in_pay_run: 'Zahllauf vom',
    amount: 'Wie viel?',
    refusedAmount: 'Wie viel wird bestritten?',
    paid_alreadyNamed: 'Mit welchem Verwendungszweck?',
    not_approvedNamed: 'Wer gibt frei?',
    in_pay_runNamed: 'Welche Rechnungen? (freiwillig)',
    bills: 'Kopien welcher Rechnungen?',
    bill: 'Welche Rechnung?',
    cause: 'Warum?',
    choose: 'Wählen',
    note: 'Notiz (freiwillig)',
    text: 'Was sagen sie?',
    next: 'Wieder ansehen am (freiwillig)',
    missing: 'Das wird gebraucht',
    unreadable: 'Schreiben Sie einen Betrag wie 120,50',
  },
})

type FieldsProps = {
  readonly account: Account
  readonly outcome: Outcome
  readonly draft: Draft
  readonly change: (changed: Partial<Draft>) => void
  readonly faults: Faults
}

/** What each outcome needs to be more than a word. */
export function CallFields({ account, outcome, draft, change, faults }: FieldsProps) {
  const say = useWords(words)
  const today = useToday()
  const error = (name: keyof Draft) => faults[name] && say[faults[name]]
  const dayLabel =
    outcome === 'promise' || outcome === 'paid_already' || outcome === 'not_approved' || outcome === 'in_pay_run'
      ? say[outcome]
      : undefined
  return (
    <>
      {outcome === 'papers_sent' && (
        <Bills account={account} draft={draft} change={change} error={error('documentIds')} />
      )}
      {outcome === 'dispute' && <Refused account={account} draft={draft} change={change} error={error} />}
      <div className={css['two']}>
        {dayLabel && (
          <TextInput
            type="date"
            label={dayLabel}
            value={draft.day}
            {...(outcome === 'paid_already' ? { max: today } : { min: today })}
            onChange={(event) => change({ day: event.currentTarget.value })}
            error={error('day')}
            data-autofocus
          />
        )}
        {(outcome === 'promise' || outcome === 'dispute') && (
          <TextInput
            label={outcome === 'promise' ? say.amount : say.refusedAmount}
            inputMode="decimal"
            value={draft.amount}
            onChange={(event) => change({ amount: event.currentTarget.value })}
            error={error('amount')}
            rightSection={<span className="small quiet">{account.collectable.currency}</span>}
            rightSectionWidth={44}
          />
        )}
        {namesDay(outcome) && (
          <TextInput
            label={
              outcome === 'paid_already'
                ? say.paid_alreadyNamed
                : outcome === 'not_approved'
                  ? say.not_approvedNamed
                  : say.in_pay_runNamed
            }
            value={draft.named}
            onChange={(event) => change({ named: event.currentTarget.value })}
          />
        )}
      </div>
      <Textarea
        label={outcome === 'dispute' ? say.text : say.note}
        autosize
        minRows={1}
        maxRows={6}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        error={error('note')}
      />
      {outcome !== 'promise' && (
        <TextInput
          type="date"
          label={say.next}
          min={today}
          value={draft.nextOn}
          onChange={(event) => change({ nextOn: event.currentTarget.value })}
        />
      )}
    </>
  )
}

type PartProps = { readonly account: Account; readonly draft: Draft; readonly change: FieldsProps['change'] }

const useBills = ({ customer, entityId }: Account) => {
  const { data } = useAsk(readReminding, { customerId: customer.id })
  const items = data?.entities.find((entity) => entity.entityId === entityId)?.items ?? []
  return items.flatMap(({ documentId, number }) => (documentId === null ? [] : [{ documentId, number }]))
}

function Bills({ account, draft, change, error }: PartProps & { readonly error: string | undefined }) {
  const say = useWords(words)
  return (
    <Checkbox.Group
      label={say.bills}
      error={error}
      value={[...draft.documentIds]}
      onChange={(documentIds) => change({ documentIds })}
    >
      {useBills(account).map(({ documentId, number }) => (
        <Checkbox key={documentId} value={documentId} label={number} mt={4} />
      ))}
    </Checkbox.Group>
  )
}

function Refused({
  account,
  draft,
  change,
  error,
}: PartProps & { readonly error: (name: keyof Draft) => string | undefined }) {
  const say = useWords(words)
  const { causes } = useCaseWords()
  return (
    <div className={css['two']}>
      <NativeSelect
        label={say.bill}
        value={draft.documentId}
        error={error('documentId')}
        onChange={(event) => change({ documentId: event.currentTarget.value })}
        data={[
          { value: '', label: say.choose },
          ...useBills(account).map(({ documentId, number }) => ({ value: documentId, label: number })),
        ]}
      />
      <NativeSelect
        label={say.cause}
        value={draft.cause}
        error={error('cause')}
        onChange={(event) => change({ cause: event.currentTarget.value })}
        data={[{ value: '', label: say.choose }, ...Object.entries(causes).map(([value, label]) => ({ value, label }))]}
      />
    </div>
  )
}
