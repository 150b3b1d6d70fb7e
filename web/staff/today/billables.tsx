import { listBillables } from '#contracts/billing'
import { Day, Money, catalogue, useAsk, useWords } from '#web'
import { useChannelWords } from '../billing/state.tsx'
import { useEntity } from '../session/place.ts'
import { WaitingList } from './waiting-list.tsx'

const words = catalogue({
  en: {
    ready: 'Ready, in the next run',
    held: 'Held back',
    order: 'Order',
    what: 'What it is',
    why: 'Why it waits',
    since: 'Since',
    net: 'Net',
    lines: (count: number, by: string) => (count === 1 ? `1 line · ${by}` : `${count} lines · ${by}`),
    theirs: (number: string) => `their ${number}`,
    noReady: 'Nothing is ready to bill',
    readyHint: 'An order appears here as soon as its delivery is confirmed.',
    noHeld: 'Nothing is held back',
    heldHint: 'What somebody keeps out of the run appears here with the reason, until it is put back.',
  },
  de: {
    ready: 'Bereit, im nächsten Lauf',
    held: 'Zurückgehalten',
    order: 'Auftrag',
    what: 'Was es ist',
    why: 'Warum er wartet',
    since: 'Seit',
    net: 'Netto',
    lines: (count: number, by: string) => (count === 1 ? `1 Position · ${by}` : `${count} Positionen · ${by}`),
    theirs: (number: string) => `dort ${number}`,
    noReady: 'Nichts ist zu berechnen',
    readyHint: 'Ein Auftrag steht hier, sobald seine Lieferung bestätigt ist.',
    noHeld: 'Nichts ist zurückgehalten',
    heldHint: 'Was jemand aus dem Lauf nimmt, steht hier mit dem Grund, bis es freigegeben wird.',
  },
})

const useBillables = (heldBack: boolean) =>
  useAsk(listBillables, { heldBack, entityId: useEntity()?.id, sort: 'suppliedOn', limit: 8 })

/** What goes into the next billing run. */
export function ReadyToBill() {
  const say = useWords(words)
  const by = useChannelWords()
  const { data, error } = useBillables(false)
  return (
    <WaitingList
      title={say.ready}
      heads={{ name: say.order, what: say.what, when: say.since, figure: say.net }}
      count={data?.count}
      problem={error}
      none={say.noReady}
      noneHint={say.readyHint}
      all={{ path: '/billing/waiting' }}
      rows={data?.rows.map((row) => ({
        id: row.orderId,
        path: '/billing/run',
        name: row.customerName,
        number: row.ourOrder,
        what: say.lines(row.lines, by[row.channel]),
        below: row.poNumber && say.theirs(row.poNumber),
        when: <Day of={row.suppliedOn} />,
        late: row.daysWaiting > 3,
        figure: <Money of={row.net} withCurrency />,
      }))}
    />
  )
}

/** What was kept out of the run, and why. */
export function HeldBack() {
  const say = useWords(words)
  const { data, error } = useBillables(true)
  return (
    <WaitingList
      title={say.held}
      heads={{ name: say.order, what: say.why, when: say.since, figure: say.net }}
      count={data?.count}
      problem={error}
      none={say.noHeld}
      noneHint={say.heldHint}
      all={{ path: '/billing/waiting', asking: { view: 'held' } }}
      rows={data?.rows.map((row) => ({
        id: row.orderId,
        path: '/billing/waiting',
        asking: { view: 'held' },
        name: row.customerName,
        number: row.ourOrder,
        what: row.heldBack?.reason,
        below: row.heldBack?.by,
        when: row.heldBack && <Day of={row.heldBack.on} />,
        figure: <Money of={row.net} withCurrency />,
      }))}
    />
  )
}
