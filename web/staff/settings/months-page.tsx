import { Button } from '@mantine/core'
import { closePeriod, listPeriods } from '#contracts/ledger'
import {
  Card,
  Day,
  StateChip,
  catalogue,
  done,
  localeOf,
  refused,
  useAsk,
  useDo,
  useLanguage,
  useToday,
  useWords,
} from '#web'
import { useMay, type Me } from '../session/me.ts'
import css from './settings.module.css'
import { Table } from './table.tsx'
import { useSellers } from './use-sellers.ts'

const words = catalogue({
  en: {
    line: 'Nothing is posted into a closed month any more; what becomes known late lands in the first open one and keeps its own day.',
    month: 'Month',
    state: 'State',
    since: 'Since',
    actions: 'What can be done',
    closed: 'closed',
    open: 'open',
    running: 'runs',
    close: (month: string) => `Close ${month}`,
    done: (month: string) => `${month} is closed`,
  },
  de: {
    line: 'In einen geschlossenen Monat wird nichts mehr gebucht; was spät bekannt wird, kommt in den ersten offenen und behält seinen Tag.',
    month: 'Monat',
    state: 'Stand',
    since: 'Seit',
    actions: 'Was möglich ist',
    closed: 'geschlossen',
    open: 'offen',
    running: 'läuft',
    close: (month: string) => `${month} schließen`,
    done: (month: string) => `${month} ist geschlossen`,
  },
})

// What is older is closed already, or holds nothing.
const shownMonths = 6

/** The months of the books, and which of them are closed. */
export const MonthsPage = () => useSellers().map((seller) => <MonthsCard key={seller.id} seller={seller} />)

function MonthsCard({ seller }: { seller: Me['entities'][number] }) {
  const say = useWords(words)
  const monthText = useMonthText()
  const may = useMay('period.close')
  const months = lastMonths(useToday())
  const { data } = useAsk(listPeriods, { entityId: seller.id })
  const close = useDo(closePeriod, { forget: [listPeriods], done: ({ month }) => done(say.done(monthText(month))) })
  if (!data) return null
  const closedAt = new Map(data.periods.map(({ month, closedAt: at }) => [month, at]))
  const stateOf = (month: string) => (closedAt.get(month) ? 'closed' : month === months[0] ? 'running' : 'open')
  // Months close in their order, so the one that can be closed is the earliest open one after the last closed.
  const lastClosed = months.findIndex((month) => stateOf(month) === 'closed')
  const next = lastClosed > 1 ? months[lastClosed - 1] : undefined
  const shown = lastClosed === -1 ? months : months.slice(0, lastClosed + 1)
  return (
    <Card title={seller.name} flush>
      <p className={css['line']}>{say.line}</p>
      <Table
        label={seller.name}
        heads={[
          { key: 'month', head: say.month },
          { key: 'state', head: say.state },
          { key: 'since', head: say.since },
          { key: 'actions', head: say.actions, isAction: true },
        ]}
        rows={shown.map((month) => {
          const state = stateOf(month)
          const at = closedAt.get(month)
          const offered = may && state === 'open' && (lastClosed === -1 || month === next)
          return {
            key: month,
            cells: [
              monthText(month),
              <StateChip key="state" tone={state === 'closed' ? 'settled' : 'quiet'}>
                {say[state]}
              </StateChip>,
              at ? <Day key="since" of={at.slice(0, 10)} /> : null,
              offered ? (
                <Button
                  key="close"
                  onClick={() => close.mutate({ asked: { entityId: seller.id, month } }, { onError: refused })}
                >
                  {say.close(monthText(month))}
                </Button>
              ) : null,
            ],
          }
        })}
      />
    </Card>
  )
}

function useMonthText() {
  const locale = localeOf(useLanguage())
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return (month: string) => format.format(new Date(`${month}T12:00:00Z`))
}

/** The first days of this month and of those before it, the latest first. */
function lastMonths(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: shownMonths }, (_, back) => {
    const count = year * 12 + month - 1 - back
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`
  })
}
