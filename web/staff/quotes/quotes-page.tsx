import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { countQuotes, listQuotes } from '#contracts/quotes'
import {
  Day,
  Empty,
  KeyHint,
  List,
  Money,
  Page,
  PageHead,
  StateChip,
  catalogue,
  sortText,
  useAsk,
  useAskList,
  useKeys,
  useListState,
  useToday,
  useWords,
  type Answer,
  type Column,
  type Filter,
  type ListView,
} from '#web'
import { PipelineTabs } from '../pipeline/tabs.tsx'
import { useMay } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { PolicyPanel } from './policy-panel.tsx'
import { quoteStates, toneOf, useQuoteWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Quotes',
    one: 'quote',
    many: 'quotes',
    open: 'Open',
    all: 'All',
    sent: 'With customers',
    waiting: 'Waiting for a yes',
    draft: 'Drafts',
    accepted: 'Accepted',
    make: 'New quote',
    policy: 'Discounts and validity',
    number: 'Quote',
    about: 'About',
    age: 'Age',
    days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
    state: 'State',
    asked: 'asks something',
    order: (number: string) => `order ${number}`,
    text: 'Number, customer or opportunity',
    saysText: (text: string) => `with “${text}”`,
    mine: 'Sold by',
    saysMine: () => 'sold by me',
    me: 'me',
    none: 'No quote here',
    noneHint: 'Quotes stand here from the first draft until the customer decided, with what became of them.',
    keys: 'Quotes',
  },
  de: {
    title: 'Angebote',
    one: 'Angebot',
    many: 'Angebote',
    open: 'Offen',
    all: 'Alle',
    sent: 'Bei Kunden',
    waiting: 'Warten auf ein Ja',
    draft: 'Entwürfe',
    accepted: 'Angenommen',
    make: 'Neues Angebot',
    policy: 'Nachlässe und Gültigkeit',
    number: 'Angebot',
    about: 'Worum es geht',
    age: 'Alter',
    days: (count: number) => (count === 1 ? '1 Tag' : `${count} Tage`),
    state: 'Stand',
    asked: 'fragt etwas',
    order: (number: string) => `Auftrag ${number}`,
    text: 'Nummer, Kunde oder Verkaufschance',
    saysText: (text: string) => `mit „${text}“`,
    mine: 'Verkauft von',
    saysMine: () => 'von mir verkauft',
    me: 'mir',
    none: 'Hier ist kein Angebot',
    noneHint: 'Angebote stehen hier vom ersten Entwurf, bis der Kunde entschieden hat, und was daraus wurde.',
    keys: 'Angebote',
  },
})

type Row = Answer<typeof listQuotes>['rows'][number]

/** Every quote, by where it stands. */
export function QuotesPage() {
  const say = useWords(words)
  const own = useQuoteWords()
  const may = useMay('sales.sell')
  const mayGrant = useMay('quote.approve')
  const [opened, setOpened] = useState(false)
  const navigate = useNavigate()
  const views: ListView[] = [
    { key: 'open', title: say.open, filters: { open: 'true' } },
    { key: 'sent', title: say.sent, filters: { state: 'sent' }, sort: { key: 'validUntil', down: false } },
    { key: 'waiting', title: say.waiting, filters: { state: 'waiting' } },
    { key: 'draft', title: say.draft, filters: { state: 'draft' } },
    { key: 'accepted', title: say.accepted, filters: { state: 'accepted' } },
    { key: 'all', title: say.all },
  ]
  const state = useListState(views)
  const { filters } = state
  const entityId = useEntity()?.id
  const counts = useAsk(countQuotes, {})
  const source = useAskList(listQuotes, {
    state: quoteStates.find((each) => each === filters['state']),
    open: filters['open'] === 'true' ? true : undefined,
    mine: filters['mine'] === 'true' ? true : undefined,
    customerId: filters['customerId'],
    opportunityId: filters['opportunityId'],
    search: filters['search'],
    entityId,
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  const make = () => void navigate({ to: '/pipeline/quotes/new', search: (before) => before })
  useKeys(say.keys, may ? [{ keys: 'n', does: say.make, run: make }] : [])
  const conditions: Filter[] = [
    { key: 'search', label: say.text, says: say.saysText, kind: 'text' },
    {
      key: 'state',
      label: say.state,
      says: (value) => own.states[quoteStates.find((each) => each === value) ?? 'draft'],
      kind: 'choice',
      choices: quoteStates.map((value) => ({ value, label: own.states[value] })),
    },
    { key: 'mine', label: say.mine, says: say.saysMine, kind: 'choice', choices: [{ value: 'true', label: say.me }] },
  ]
  return (
    <Page fill>
      <PipelineTabs />
      <PageHead title={say.title}>
        {mayGrant && <Button onClick={() => setOpened(true)}>{say.policy}</Button>}
        {may && (
          <Button
            component={Link}
            to="/pipeline/quotes/new"
            variant="filled"
            rightSection={<KeyHint keys="n" onAccent />}
          >
            {say.make}
          </Button>
        )}
      </PageHead>
      <List
        name="quotes"
        noun={[say.one, say.many]}
        state={state}
        source={counts.data ? { ...source, viewCounts: counts.data } : source}
        columns={useColumns()}
        filters={conditions}
        idOf={(row) => row.id}
        link={(row) => `/pipeline/quotes/${row.id}`}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
      <PolicyPanel opened={opened} close={() => setOpened(false)} />
    </Page>
  )
}

function useColumns(): Column<Row>[] {
  const say = useWords(words)
  const own = useQuoteWords()
  const today = useToday()
  return [
    { key: 'number', head: say.number, cell: (row) => row.number ?? own.draftName, width: 140, phone: 'aside' },
    {
      key: 'customerName',
      head: own.customer,
      cell: (row) => row.customerName,
      width: 220,
      sorts: 'up',
      phone: 'title',
    },
    { key: 'about', head: say.about, cell: (row) => row.opportunityTitle, width: 'rest' },
    { key: 'seller', head: own.seller, cell: (row) => row.salesperson, width: 130 },
    {
      key: 'state',
      head: say.state,
      cell: (row) => (
        <>
          <StateChip tone={row.questions > 0 ? 'question' : toneOf[row.state]}>
            {row.questions > 0 ? say.asked : own.states[row.state]}
          </StateChip>{' '}
          <span className="small quiet">
            {row.orderNumber ? say.order(row.orderNumber) : row.state === 'sent' && row.viewedAt ? own.read : ''}
          </span>
        </>
      ),
      width: 220,
      phone: 'line',
    },
    { key: 'sentAt', head: say.age, cell: (row) => say.days(row.ageDays), width: 90, sorts: 'down' },
    {
      key: 'validUntil',
      head: own.validUntil,
      cell: (row) => (
        <span data-late={row.state === 'sent' && row.validUntil < today ? true : undefined}>
          <Day of={row.validUntil} />
        </span>
      ),
      width: 110,
      sorts: 'up',
    },
    {
      key: 'net',
      head: own.net,
      cell: (row) => <Money of={row.net} withCurrency />,
      figures: true,
      width: 140,
      sorts: 'down',
      phone: 'figure',
    },
  ]
}

const sorts = ['createdAt', 'sentAt', 'validUntil', 'customerName', 'net'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)
