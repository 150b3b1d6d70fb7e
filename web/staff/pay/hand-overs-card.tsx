import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { agreeHandOver, listHandOvers } from '#contracts/incentives'
import {
  Card,
  Day,
  ProblemBox,
  StateChip,
  catalogue,
  done,
  figureText,
  useAsk,
  useDo,
  useLanguage,
  useToday,
  useWords,
} from '#web'
import { ColleagueSelect, CustomerSelect } from '../customers/choosers.tsx'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'
import css from './pay.module.css'

const words = catalogue({
  en: {
    title: 'Customers that change hands',
    none: 'Deals of the old time stay the old owner’s. Where both agree, the new one has a part of what they bring in the days that follow.',
    make: 'Hand a customer over',
    customer: 'Customer',
    from: 'From',
    to: 'To',
    days: 'Days',
    share: 'Share of old deals',
    percent: 'Share of old deals, %',
    first: 'First day',
    last: 'Last day',
    offer: 'Offer to both',
    offered: 'Offered; both find it on their pay statement',
    signed: (name: string) => `${name} signed`,
    waits: (name: string) => `${name} has not signed`,
    cancel: 'Cancel',
    close: 'Close',
  },
  de: {
    title: 'Kunden, die wechseln',
    none: 'Abschlüsse der alten Zeit bleiben beim alten Betreuer. Wo beide zustimmen, hat der neue einen Teil dessen, was sie in den folgenden Tagen bringen.',
    make: 'Kunden übergeben',
    customer: 'Kunde',
    from: 'Von',
    to: 'An',
    days: 'Tage',
    share: 'Anteil an alten Abschlüssen',
    percent: 'Anteil an alten Abschlüssen, %',
    first: 'Erster Tag',
    last: 'Letzter Tag',
    offer: 'Beiden anbieten',
    offered: 'Angeboten; beide finden es auf ihrer Abrechnung',
    signed: (name: string) => `${name} hat unterschrieben`,
    waits: (name: string) => `${name} hat nicht unterschrieben`,
    cancel: 'Abbrechen',
    close: 'Schließen',
  },
})

/** Customers that passed from one salesperson to another, and what was agreed about old deals. */
export function HandOversCard({ entityId }: { entityId: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const mayMake = useMay('pay.approve')
  const { data } = useAsk(listHandOvers, { entityId })
  const [making, setMaking] = useState(false)
  if (!data || (data.handOvers.length === 0 && !mayMake)) return null
  return (
    <Card
      title={say.title}
      beside={
        mayMake ? (
          <Button size="xs" variant="default" onClick={() => setMaking(true)}>
            {say.make}
          </Button>
        ) : undefined
      }
      flush
    >
      {data.handOvers.length === 0 && <p className={`${css['inset']} quiet small`}>{say.none}</p>}
      {data.handOvers.length > 0 && (
        <table className={css['table']}>
          <thead>
            <tr>
              <th>{say.customer}</th>
              <th data-wide>{say.days}</th>
              <th data-figure>{say.share}</th>
            </tr>
          </thead>
          <tbody>
            {data.handOvers.map((row) => (
              <tr key={row.id}>
                <td>
                  <WayTo path={`/customers/${row.customerId}`}>{row.customerName}</WayTo>
                  <small>
                    {row.fromName} → {row.toName}
                  </small>
                </td>
                <td data-wide>
                  <Day of={row.fromOn} /> – <Day of={row.throughOn} />
                </td>
                <td data-figure>
                  {figureText(row.sharePercent, language)} %
                  <small>
                    <Signed name={row.fromName} at={row.fromSignedAt} />{' '}
                    <Signed name={row.toName} at={row.toSignedAt} />
                  </small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {making && <HandOverDialog entityId={entityId} close={() => setMaking(false)} />}
    </Card>
  )
}

function Signed({ name, at }: { name: string; at: string | null }) {
  const say = useWords(words)
  return <StateChip tone={at ? 'settled' : 'waiting'}>{at ? say.signed(name) : say.waits(name)}</StateChip>
}

function HandOverDialog({ entityId, close }: { entityId: string; close: () => void }) {
  const say = useWords(words)
  const today = useToday()
  const [people, setPeople] = useState<Readonly<Record<'customer' | 'from' | 'to', string | null>>>({
    customer: null,
    from: null,
    to: null,
  })
  const [fields, setFields] = useState({ fromOn: today, throughOn: today, percent: '25' })
  const offer = useDo(agreeHandOver, {
    done: () => {
      done(say.offered)
      close()
    },
  })
  const text = (key: keyof typeof fields, label: string, type?: string) => (
    <TextInput
      label={label}
      type={type}
      value={fields[key]}
      onChange={(event) => setFields({ ...fields, [key]: event.currentTarget.value })}
    />
  )
  const { customer, from, to } = people
  return (
    <Modal opened onClose={close} title={<b>{say.make}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      <form
        className={css['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!customer || !from || !to) return
          const sharePercent = fields.percent.trim().replace(',', '.') || '0'
          const { fromOn, throughOn } = fields
          offer.mutate({
            asked: {
              entityId,
              customerId: customer,
              fromStaffId: from,
              toStaffId: to,
              fromOn,
              throughOn,
              sharePercent,
            },
          })
        }}
      >
        <CustomerSelect label={say.customer} value={customer} change={(id) => setPeople({ ...people, customer: id })} />
        <ColleagueSelect label={say.from} value={from} change={(id) => setPeople({ ...people, from: id })} />
        <ColleagueSelect label={say.to} value={to} change={(id) => setPeople({ ...people, to: id })} />
        <div className={css['three']}>
          {text('fromOn', say.first, 'date')}
          {text('throughOn', say.last, 'date')}
          {text('percent', say.percent)}
        </div>
        {offer.error && <ProblemBox problem={offer.error} />}
        <div className={css['deeds']}>
          <Button variant="default" onClick={close}>
            {say.cancel}
          </Button>
          <Button type="submit" variant="filled" loading={offer.isPending} disabled={!customer || !from || !to}>
            {say.offer}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
