import { Button, Select, TextInput, Textarea } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { addAddress, changeAddress, listAddresses, removeAddress } from '#contracts/parties'
import {
  Card,
  ProblemBox,
  WhyPanel,
  catalogue,
  done,
  refused,
  useAsk,
  useDo,
  useLanguage,
  useWords,
  type Answer,
} from '#web'
import { useMay } from '../session/me.ts'
import { countryChoices } from '../welcome/choices.ts'
import type { Customer } from './customer.ts'
import css from './customers.module.css'
import { customerWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Addresses',
    none: 'No address yet. Bills by post and deliveries need one.',
    add: 'Add an address',
    change: 'Change the address',
    lines: 'Name and street, a line each',
    kind: 'For',
    postalCode: 'Postal code',
    city: 'Town',
    added: 'Address added',
    removed: 'Address taken out of use',
  },
  de: {
    title: 'Adressen',
    none: 'Noch keine Adresse. Rechnungen per Post und Lieferungen brauchen eine.',
    add: 'Adresse hinzufügen',
    change: 'Adresse ändern',
    lines: 'Name und Straße, je eine Zeile',
    kind: 'Für',
    postalCode: 'Postleitzahl',
    city: 'Ort',
    added: 'Adresse hinzugefügt',
    removed: 'Adresse wird nicht mehr verwendet',
  },
})

type Address = Answer<typeof addAddress>

/** Where bills and goods go. */
export function AddressesCard({ customer }: { customer: Customer }) {
  const say = useWords(words)
  const own = useWords(customerWords)
  const mayEdit = useMay('customer.edit')
  const { data } = useAsk(listAddresses, { customerId: customer.id })
  const [open, setOpen] = useState<Address | 'new'>()
  const close = () => setOpen(undefined)
  const addresses = (data?.addresses ?? []).filter(({ active }) => active)
  return (
    <Card
      title={say.title}
      beside={
        mayEdit && (
          <button type="button" className={css['quietButton']} onClick={() => setOpen('new')}>
            {say.add}
          </button>
        )
      }
    >
      <div className={css['column']}>
        {data && addresses.length === 0 && <p className="quiet small">{say.none}</p>}
        {addresses.map((address) => (
          <div key={address.id} className={css['person']}>
            <address style={{ fontStyle: 'normal' }}>
              <div className="small quiet">{own[address.kind]}</div>
              {address.printed.map((line) => (
                <div key={line}>{line}</div>
              ))}
            </address>
            {mayEdit && (
              <button type="button" className={css['quietButton']} onClick={() => setOpen(address)}>
                {own.change}
              </button>
            )}
          </div>
        ))}
      </div>
      <WhyPanel title={open === 'new' ? say.add : say.change} opened={open !== undefined} close={close}>
        {open === 'new' && <AddressForm customer={customer} after={close} />}
        {open && open !== 'new' && <AddressForm customer={customer} of={open} after={close} />}
      </WhyPanel>
    </Card>
  )
}

type FormProps = { readonly customer: Customer; readonly of?: Address; readonly after: () => void }

function AddressForm({ customer, of, after }: FormProps) {
  const say = useWords(words)
  const own = useWords(customerWords)
  const language = useLanguage()
  const [fields, setFields] = useState({
    kind: of?.kind ?? 'bill_to',
    lines: of?.lines.join('\n') ?? '',
    postalCode: of?.postalCode ?? '',
    city: of?.city ?? '',
    country: of?.country ?? customer.country,
  })
  const set = (changed: Partial<typeof fields>) => setFields({ ...fields, ...changed })
  const told = (text: string) => () => {
    done(text)
    after()
  }
  const add = useDo(addAddress, { forget: [listAddresses], done: told(say.added) })
  const change = useDo(changeAddress, { forget: [listAddresses], done: told(own.saved) })
  const remove = useDo(removeAddress, { forget: [listAddresses], done: told(say.removed) })
  const problem = add.error ?? change.error
  const sent = {
    ...fields,
    lines: fields.lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])),
    postalCode: fields.postalCode.trim() || null,
    city: fields.city.trim() || null,
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (of) change.mutate({ asked: { addressId: of.id, ...sent }, version: of.version })
    else add.mutate({ asked: { customerId: customer.id, ...sent } })
  }
  return (
    <form className={css['form']} onSubmit={submit} noValidate>
      <Select
        label={say.kind}
        allowDeselect={false}
        data={kinds.map((kind) => ({ value: kind, label: own[kind] }))}
        value={fields.kind}
        onChange={(kind) => set({ kind: kinds.find((each) => each === kind) ?? 'bill_to' })}
      />
      <Textarea
        label={say.lines}
        autosize
        minRows={2}
        data-autofocus
        value={fields.lines}
        onChange={(event) => set({ lines: event.currentTarget.value })}
        error={problem?.fieldMessage('lines') ?? problem?.fieldMessage('lines[0]')}
      />
      <div className={css['pair']}>
        <TextInput
          label={say.postalCode}
          value={fields.postalCode}
          onChange={(event) => set({ postalCode: event.currentTarget.value })}
        />
        <TextInput
          label={say.city}
          value={fields.city}
          onChange={(event) => set({ city: event.currentTarget.value })}
        />
      </div>
      <Select
        label={own.country}
        searchable
        allowDeselect={false}
        data={countryChoices(language)}
        value={fields.country}
        onChange={(country) => set({ country: country ?? '' })}
      />
      {problem && <ProblemBox problem={problem} />}
      <div className={css['log']}>
        <Button type="submit" variant="filled" loading={add.isPending || change.isPending}>
          {of ? own.save : own.add}
        </Button>
        {of && (
          <Button
            onClick={() => remove.mutate({ asked: { addressId: of.id }, version: of.version }, { onError: refused })}
          >
            {own.remove}
          </Button>
        )}
      </div>
    </form>
  )
}

const kinds = ['bill_to', 'ship_to'] as const
