import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { listStaff } from '#contracts/company'
import { listCustomers } from '#contracts/parties'
import {
  Day,
  Empty,
  KeyHint,
  List,
  Page,
  PageHead,
  Person,
  StateChip,
  WhyPanel,
  catalogue,
  sortText,
  useAsk,
  useAskList,
  useKeys,
  useLanguage,
  useListState,
  useWords,
  type Answer,
  type Column,
  type Filter,
  type ListView,
} from '#web'
import { useMay, useMe } from '../session/me.ts'
import { countryChoices } from '../welcome/choices.ts'
import { CustomerForm } from './customer-form.tsx'
import { customerKinds as kinds, customerWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Customers',
    rules: 'VIPs and who talks',
    one: 'customer',
    many: 'customers',
    all: 'All',
    mine: 'Mine',
    unowned: 'Nobody sells to them',
    inactive: 'Not active',
    search: 'Name or number',
    saysSearch: (text: string) => `with “${text}”`,
    saysOwner: (name: string) => `owner ${name}`,
    saysCollector: (name: string) => `collected by ${name}`,
    saysCountry: (name: string) => `in ${name}`,
    saysKind: (name: string) => name,
    active: 'Active',
    notActive: 'not active',
    withoutOwner: 'Without an owner',
    place: 'Place',
    make: 'New customer',
    report: 'Customer report',
    none: 'No customer yet',
    noneHint: 'Customers come with the first order, from a file, or one by one.',
    keys: 'Customers',
    yes: 'yes',
    no: 'no',
  },
  de: {
    title: 'Kunden',
    rules: 'VIPs und wer spricht',
    one: 'Kunde',
    many: 'Kunden',
    all: 'Alle',
    mine: 'Meine',
    unowned: 'Ohne Betreuung',
    inactive: 'Nicht aktiv',
    search: 'Name oder Nummer',
    saysSearch: (text: string) => `mit „${text}“`,
    saysOwner: (name: string) => `betreut von ${name}`,
    saysCollector: (name: string) => `gemahnt von ${name}`,
    saysCountry: (name: string) => `in ${name}`,
    saysKind: (name: string) => name,
    active: 'Aktiv',
    notActive: 'nicht aktiv',
    withoutOwner: 'Ohne Betreuung',
    place: 'Ort',
    make: 'Neuer Kunde',
    report: 'Kundenbericht',
    none: 'Noch kein Kunde',
    noneHint: 'Kunden kommen mit dem ersten Auftrag, aus einer Datei oder einzeln.',
    keys: 'Kunden',
    yes: 'ja',
    no: 'nein',
  },
})

type Row = Answer<typeof listCustomers>['rows'][number]

