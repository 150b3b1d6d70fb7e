import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { listLeads } from '#contracts/sales'
import {
  Empty,
  KeyHint,
  List,
  Page,
  PageHead,
  StateChip,
  WhyPanel,
  catalogue,
  sortText,
  useAskList,
  useKeys,
  useListState,
  useWords,
  type Answer,
  type Column,
  type ListView,
} from '#web'
import { useMay } from '../session/me.ts'
import { LeadForm } from './lead-form.tsx'
import { PipelineTabs } from './tabs.tsx'
import { leadSources, leadStates, useSaleWords, type SaleWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Leads',
    one: 'lead',
    many: 'leads',
    open: 'Open',
    free: 'Of nobody',
    over: 'Closed',
    search: 'Company',
    saysSearch: (text: string) => `with “${text}”`,
    make: 'New lead',
    none: 'No lead here',
    noneHint: 'Whoever may want to buy stands here until it is an opportunity, or nothing comes of it.',
    keys: 'Leads',
  },
  de: {
    title: 'Leads',
    one: 'Lead',
    many: 'Leads',
    open: 'Offen',
    free: 'Ohne Zuständige',
    over: 'Geschlossen',
    search: 'Firma',
    saysSearch: (text: string) => `mit „${text}“`,
    make: 'Neuer Lead',
    none: 'Hier ist kein Lead',
    noneHint: 'Wer vielleicht kaufen will, steht hier, bis daraus eine Verkaufschance wird oder nichts.',
    keys: 'Leads',
  },
})

type Row = Answer<typeof listLeads>['rows'][number]

/** Who may want to buy, latest first. */
export function LeadsPage() {
  const say = useWords(words)
  const own = useSaleWords()
  const may = useMay('sales.sell')
  const navigate = useNavigate()
  const [making, setMaking] = useState(false)
  const views: ListView[] = [
    { key: 'open', title: say.open, filters: { state: 'open' } },
    { key: 'free', title: say.free, filters: { state: 'open', free: 'true' } },
    { key: 'over', title: say.over, filters: { state: 'closed' } },
  ]
  const state = useListState(views)
  const { filters } = state
  const source = useAskList(listLeads, {
    state: leadStates.find((each) => each === filters['state']),
    source: leadSources.find((each) => each === filters['source']),
    withoutOwner: filters['free'] === 'true' ? true : undefined,
    search: filters['search'],
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  useKeys(say.keys, may ? [{ keys: 'n', does: say.make, run: () => setMaking(true) }] : [])
  return (
    <Page fill>
      <PipelineTabs />
      <PageHead title={say.title}>
        {may && (
          <Button variant="filled" onClick={() => setMaking(true)} rightSection={<KeyHint keys="n" onAccent />}>
            {say.make}
          </Button>
        )}
      </PageHead>
      <List
        name="leads"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={columnsOf(own)}
        filters={[
          { key: 'search', label: say.search, says: say.saysSearch, kind: 'text' },
          {
            key: 'source',
            label: own.source,
            says: (key) => leadSources.flatMap((each) => (each === key ? [own.sources[each]] : [])).join(''),
            kind: 'choice',
            choices: leadSources.map((each) => ({ value: each, label: own.sources[each] })),
          },
        ]}
        idOf={(row) => row.id}
        link={(row) => `/pipeline/leads/${row.id}`}
        empty={
          <Empty title={say.none} actions={may && <Button onClick={() => setMaking(true)}>{say.make}</Button>}>
            {say.noneHint}
          </Empty>
        }
      />
      <WhyPanel title={say.make} opened={making} close={() => setMaking(false)}>
        <LeadForm after={({ id }) => void navigate({ to: `/pipeline/leads/${id}` })} />
      </WhyPanel>
    </Page>
  )
}

const columnsOf = (own: SaleWords): Column<Row>[] => [
  {
    key: 'companyName',
    head: own.company,
    cell: (row) => row.companyName,
    width: 'rest',
    sorts: 'up',
    phone: 'title',
  },
  { key: 'contact', head: own.contact, cell: (row) => row.contactName ?? row.email, width: 200, phone: 'line' },
  { key: 'source', head: own.source, cell: (row) => own.sources[row.source], width: 130 },
  { key: 'owner', head: own.owner, cell: (row) => row.owner?.name ?? own.nobody, width: 160 },
  {
    key: 'state',
    head: own.state,
    cell: (row) => <StateChip tone="quiet">{own.states[row.state]}</StateChip>,
    width: 190,
    phone: 'aside',
  },
]

const sorts = ['createdAt', 'companyName'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)
