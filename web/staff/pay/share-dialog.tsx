import { Button, Modal, Select, Skeleton, TextInput } from '@mantine/core'
import { useState } from 'react'
import { listStaff } from '#contracts/company'
import { agreeDealSplit, readDealSplit } from '#contracts/incentives'
import {
  ProblemBox,
  StateChip,
  SumLine,
  SumLines,
  catalogue,
  done,
  figureText,
  useAsk,
  useDo,
  useLanguage,
  useWords,
  type Answer,
} from '#web'
import css from './pay.module.css'

const words = catalogue({
  en: {
    title: (number: string) => `Who shares ${number}`,
    line: 'Agreed before the first money comes. It holds once everybody in it has signed; until then the deal is its salesperson’s.',
    person: (number: number) => `Person ${number}`,
    percent: (number: number) => `Share ${number}, %`,
    add: 'Add a person',
    offer: 'Offer and sign',
    offered: 'Offered; the others find it on their pay statement',
    signed: 'signed',
    waits: 'not signed yet',
    cancel: 'Cancel',
    close: 'Close',
  },
  de: {
    title: (number: string) => `Wer teilt ${number}`,
    line: 'Vereinbart, bevor das erste Geld kommt. Gilt, sobald alle unterschrieben haben; bis dahin gehört der Abschluss dem Verkäufer.',
    person: (number: number) => `Person ${number}`,
    percent: (number: number) => `Anteil ${number}, %`,
    add: 'Person hinzufügen',
    offer: 'Anbieten und unterschreiben',
    offered: 'Angeboten; die anderen finden es auf ihrer Abrechnung',
    signed: 'unterschrieben',
    waits: 'noch nicht unterschrieben',
    cancel: 'Abbrechen',
    close: 'Schließen',
  },
})

type DialogProps = {
  readonly documentId: string
  readonly number: string
  readonly ownId: string
  readonly close: () => void
}

/** Who shares a deal, and an offer of other shares while it has not earned. */
export function ShareDialog({ documentId, number, ownId, close }: DialogProps) {
  const say = useWords(words)
  const { data, error } = useAsk(readDealSplit, { documentId })
  return (
    <Modal opened onClose={close} title={<b>{say.title(number)}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      {error && <ProblemBox problem={error} />}
      {!data && !error && <Skeleton height={160} radius={8} />}
      {data && <ShareForm split={data.split} documentId={documentId} ownId={ownId} close={close} />}
    </Modal>
  )
}

type FormProps = Omit<DialogProps, 'number'> & { readonly split: Answer<typeof readDealSplit>['split'] }

function ShareForm({ split, documentId, ownId, close }: FormProps) {
  const say = useWords(words)
  const language = useLanguage()
  const { data } = useAsk(listStaff, {})
  const [rows, setRows] = useState<readonly { readonly staffId: string; readonly percent: string }[]>(
    split?.shares.map(({ staffId, percent }) => ({ staffId, percent })) ?? [
      { staffId: ownId, percent: '60' },
      { staffId: '', percent: '40' },
    ],
  )
  const offer = useDo(agreeDealSplit, {
    done: () => {
      done(say.offered)
      close()
    },
  })
  const change = (index: number, over: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...over } : row)))
  const people = (data?.staff ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const shares = rows.map(({ staffId, percent }) => ({ staffId, percent: percent.trim().replace(',', '.') || '0' }))
  return (
    <form
      className={css['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        offer.mutate({ asked: { documentId, shares } })
      }}
    >
      <p className="small quiet">{say.line}</p>
      {split && (
        <SumLines>
          {split.shares.map(({ staffId, name, percent, signedAt }) => (
            <SumLine
              key={staffId}
              label={`${name}, ${figureText(percent, language)} %`}
              value={<StateChip tone={signedAt ? 'settled' : 'waiting'}>{signedAt ? say.signed : say.waits}</StateChip>}
            />
          ))}
        </SumLines>
      )}
      {rows.map((row, index) => (
        <div key={index} className={css['pair']}>
          <Select
            label={say.person(index + 1)}
            searchable
            data={people}
            value={row.staffId || null}
            onChange={(staffId) => change(index, { staffId: staffId ?? '' })}
          />
          <TextInput
            label={say.percent(index + 1)}
            inputMode="decimal"
            value={row.percent}
            onChange={(event) => change(index, { percent: event.currentTarget.value })}
          />
        </div>
      ))}
      <div>
        <Button size="xs" variant="default" onClick={() => setRows([...rows, { staffId: '', percent: '' }])}>
          {say.add}
        </Button>
      </div>
      {offer.error && <ProblemBox problem={offer.error} />}
      <div className={css['deeds']}>
        <Button variant="default" onClick={close}>
          {say.cancel}
        </Button>
        <Button
          type="submit"
          variant="filled"
          loading={offer.isPending}
          disabled={rows.some((row) => row.staffId === '' || row.percent.trim() === '')}
        >
          {say.offer}
        </Button>
      </div>
    </form>
  )
}
