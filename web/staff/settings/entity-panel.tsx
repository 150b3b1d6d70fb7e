import { Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { addEntity, changeEntity, listBankAccounts, listEntities, listSeries, readMe } from '#contracts/company'
import { listTaxCodes } from '#contracts/catalog'
import { catalogue, done, useDo, useLanguage, useWords } from '#web'
import { countryChoices, currencyChoices, zoneChoices } from '../welcome/choices.ts'
import type { Entity } from './entity.ts'
import { Panel, type Filled } from './panel.tsx'
import css from './settings.module.css'

const words = catalogue({
  en: {
    add: 'Add a company that sells',
    doAdd: 'Add the company',
    added: (name: string) => `${name} added`,
    change: (name: string) => `Change ${name}`,
    save: 'Save',
    saved: (name: string) => `${name} changed`,
    stays: 'Country and currency decide about its books. They stay; so does everything that was issued.',
    name: 'Name, as it is registered',
    code: 'Short name',
    country: 'Country',
    currency: 'Currency',
    currencyHint: 'That of the country',
    zone: 'Time zone',
    subdivision: 'Part of the country',
    subdivisionHint: 'Whose holidays count, such as BY',
    language: 'Language of its papers',
    address: 'Address, a line each',
    vatNumber: 'VAT number',
    taxNumber: 'Tax number',
    registration: 'Registration',
    registrationHint: 'Court and number, as they stand on a bill',
    director: 'Managing director',
    creditorId: 'SEPA creditor id',
    email: 'E-mail',
    phone: 'Telephone',
    workFrom: 'Work begins',
    workTo: 'Work ends',
  },
  de: {
    add: 'Verkaufende Firma hinzufügen',
    doAdd: 'Firma hinzufügen',
    added: (name: string) => `${name} hinzugefügt`,
    change: (name: string) => `${name} ändern`,
    save: 'Speichern',
    saved: (name: string) => `${name} geändert`,
    stays: 'Land und Währung entscheiden über die Bücher. Sie bleiben, wie auch alles Ausgestellte.',
    name: 'Name, wie er eingetragen ist',
    code: 'Kurzname',
    country: 'Land',
    currency: 'Währung',
    currencyHint: 'Die des Landes',
    zone: 'Zeitzone',
    subdivision: 'Landesteil',
    subdivisionHint: 'Dessen Feiertage gelten, etwa BY',
    language: 'Sprache der Belege',
    address: 'Anschrift, eine Zeile je Angabe',
    vatNumber: 'USt-IdNr.',
    taxNumber: 'Steuernummer',
    registration: 'Registereintrag',
    registrationHint: 'Gericht und Nummer, wie auf der Rechnung',
    director: 'Geschäftsführung',
    creditorId: 'SEPA-Gläubiger-ID',
    email: 'E-Mail',
    phone: 'Telefon',
    workFrom: 'Arbeitsbeginn',
    workTo: 'Arbeitsende',
  },
})

const languages = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'fr', label: 'Français' },
  { value: 'es', label: 'Español' },
  { value: 'nl', label: 'Nederlands' },
] as const
type PaperLanguage = (typeof languages)[number]['value']

const languageOf = (text: string): PaperLanguage | undefined => languages.find(({ value }) => value === text)?.value

