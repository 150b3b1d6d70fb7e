import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { listOpportunities } from '#contracts/sales'
import {
  Day,
  Empty,
  KeyHint,
  List,
  Money,
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
import { EnterForm } from './deal-form.tsx'
import { PipelineTabs } from './tabs.tsx'
import { useSaleWords, stages, type SaleWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Opportunities',
    one: 'opportunity',
    many: 'opportunities',
    all: 'All',
    qualified: 'Qualified',
    quoted: 'Quoted',
    won: 'Won',
    lost: 'Lost',
    make: 'New opportunity',
    keys: 'Opportunities',
    search: 'Company or what it is about',
    saysSearch: (text: string) => `with “${text}”`,
    none: 'No opportunity here',
    noneHint: 'A lead that wants to buy becomes one: open the lead and qualify it. Or enter one here.',
  },
  de: {
    title: 'Verkaufschancen',
    one: 'Verkaufschance',
    many: 'Verkaufschancen',
    all: 'Alle',
    qualified: 'Qualifiziert',
    quoted: 'Angeboten',
    won: 'Gewonnen',
    lost: 'Verloren',
    make: 'Neue Verkaufschance',
    keys: 'Verkaufschancen',
    search: 'Firma oder worum es geht',
    saysSearch: (text: string) => `mit „${text}“`,
    none: 'Hier ist keine Verkaufschance',
    noneHint:
      'Ein Lead, der kaufen will, wird eine: öffnen Sie den Lead und qualifizieren Sie ihn. Oder erfassen Sie hier eine.',
  },
})

type Row = Answer<typeof listOpportunities>['rows'][number]

/** What may become an order, the next expected first. */
export function OpportunitiesPage() {
  const say = useWords(words)
  const own = useSaleWords()
  const views: ListView[] = [
    { key: 'all', title: say.all, filters: {} },
    { key: 'qualified', title: say.qualified, filters: { stage: 'qualified' } },
    { key: 'quoted', title: say.quoted, filters: { stage: 'quoted' } },
    { key: 'won', title: say.won, filters: { stage: 'won' } },
    { key: 'lost', title: say.lost, filters: { stage: 'lost' } },
  ]
  const may = useMay('sales.sell')
  const navigate = useNavigate()
  const [making, setMaking] = useState(false)
  useKeys(say.keys, may ? [{ keys: 'n', does: say.make, run: () => setMaking(true) }] : [])
  const state = useListState(views)
  const { filters } = state
  const source = useAskList(listOpportunities, {
    stage: filters['stage'],
    search: filters['search'],
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
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
        name="opportunities"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={columnsOf(own)}
        filters={[
          { key: 'search', label: say.search, says: say.saysSearch, kind: 'text' },
          {
            key: 'stage',
            label: own.stage,
            says: (stage) => stageOf(stage, own),
            kind: 'choice',
            choices: stages.map((stage) => ({ value: stage, label: own.stages[stage] })),
          },
        ]}
        idOf={(row) => row.id}
        link={(row) => `/pipeline/${row.id}`}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
      <WhyPanel title={say.make} opened={making} close={() => setMaking(false)}>
        {making && <EnterForm after={(id) => void navigate({ to: `/pipeline/${id}` })} />}
      </WhyPanel>
    </Page>
  )
}

/** Ours in the reader's language; another system's stage in its own word. */
export function stageOf(stage: string, own: SaleWords): string {
  const known = stages.find((each) => each === stage)
  return known ? own.stages[known] : stage
}

const columnsOf = (own: SaleWords): Column<Row>[] => [
  {
    key: 'company',
    head: own.company,
    cell: (row) => row.customer?.name ?? row.accountName,
    width: 220,
    phone: 'title',
  },
  { key: 'title', head: own.title, cell: (row) => row.title ?? row.externalId, width: 'rest', phone: 'line' },
  {
    key: 'stage',
    head: own.stage,
    cell: (row) => <StateChip tone="quiet">{stageOf(row.stage, own)}</StateChip>,
    width: 120,
    phone: 'aside',
  },
  { key: 'owner', head: own.owner, cell: (row) => row.owner?.name ?? own.nobody, width: 140 },
  { key: 'nextStep', head: own.nextStep, cell: (row) => row.nextStep, width: 200 },
  {
    key: 'expectedOn',
    head: own.expectedOn,
    cell: (row) => (row.expectedOn ? <Day of={row.expectedOn} /> : null),
    width: 110,
    sorts: 'up',
  },
  {
    key: 'value',
    head: own.value,
    cell: (row) => (row.value ? <Money of={row.value} withCurrency /> : null),
    figures: true,
    width: 140,
    sorts: 'down',
    phone: 'figure',
  },
]

const sorts = ['expectedOn', 'openedOn', 'value'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)