/** Everybody we sell to; a sales rep finds their own. */
export function CustomersPage() {
  const say = useWords(words)
  const may = useMay('customer.edit')
  const mayReport = useMay('customer-report.sign')
  const navigate = useNavigate()
  const [making, setMaking] = useState(false)
  const state = useListState(useViews())
  const { filters } = state
  const source = useAskList(listCustomers, {
    search: filters['search'],
    ownerId: filters['ownerId'],
    collectorId: filters['collectorId'],
    withoutOwner: filters['withoutOwner'] === 'true' ? true : undefined,
    country: filters['country'],
    kind: kinds.find((kind) => kind === filters['kind']),
    active: filters['active'] === undefined ? undefined : filters['active'] === 'true',
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  useKeys(say.keys, may ? [{ keys: 'n', does: say.make, run: () => setMaking(true) }] : [])
  return (
    <Page fill>
      <PageHead title={say.title}>
        <Button variant="default" onClick={() => void navigate({ to: '/customers/rules' })}>
          {say.rules}
        </Button>
        {mayReport && (
          <Button variant="default" onClick={() => void navigate({ to: '/customers/report' })}>
            {say.report}
          </Button>
        )}
        {may && (
          <Button variant="filled" onClick={() => setMaking(true)} rightSection={<KeyHint keys="n" onAccent />}>
            {say.make}
          </Button>
        )}
      </PageHead>
      <List
        name="customers"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={useColumns()}
        filters={useFilters()}
        idOf={(row) => row.id}
        link={(row) => `/customers/${row.id}`}
        empty={
          <Empty title={say.none} actions={may && <Button onClick={() => setMaking(true)}>{say.make}</Button>}>
            {say.noneHint}
          </Empty>
        }
      />
      <WhyPanel title={say.make} opened={making} close={() => setMaking(false)}>
        <CustomerForm after={({ id }) => void navigate({ to: `/customers/${id}` })} />
      </WhyPanel>
    </Page>
  )
}

const sorts = ['name', 'number', 'country', 'since'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)

function useViews(): ListView[] {
  const say = useWords(words)
  const me = useMe()
  const mine =
    me.sees === 'all' && me.staffId !== null ? [{ key: 'mine', title: say.mine, filters: { ownerId: me.staffId } }] : []
  return [
    { key: 'all', title: say.all, filters: { active: 'true' } },
    ...mine,
    { key: 'unowned', title: say.unowned, filters: { withoutOwner: 'true', active: 'true' } },
    { key: 'inactive', title: say.inactive, filters: { active: 'false' } },
  ]
}

function useColumns(): Column<Row>[] {
  const say = useWords(customerWords)
  const own = useWords(words)
  const language = useLanguage()
  const countries = new Intl.DisplayNames(language, { type: 'region' })
  return [
    { key: 'name', head: say.name, cell: (row) => <Name row={row} />, width: 'rest', sorts: 'up', phone: 'title' },
    { key: 'number', head: say.number, cell: (row) => row.number, width: 100, sorts: 'up', phone: 'aside' },
    {
      key: 'country',
      head: own.place,
      cell: (row) => [row.city, countries.of(row.country) ?? row.country].filter(Boolean).join(', '),
      width: 190,
      sorts: 'up',
      phone: 'line',
    },
    { key: 'terms', head: say.terms, cell: (row) => row.termsText, width: 230 },
    { key: 'owner', head: say.owner, cell: (row) => row.owner && <Person name={row.owner.name} />, width: 170 },
    {
      key: 'collector',
      head: say.collector,
      cell: (row) => row.collector && <Person name={row.collector.name} />,
      width: 170,
      hidden: true,
    },
    { key: 'currency', head: say.currency, cell: (row) => row.currency, width: 90 },
    {
      key: 'since',
      head: say.since,
      cell: (row) => row.since && <Day of={row.since} />,
      width: 130,
      sorts: 'down',
      hidden: true,
    },
  ]
}

function Name({ row }: { row: Row }) {
  const say = useWords(customerWords)
  return (
    <>
      {row.name}
      {!row.active && (
        <>
          {' '}
          <StateChip tone="quiet">{say.inactive}</StateChip>
        </>
      )}
    </>
  )
}

function useFilters(): Filter[] {
  const say = useWords(words)
  const own = useWords(customerWords)
  const language = useLanguage()
  const colleagues = useAsk(listStaff, {}).data?.staff ?? []
  const people = colleagues.map(({ id, name }) => ({ value: id, label: name }))
  const nameOf = (id: string) => people.find(({ value }) => value === id)?.label ?? '…'
  const countries = countryChoices(language)
  return [
    { key: 'search', label: say.search, says: say.saysSearch, kind: 'text' },
    { key: 'ownerId', label: own.owner, says: (id) => say.saysOwner(nameOf(id)), kind: 'choice', choices: people },
    {
      key: 'collectorId',
      label: own.collector,
      says: (id) => say.saysCollector(nameOf(id)),
      kind: 'choice',
      choices: people,
    },
    {
      key: 'country',
      label: own.country,
      says: (code) => say.saysCountry(countries.find(({ value }) => value === code)?.label ?? code),
      kind: 'choice',
      choices: countries,
    },
    {
      key: 'kind',
      label: own.kind,
      says: (kind) => say.saysKind(kinds.flatMap((each) => (each === kind ? [own[each]] : [])).join('')),
      kind: 'choice',
      choices: kinds.map((kind) => ({ value: kind, label: own[kind] })),
    },
    {
      key: 'active',
      label: say.active,
      says: (value) => (value === 'true' ? say.active.toLowerCase() : say.notActive),
      kind: 'choice',
      choices: [
        { value: 'true', label: say.yes },
        { value: 'false', label: say.no },
      ],
    },
    {
      key: 'withoutOwner',
      label: say.withoutOwner,
      says: () => say.withoutOwner.toLowerCase(),
      kind: 'choice',
      choices: [{ value: 'true', label: say.yes }],
    },
  ]
}