/** Adds a seller, or changes one. */
export function EntityPanel({ entity, close }: { entity: Entity | undefined; close: () => void }) {
  const say = useWords(words)
  const forget = [listEntities, readMe, listSeries, listBankAccounts, listTaxCodes]
  const end = (message: string) => {
    close()
    done(message)
  }
  const add = useDo(addEntity, { forget, done: ({ name }) => end(say.added(name)) })
  const change = useDo(changeEntity, { forget, done: ({ name }) => end(say.saved(name)) })
  const submit = (form: Filled) => {
    if (entity) change.mutate({ asked: { entityId: entity.id, ...changedOf(form) }, version: entity.version })
    else add.mutate({ asked: { ...addedOf(form), country: form.text('country'), currency: form.maybe('currency') } })
  }
  return (
    <Panel
      title={entity ? say.change(entity.name) : say.add}
      line={entity && say.stays}
      does={entity ? say.save : say.doAdd}
      close={close}
      deed={entity ? change : add}
      submit={submit}
    >
      <TextInput name="name" label={say.name} defaultValue={entity?.name} required withAsterisk={false} />
      {!entity && <WhereItSells />}
      <Textarea
        name="address"
        label={say.address}
        defaultValue={entity?.addressLines.join('\n')}
        autosize
        minRows={3}
      />
      <div className={css['pair']}>
        <TextInput name="vatNumber" label={say.vatNumber} defaultValue={entity?.vatNumber ?? ''} />
        <TextInput name="taxNumber" label={say.taxNumber} defaultValue={entity?.taxNumber ?? ''} />
      </div>
      <TextInput
        name="registration"
        label={say.registration}
        description={say.registrationHint}
        defaultValue={entity?.registration ?? ''}
      />
      <div className={css['pair']}>
        <TextInput name="director" label={say.director} defaultValue={entity?.director ?? ''} />
        <TextInput name="creditorId" label={say.creditorId} defaultValue={entity?.creditorId ?? ''} />
        <TextInput name="email" label={say.email} defaultValue={entity?.email ?? ''} />
        <TextInput name="phone" label={say.phone} defaultValue={entity?.phone ?? ''} />
      </div>
      {entity && <HowItWorks entity={entity} />}
    </Panel>
  )
}

function WhereItSells() {
  const say = useWords(words)
  const language = useLanguage()
  const [country, setCountry] = useState<string | null>(null)
  return (
    <div className={css['pair']}>
      <Select
        name="country"
        label={say.country}
        searchable
        required
        withAsterisk={false}
        data={countryChoices(language)}
        value={country}
        onChange={setCountry}
      />
      <Select
        name="currency"
        label={say.currency}
        placeholder={say.currencyHint}
        searchable
        clearable
        data={currencyChoices(language)}
      />
    </div>
  )
}

function HowItWorks({ entity }: { entity: Entity }) {
  const say = useWords(words)
  return (
    <>
      <div className={css['pair']}>
        <TextInput name="code" label={say.code} defaultValue={entity.code} />
        <Select
          name="language"
          label={say.language}
          data={languages}
          defaultValue={entity.language}
          allowDeselect={false}
        />
      </div>
      <Select
        name="zone"
        label={say.zone}
        searchable
        data={zoneChoices()}
        defaultValue={entity.zone}
        allowDeselect={false}
      />
      <TextInput
        name="subdivision"
        label={say.subdivision}
        description={say.subdivisionHint}
        defaultValue={entity.subdivision ?? ''}
      />
      <div className={css['pair']}>
        <TextInput name="workFrom" type="time" label={say.workFrom} defaultValue={entity.workFrom} />
        <TextInput name="workTo" type="time" label={say.workTo} defaultValue={entity.workTo} />
      </div>
    </>
  )
}

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

const addedOf = ({ text, maybe }: Filled) => ({
  name: text('name'),
  addressLines: linesOf(text('address')),
  vatNumber: maybe('vatNumber') ?? null,
  taxNumber: maybe('taxNumber') ?? null,
  registration: maybe('registration') ?? null,
  director: maybe('director') ?? null,
  creditorId: maybe('creditorId') ?? null,
  email: maybe('email') ?? null,
  phone: maybe('phone') ?? null,
})

const changedOf = (form: Filled) => ({
  ...addedOf(form),
  code: form.maybe('code'),
  language: languageOf(form.text('language')),
  zone: form.maybe('zone'),
  subdivision: form.maybe('subdivision')?.toUpperCase() ?? null,
  workFrom: form.maybe('workFrom')?.slice(0, 5),
  workTo: form.maybe('workTo')?.slice(0, 5),
})
