import { Button, Select, TextInput, Textarea } from '@mantine/core'
import { use, useState, type ReactNode } from 'react'
import { CheckBeside, CheckedField, useWords } from '#web'
import { likeliest } from './corrections.ts'
import { entryWords } from './entry-words.ts'
import { AnswersContext, Given, KeepIt } from './keep-it.tsx'
import { useFindingText } from './order-words.ts'
import type { Basis, Checked, Entry } from './use-entry.ts'

type FieldsProps = {
  readonly entry: Entry
  readonly basis: Basis
  readonly checked: Checked | undefined
  readonly change: (changed: Partial<Entry>) => void
}

/** The head of the order, filled from the customer's record; what a rule finds odd stands beside its field. */
export function EntryFields({ entry, basis, checked, change }: FieldsProps) {
  const say = useWords(entryWords)
  const beside = useBeside(checked)
  return (
    <>
      <CheckedField label={say.orderedBy}>
        <Select
          aria-label={say.orderedBy}
          placeholder={say.nobody}
          clearable
          data={basis.contacts.map(({ id, name }) => ({ value: id, label: name }))}
          value={entry.orderedByContactId}
          onChange={(orderedByContactId) => change({ orderedByContactId })}
        />
      </CheckedField>
      <div id="entry-poNumber">
        <CheckedField label={say.po} check={beside('poNumber', entry.poNumber === '' ? null : say.finePo)}>
          <TextInput
            aria-label={say.po}
            value={entry.poNumber}
            error={beside.isOdd('poNumber')}
            onChange={(event) => change({ poNumber: event.currentTarget.value })}
          />
        </CheckedField>
      </div>
      <AddressField field="billTo" entry={entry} basis={basis} beside={beside} change={change} />
      <AddressField field="shipTo" entry={entry} basis={basis} beside={beside} change={change} />
      <div id="entry-dealOn">
        <CheckedField label={say.deal} check={beside('dealOn', say.fineDay)}>
          <TextInput
            type="date"
            aria-label={say.deal}
            value={entry.dealOn}
            onChange={(event) => change({ dealOn: event.currentTarget.value })}
          />
        </CheckedField>
      </div>
      <CheckedField label={say.wished}>
        <TextInput
          type="date"
          aria-label={say.wished}
          value={entry.wishedOn}
          onChange={(event) => change({ wishedOn: event.currentTarget.value })}
        />
      </CheckedField>
      <div id="entry-terms">
        <CheckedField
          label={say.terms}
          check={beside(
            'terms',
            say.fineTerms,
            <Button size="compact-xs" onClick={() => change({ terms: null })}>
              {say.fineTerms}
            </Button>,
          )}
        >
          <Select
            aria-label={say.terms}
            allowDeselect={false}
            data={basis.termsChoices.map(({ terms, text }) => ({ value: terms, label: text }))}
            value={entry.terms ?? basis.terms}
            error={beside.isOdd('terms')}
            onChange={(terms) => change({ terms })}
          />
        </CheckedField>
      </div>
      <div id="entry-order">
        <CheckedField label={say.promised} check={beside('order', null)}>
          <Textarea
            aria-label={say.promised}
            placeholder={say.promisedHint}
            autosize
            value={entry.promised}
            onChange={(event) => change({ promised: event.currentTarget.value })}
          />
        </CheckedField>
      </div>
    </>
  )
}

const otherAddress = 'other'

type AddressProps = Pick<FieldsProps, 'entry' | 'basis' | 'change'> & {
  readonly field: 'billTo' | 'shipTo'
  readonly beside: ReturnType<typeof useBeside>
}

function AddressField({ field, entry, basis, change, beside }: AddressProps) {
  const say = useWords(entryWords)
  const [written, setWritten] = useState('')
  const kind = field === 'billTo' ? 'bill_to' : 'ship_to'
  const own = basis.addresses.filter((address) => address.kind === kind)
  const usual = own[0] ?? basis.addresses[0]
  const given = entry[field]
  const isWritten = given !== null && 'lines' in given
  const value = given === null ? (usual?.id ?? null) : isWritten ? otherAddress : given.addressId
  const known = beside.isOdd(field) && (
    <>
      {likeliest(basis.addresses, field)
        .slice(0, 2)
        .map(({ id, lines }) => (
          <Button key={id} size="compact-xs" onClick={() => change({ [field]: { addressId: id } })}>
            {lines.slice(0, 2).join(', ')}
          </Button>
        ))}
    </>
  )
  return (
    <div id={`entry-${field}`}>
      <CheckedField label={say[field]} check={beside(field, say.fineAddress, known)}>
        <Select
          aria-label={say[field]}
          allowDeselect={false}
          data={[
            ...basis.addresses.map(({ id, lines }) => ({ value: id, label: lines.join(', ') })),
            { value: otherAddress, label: say.other },
          ]}
          value={value}
          error={beside.isOdd(field)}
          onChange={(id) => {
            if (id === otherAddress) change({ [field]: { lines: [written === '' ? basis.name : written] } })
            else if (id !== null) change({ [field]: { addressId: id } })
          }}
        />
        {isWritten && (
          <TextInput
            mt={6}
            aria-label={say.written}
            placeholder={say.written}
            value={written}
            onChange={(event) => {
              const text = event.currentTarget.value
              setWritten(text)
              const lines = text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
              change({ [field]: { lines: lines.length > 0 ? lines : [basis.name] } })
            }}
          />
        )}
      </CheckedField>
    </div>
  )
}

/** What the rules say of a field of the head, with the answers that put it right. */
function useBeside(checked: Checked | undefined) {
  const textOf = useFindingText()
  const spoken = use(AnswersContext)
  const of = (field: string) => checked?.findings.filter((finding) => finding.field === field) ?? []
  const beside = (field: string, fine: string | null, answers?: ReactNode) => {
    const [finding] = of(field)
    if (!checked) return null
    if (!finding) return fine === null ? null : <CheckBeside tone="fine" says={fine} />
    const given = spoken.of(finding)
    if (given) return <CheckBeside tone="fine" says={<Given finding={finding} words={given} />} />
    return (
      <CheckBeside
        tone={finding.asks ? (field === 'terms' || field === 'order' ? 'question' : 'wrong') : 'look'}
        says={textOf(finding)}
        answers={
          <>
            {answers}
            <KeepIt finding={finding} />
          </>
        }
      />
    )
  }
  return Object.assign(beside, {
    isOdd: (field: string) => of(field).some((finding) => finding.asks && !spoken.of(finding)),
  })
}
