import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { countOrders, listOrders, orderStatuses } from '#contracts/orders'
import {
  Day,
  Empty,
  List,
  Money,
  Page,
  PageHead,
  StateChip,
  catalogue,
  sortText,
  useAsk,
  useAskList,
  useListState,
  useWords,
  type Answer,
  type Column,
  type Filter,
  type ListView,
} from '#web'
import { useMay } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { OrderTabs } from './order-tabs.tsx'
import { toneOf, useOrderWords } from './order-words.ts'

const words = catalogue({
  en: {
    title: 'Orders',
    one: 'order',
    many: 'orders',
    all: 'All',
    queried: 'Needs an answer',
    held: 'Held',
    accepted: 'To deliver',
    draft: 'Drafts',
    enter: 'Enter an order',
    number: 'Order',
    customer: 'Customer',
    po: 'Their PO',
    deal: 'Deal day',
    wished: 'Wished',
    seller: 'Sold by',
    state: 'State',
    net: 'Net',
    gross: 'Gross',
    none: 'No order here',
    noneHint: 'Orders stand here from their entry until they are billed.',
    text: 'Number, PO or customer',
    saysText: (text: string) => `with “${text}”`,
    status: 'State',
    mine: 'Sold by',
    saysMine: () => 'sold by me',
    me: 'me',
  },
  de: {
    title: 'Aufträge',
    one: 'Auftrag',
    many: 'Aufträge',
    all: 'Alle',
    queried: 'Wartet auf Antwort',
    held: 'Gesperrt',
    accepted: 'Zu liefern',
    draft: 'Entwürfe',
    enter: 'Auftrag erfassen',
    number: 'Auftrag',
    customer: 'Kunde',
    po: 'Bestellnummer',
    deal: 'Vereinbart',
    wished: 'Wunschtag',
    seller: 'Verkauft von',
    state: 'Stand',
    net: 'Netto',
    gross: 'Brutto',
    none: 'Hier ist kein Auftrag',
    noneHint: 'Aufträge stehen hier von der Erfassung bis zur Rechnung.',
    text: 'Nummer, Bestellnummer oder Kunde',
    saysText: (text: string) => `mit „${text}“`,
    status: 'Stand',
    mine: 'Verkauft von',
    saysMine: () => 'von mir verkauft',
    me: 'mir',
  },
})

type Row = Answer<typeof listOrders>['rows'][number]

/** Every order, by what it waits for. */
export function OrdersPage() {
  const say = useWords(words)
  const names = useOrderWords()
  const mayEnter = useMay('order.enter')
  const views: ListView[] = [
    { key: 'queried', title: say.queried, filters: { status: 'queried' }, sort: { key: 'answerBy', down: false } },
    { key: 'held', title: say.held, filters: { status: 'held' } },
    { key: 'accepted', title: say.accepted, filters: { status: 'accepted' }, sort: { key: 'wishedOn', down: false } },
    { key: 'draft', title: say.draft, filters: { status: 'draft' } },
    { key: 'all', title: say.all },
  ]
  const state = useListState([...views.slice(-1), ...views.slice(0, -1)])
  const { filters } = state
  const entityId = useEntity()?.id
  const counts = useAsk(countOrders, { entityId })
  const source = useAskList(listOrders, {
    status: orderStatuses.find((status) => status === filters['status']),
    customerId: filters['customerId'],
    mine: filters['mine'] === 'true' ? true : undefined,
    text: filters['text'],
    entityId,
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  const conditions: Filter[] = [
    { key: 'text', label: say.text, says: say.saysText, kind: 'text' },
    {
      key: 'status',
      label: say.status,
      says: (value) => names[statusFrom(value)],
      kind: 'choice',
      choices: orderStatuses.map((value) => ({ value, label: names[value] })),
    },
    { key: 'mine', label: say.mine, says: say.saysMine, kind: 'choice', choices: [{ value: 'true', label: say.me }] },
  ]
  return (
    <Page fill>
      <OrderTabs />
      <PageHead title={say.title}>
        {mayEnter && (
          <Button component={Link} to="/orders/new" variant="filled">
            {say.enter}
          </Button>
        )}
      </PageHead>
      <List
        name="orders"
        noun={[say.one, say.many]}
        state={state}
        source={counts.data ? { ...source, viewCounts: counts.data } : source}
        columns={useColumns()}
        filters={conditions}
        idOf={(row) => row.id}
        link={(row) => (row.status === 'draft' ? `/orders/new?draft=${row.id}` : `/orders/${row.id}`)}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
    </Page>
  )
}

function useColumns(): Column<Row>[] {
  const say = useWords(words)
  const names = useOrderWords()
  return [
    { key: 'number', head: say.number, cell: (row) => row.number ?? names.draft, width: 150, phone: 'aside' },
    {
      key: 'customerName',
      head: say.customer,
      cell: (row) => row.customerName,
      width: 'rest',
      sorts: 'up',
      phone: 'title',
    },
    { key: 'po', head: say.po, cell: (row) => row.poNumber, width: 130 },
    { key: 'dealOn', head: say.deal, cell: (row) => <Day of={row.dealOn} />, width: 96, sorts: 'down' },
    {
      key: 'wishedOn',
      head: say.wished,
      cell: (row) => row.wishedOn && <Day of={row.wishedOn} />,
      width: 96,
      sorts: 'up',
    },
    { key: 'seller', head: say.seller, cell: (row) => row.salesperson, width: 130 },
    {
      key: 'state',
      head: say.state,
      cell: (row) => <StateChip tone={toneOf[row.status]}>{names[row.status]}</StateChip>,
      width: 150,
      phone: 'line',
    },
    { key: 'net', head: say.net, cell: (row) => <Money of={row.net} />, figures: true, width: 110, sorts: 'down' },
    {
      key: 'gross',
      head: say.gross,
      cell: (row) => <Money of={row.gross} withCurrency />,
      figures: true,
      width: 130,
      sorts: 'down',
      phone: 'figure',
    },
  ]
}

const statusFrom = (text: string) => orderStatuses.find((status) => status === text) ?? 'draft'

const sorts = ['placed', 'dealOn', 'wishedOn', 'answerBy', 'customerName', 'net', 'gross'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)
