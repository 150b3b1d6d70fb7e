import { Button, FileButton, SegmentedControl, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { confirmDelivery, uploadProof } from '#contracts/orders'
import { ProblemBox, catalogue, done, refused, useDo, useToday, useWords } from '#web'
import css from './orders.module.css'

const words = catalogue({
  en: {
    signature: 'Signed',
    photo: 'Photo',
    carrier: 'Carrier',
    none: 'No proof',
    proof: 'Proof',
    signedBy: 'Signed by',
    day: 'Delivered on',
    remark: 'Remark',
    attach: 'Take or choose a picture',
    attached: (name: string) => `Attached: ${name}`,
    quantity: (what: string) => `Delivered of ${what}`,
    confirm: 'Confirm',
    confirmed: (number: string) => `Delivery ${number} is confirmed and ready to bill`,
  },
  de: {
    signature: 'Unterschrift',
    photo: 'Foto',
    carrier: 'Spedition',
    none: 'Ohne Beleg',
    proof: 'Nachweis',
    signedBy: 'Unterschrieben von',
    day: 'Geliefert am',
    remark: 'Bemerkung',
    attach: 'Bild aufnehmen oder wählen',
    attached: (name: string) => `Angehängt: ${name}`,
    quantity: (what: string) => `Geliefert von ${what}`,
    confirm: 'Bestätigen',
    confirmed: (number: string) => `Lieferung ${number} ist bestätigt und kann berechnet werden`,
  },
})

type Left = { readonly lineId: string; readonly description: string; readonly left: string; readonly unit: string }
const kinds = ['signature', 'photo', 'carrier', 'none'] as const

/** Whole unless somebody says otherwise: two taps when nothing is special. */
export function DeliverForm({ orderId, lines, close }: { orderId: string; lines: readonly Left[]; close: () => void }) {
  const say = useWords(words)
  const today = useToday()
  const [taken, setTaken] = useState<Readonly<Record<string, string>>>({})
  const [kind, setKind] = useState<(typeof kinds)[number]>('signature')
  const [said, setSaid] = useState({ signedBy: '', remark: '', day: today })
  const upload = useDo(uploadProof, {})
  const confirm = useDo(confirmDelivery, {
    done: ({ number }) => {
      done(say.confirmed(number))
      close()
    },
  })
  const delivered = lines
    .map((line) => ({ lineId: line.lineId, quantity: (taken[line.lineId] ?? line.left).replace(',', '.') }))
    .filter((line) => line.quantity !== '' && Number(line.quantity) !== 0)
  const send = () =>
    confirm.mutate({
      asked: {
        orderId,
        deliveredOn: said.day,
        lines: delivered,
        proofKind: kind,
        proofFileId: upload.data?.id ?? null,
        signedBy: said.signedBy.trim() || null,
        remark: said.remark.trim() || null,
      },
    })
  return (
    <form
      className={css['deliver']}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {confirm.error && <ProblemBox problem={confirm.error} />}
      {lines.map((line) => (
        <TextInput
          key={line.lineId}
          label={`${line.description}, ${line.unit}`}
          aria-label={say.quantity(line.description)}
          inputMode="decimal"
          value={taken[line.lineId] ?? line.left}
          onChange={(event) => setTaken({ ...taken, [line.lineId]: event.currentTarget.value })}
        />
      ))}
      <SegmentedControl
        aria-label={say.proof}
        fullWidth
        data={kinds.map((value) => ({ value, label: say[value] }))}
        value={kind}
        onChange={(value) => setKind(kinds.find((each) => each === value) ?? 'none')}
      />
      {kind === 'signature' && (
        <TextInput
          label={say.signedBy}
          value={said.signedBy}
          onChange={(event) => setSaid({ ...said, signedBy: event.currentTarget.value })}
        />
      )}
      {kind !== 'none' && (
        <FileButton
          accept="image/png,image/jpeg,application/pdf"
          onChange={(file) => file && upload.mutate({ asked: { file } }, { onError: refused })}
        >
          {(props) => (
            <Button {...props} loading={upload.isPending}>
              {upload.data ? say.attached(upload.data.name) : say.attach}
            </Button>
          )}
        </FileButton>
      )}
      <TextInput
        type="date"
        label={say.day}
        value={said.day}
        max={today}
        onChange={(event) => setSaid({ ...said, day: event.currentTarget.value })}
      />
      <Textarea
        label={say.remark}
        autosize
        value={said.remark}
        onChange={(event) => setSaid({ ...said, remark: event.currentTarget.value })}
      />
      <Button type="submit" variant="filled" loading={confirm.isPending} disabled={delivered.length === 0}>
        {say.confirm}
      </Button>
    </form>
  )
}
