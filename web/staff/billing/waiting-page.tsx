import { listBillables } from '#contracts/billing'
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
  useAskList,
  useListState,
  useWords,
  type Answer,
  type Column,
  type ListView,
} from '#web'
import { useMay } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { HoldBackDialog } from './hold-back-dialog.tsx'
import { useChannelWords } from './state.tsx'
import { BillingTabs } from './tabs.tsx'
import { useBilling } from './use-billing.ts'

const words = catalogue({
  en: {
    title: 'What waits to be billed',
    one: 'order',
    many: 'orders',
    ready: 'Ready',
    late: 'Over 3 days',
    held: 'Held back',
    order: 'Order',
    customer: 'Customer',
    supplied: 'Supplied',
    lines: 'Lines',
    channel: 'Goes by',
    state: 'State',
    net: 'Net',
    isReady: 'ready',
    none: 'Nothing waits',
    noneHint: 'Orders come here when they are delivered, and leave with their bill.',
    bill: (count: number) => (count === 1 ? 'Bill this order' : `Bill ${count} orders`),
    billEffect: 'Numbers are drawn and the bills leave for the customers.',
    hold: 'Hold back',
    put: 'Put back',
  },
  de: {
    title: 'Was zu berechnen ist',
    one: 'Auftrag',
    many: 'Aufträge',
    ready: 'Bereit',
    late: 'Über 3 Tage',
    held: 'Zurückgehalten',
    order: 'Auftrag',
    customer: 'Kunde',
    supplied: 'Geliefert',
    lines: 'Zeilen',
    channel: 'Geht per',
    state: 'Stand',
    net: 'Netto',
    isReady: 'bereit',
    none: 'Nichts wartet',
    noneHint: 'Aufträge kommen hierher, wenn sie geliefert sind, und gehen mit ihrer Rechnung.',
    bill: (count: number) => (count === 1 ? 'Diesen Auftrag berechnen' : `${count} Aufträge berechnen`),
    billEffect: 'Nummern werden gezogen, und die Rechnungen gehen an die Kunden.',
    hold: 'Zurückhalten',
    put: 'Freigeben',
  },
})

type Row = Answer<typeof listBillables>['rows'][number]

/** What was supplied and is on no bill yet, order by order. */
export function WaitingPage() {
  const say = useWords(words)
  const views: ListView[] = [
    { key: 'ready', title: say.ready, filters: { heldBack: 'false' } },
    { key: 'late', title: say.late, filters: { heldBack: 'false', waitingOver: '3' } },
    { key: 'held', title: say.held, filters: { heldBack: 'true' } },
  ]
  const state = useListState(views)
  const { filters } = state
  const source = useAskList(listBillables, {
    heldBack: filters['heldBack'] === undefined ? undefined : filters['heldBack'] === 'true',
    waitingOver: filters['waitingOver'] === undefined ? undefined : Number(filters['waitingOver']),
    customerId: filters['customerId'],
    entityId: useEntity()?.id,
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  const billing = useBilling()
  const mayBill = useMay('invoice.issue')
  const idsOf = (rows: readonly Row[]) => rows.map((row) => row.orderId)
  const heldBack = filters['heldBack'] === 'true'
  return (
    <Page fill>
      <BillingTabs />
      <PageHead title={say.title} />
      <List
        name="billables"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={useColumns()}
        idOf={(row) => `${row.orderId} ${row.heldBack?.reason ?? ''}`}
        link={(row) => `/orders/${row.orderId}`}
        bulk={
          mayBill
            ? heldBack
              ? [{ key: 'b', label: () => say.put, run: (rows) => billing.putBack(idsOf(rows)) }]
              : [
                  {
                    key: 'b',
                    label: (rows) => say.bill(rows.length),
                    effect: () => say.billEffect,
                    run: (rows) => billing.bill(idsOf(rows)),
                  },
                  { key: 'h', label: () => say.hold, run: (rows) => billing.askWhy(idsOf(rows)) },
                ]
            : []
        }
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
      <HoldBackDialog orderIds={billing.asked} close={billing.forgetWhy} hold={billing.holdBack} />
    </Page>
  )
}

function useColumns(): Column<Row>[] {
  const say = useWords(words)
  const channels = useChannelWords()
  return [
    { key: 'ourOrder', head: say.order, cell: (row) => row.ourOrder, width: 140, phone: 'aside' },
    {
      key: 'customerName',
      head: say.customer,
      cell: (row) => row.customerName,
      width: 'rest',
      sorts: 'up',
      phone: 'title',
    },
    { key: 'suppliedOn', head: say.supplied, cell: (row) => <Day of={row.suppliedOn} />, width: 100, sorts: 'up' },
    { key: 'lines', head: say.lines, cell: (row) => row.lines, figures: true, width: 70 },
    { key: 'channel', head: say.channel, cell: (row) => channels[row.channel], width: 100 },
    { key: 'state', head: say.state, cell: (row) => <Waiting row={row} />, width: 240, phone: 'line' },
    {
      key: 'net',
      head: say.net,
      cell: (row) => <Money of={row.net} withCurrency />,
      figures: true,
      width: 130,
      sorts: 'down',
      phone: 'figure',
    },
  ]
}

function Waiting({ row }: { row: Row }) {
  const say = useWords(words)
  if (!row.heldBack) return <StateChip tone="news">{say.isReady}</StateChip>
  return <StateChip tone="waiting">{row.heldBack.reason}</StateChip>
}

const sorts = ['suppliedOn', 'net', 'customerName'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)
