import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { changeCompany, listEntities, readCompany, readMe } from '#contracts/company'
import { Card, Empty, FieldRow, FieldRows, catalogue, done, useAsk, useDo, useLanguage, useWords } from '#web'
import { useMay } from '../session/me.ts'
import { EntityPanel } from './entity-panel.tsx'
import type { Entity } from './entity.ts'
import { Panel } from './panel.tsx'
import css from './settings.module.css'

const words = catalogue({
  en: {
    company: 'Company',
    name: 'Name',
    reports: 'Reports in',
    rename: 'Rename',
    renamed: 'The company has another name',
    change: 'Change',
    add: 'Add a company that sells',
    none: 'No company sells yet',
    noneHint: 'Add the first one: bills need a seller with an address and a tax number.',
    address: 'Address',
    missing: 'missing: bills need it',
    numbers: 'Tax numbers',
    contact: 'Contact',
    hours: 'Working hours',
    place: 'Country, currency, clock',
  },
  de: {
    company: 'Firma',
    name: 'Name',
    reports: 'Berichtswährung',
    rename: 'Umbenennen',
    renamed: 'Die Firma hat einen anderen Namen',
    change: 'Ändern',
    add: 'Verkaufende Firma hinzufügen',
    none: 'Noch verkauft keine Firma',
    noneHint: 'Die erste hinzufügen: Rechnungen brauchen einen Verkäufer mit Anschrift und Steuernummer.',
    address: 'Anschrift',
    missing: 'fehlt: Rechnungen brauchen sie',
    numbers: 'Steuernummern',
    contact: 'Kontakt',
    hours: 'Arbeitszeit',
    place: 'Land, Währung, Uhr',
  },
})

/** Who sells: the legal entities, and the name that all of them go by. */
export function CompanyPage() {
  const say = useWords(words)
  const may = useMay('settings.edit')
  const { data } = useAsk(listEntities, {})
  const [editing, setEditing] = useState<Entity | 'new'>()
  if (!data) return null
  return (
    <>
      <CompanyCard />
      {data.entities.length === 0 && <Empty title={say.none}>{say.noneHint}</Empty>}
      {data.entities.map((entity) => (
        <EntityCard key={entity.id} entity={entity} change={may ? () => setEditing(entity) : undefined} />
      ))}
      {may && (
        <div>
          <Button onClick={() => setEditing('new')}>{say.add}</Button>
        </div>
      )}
      {editing && <EntityPanel entity={editing === 'new' ? undefined : editing} close={() => setEditing(undefined)} />}
    </>
  )
}

function CompanyCard() {
  const say = useWords(words)
  const may = useMay('settings.edit')
  const { data } = useAsk(readCompany, {})
  const [open, setOpen] = useState(false)
  const rename = useDo(changeCompany, {
    forget: [readCompany, readMe],
    done: () => {
      setOpen(false)
      done(say.renamed)
    },
  })
  if (!data) return null
  return (
    <Card title={say.company} beside={may && <Button onClick={() => setOpen(true)}>{say.rename}</Button>}>
      <FieldRows>
        <FieldRow label={say.name}>{data.name}</FieldRow>
        <FieldRow label={say.reports}>{data.reportingCurrency}</FieldRow>
      </FieldRows>
      {open && (
        <Panel
          title={say.rename}
          does={say.rename}
          close={() => setOpen(false)}
          deed={rename}
          submit={({ text }) => rename.mutate({ asked: { name: text('name') }, version: data.version })}
        >
          <TextInput name="name" label={say.name} defaultValue={data.name} required withAsterisk={false} />
        </Panel>
      )}
    </Card>
  )
}

function EntityCard({ entity, change }: { entity: Entity; change: (() => void) | undefined }) {
  const say = useWords(words)
  const country = new Intl.DisplayNames([useLanguage()], { type: 'region' }).of(entity.country)
  const join = (parts: readonly (string | null)[]) => parts.filter(Boolean).join(' · ')
  return (
    <Card
      title={
        <>
          {entity.name} <span className="small quiet">{entity.code}</span>
        </>
      }
      beside={change && <Button onClick={change}>{say.change}</Button>}
    >
      <FieldRows>
        <FieldRow label={say.place}>
          {join([country ?? entity.country, entity.subdivision, entity.currency, entity.zone])}
        </FieldRow>
        <FieldRow label={say.address}>
          {entity.addressLines.length > 0 ? (
            entity.addressLines.join(', ')
          ) : (
            <em className={css['warn']}>{say.missing}</em>
          )}
        </FieldRow>
        <FieldRow label={say.numbers}>
          {join([entity.vatNumber, entity.taxNumber, entity.registration]) || (
            <em className={css['warn']}>{say.missing}</em>
          )}
        </FieldRow>
        <FieldRow label={say.contact}>{join([entity.email, entity.phone, entity.director]) || '–'}</FieldRow>
        <FieldRow label={say.hours}>
          {entity.workFrom}–{entity.workTo}
        </FieldRow>
      </FieldRows>
    </Card>
  )
}
