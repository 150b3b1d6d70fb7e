import { Skeleton } from '@mantine/core'
import { readAgeing } from '#contracts/ledger'
import {
  Bar,
  Card,
  Empty,
  Money,
  Page,
  PageHead,
  ProblemBox,
  catalogue,
  exactFigureText,
  fullDayText,
  useAsk,
  useLanguage,
  useWords,
  type Answer,
  type BarPart,
} from '#web'
import { useAsAt, useEntity } from '../session/place.ts'
import css from './insight.module.css'
import { InsightTabs } from './tabs.tsx'
import { WayTo } from './way-to.tsx'

const words = catalogue({
  en: {
    title: 'Ageing',
    finding: (amounts: string) => `${amounts} is overdue`,
    nothing: 'Nothing is overdue',
    asAt: (day: string) =>
      `As at ${day}, by the effective due day; a due day on a bank holiday counts on the next banking day.`,
    customer: 'Customer',
    not_due: 'Not due',
    d1_30: '1–30 days',
    d31_60: '31–60',
    d61_90: '61–90',
    over_90: 'Over 90',
    credits: 'Credit notes',
    unapplied: 'Not applied',
    total: 'Total',
    owed: (currency: string) => `Owed in ${currency}`,
    customers: (count: number) => (count === 1 ? '1 customer' : `${count} customers`),
    empty: 'Nobody owes anything',
    emptyHint: 'Invoices appear here from the day they are issued, and leave when they are settled.',
    cut: (shown: number, all: number) => `the ${shown} who owe most of ${all}; the sums are of all`,
  },
  de: {
    title: 'Altersstruktur',
    finding: (amounts: string) => `${amounts} sind überfällig`,
    nothing: 'Nichts ist überfällig',
    asAt: (day: string) => `Stand ${day}, nach wirksamer Fälligkeit; ein Feiertag der Bank zählt am nächsten Banktag.`,
    customer: 'Kunde',
    not_due: 'Nicht fällig',
    d1_30: '1–30 Tage',
    d31_60: '31–60',
    d61_90: '61–90',
    over_90: 'Über 90',
    credits: 'Gutschriften',
    unapplied: 'Nicht zugeordnet',
    total: 'Summe',
    owed: (currency: string) => `Offen in ${currency}`,
    customers: (count: number) => (count === 1 ? '1 Kunde' : `${count} Kunden`),
    empty: 'Niemand schuldet etwas',
    emptyHint: 'Rechnungen stehen hier ab dem Tag, an dem sie gestellt werden, bis sie ausgeglichen sind.',
    cut: (shown: number, all: number) => `die ${shown} größten von ${all}; die Summen sind von allen`,
  },
})

type Ageing = Answer<typeof readAgeing>
type Sum = Ageing['sums'][number]
type Row = Ageing['rows'][number]

/** Who owes what, by age, as at any day. Every segment and every figure opens the items that it is made of. */
export function AgeingPage() {
  const say = useWords(words)
  const language = useLanguage()
  const { data, error, isPending } = useAsk(readAgeing, { entityId: useEntity()?.id, asAt: useAsAt() })
  if (error) return <ProblemBox problem={error} />
  if (isPending || !data) return <Waiting title={say.title} />
  const late = data.sums.filter((sum) => !/^0*[.]?0*$/.test(sum.overdue.amount))
  const amounts = late.map((sum) => `${exactFigureText(sum.overdue.amount, language)} ${sum.currency}`).join(' · ')
  return (
    <Page>
      <InsightTabs />
      <PageHead
        title={late.length > 0 ? say.finding(amounts) : say.nothing}
        line={say.asAt(fullDayText(data.asAt, language))}
      />
      {data.sums.length === 0 ? (
        <Empty title={say.empty}>{say.emptyHint}</Empty>
      ) : (
        <div className={css['stack']}>
          {data.sums.map((sum) => (
            <CurrencyCard key={sum.currency} sum={sum} ageing={data} />
          ))}
        </div>
      )}
    </Page>
  )
}

const buckets = ['not_due', 'd1_30', 'd31_60', 'd61_90', 'over_90'] as const
const tones = { not_due: 'plain', d1_30: 'waiting', d31_60: 'overdue', d61_90: 'overdue', over_90: 'overdue' } as const
const columns = [...buckets, 'credits', 'unapplied', 'total'] as const

function CurrencyCard({ sum, ageing }: { sum: Sum; ageing: Ageing }) {
  const say = useWords(words)
  const rows = ageing.rows.filter((row) => row.total.currency === sum.currency)
  const parts = buckets.map((bucket): BarPart => ({
    label: say[bucket],
    share: Number(sum[bucket].amount),
    tone: tones[bucket],
    value: <Money of={sum[bucket]} />,
  }))
  const beside = rows.length < sum.customers ? say.cut(rows.length, sum.customers) : say.customers(sum.customers)
  return (
    <Card title={say.owed(sum.currency)} beside={beside}>
      <Bar label={say.owed(sum.currency)} parts={parts} legend />
      <div className={css['scroll']}>
        <table className={css['table']}>
          <thead>
            <tr>
              <th>{say.customer}</th>
              {columns.map((column) => (
                <th key={column} data-figure>
                  {say[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <CustomerRow key={row.customerId} row={row} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{say.customers(sum.customers)}</td>
              {columns.map((column) => (
                <td key={column} data-figure>
                  <Money of={sum[column]} />
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </Card>
  )
}

/** The ages that a bucket's figure opens in the list of open items. */
const range: Readonly<Record<string, { lateBy?: string; lateAtMost?: string; notDue?: string }>> = {
  not_due: { notDue: 'true' },
  d1_30: { lateBy: '0', lateAtMost: '30' },
  d31_60: { lateBy: '30', lateAtMost: '60' },
  d61_90: { lateBy: '60', lateAtMost: '90' },
  over_90: { lateBy: '90' },
}

function CustomerRow({ row }: { row: Row }) {
  return (
    <tr>
      <td>
        <WayTo path={`/customers/${row.customerId}`}>{row.customerName}</WayTo>{' '}
        <span className={css['quiet']}>{row.customerNumber}</span>
      </td>
      {columns.map((column) => (
        <td
          key={column}
          data-figure
          data-late={
            tones[column as keyof typeof tones] === 'overdue' && !isNothing(row[column].amount) ? true : undefined
          }
        >
          <WayTo path="/insight/open-items" asking={{ customerId: row.customerId, ...range[column] }}>
            <Money of={row[column]} />
          </WayTo>
        </td>
      ))}
    </tr>
  )
}

const isNothing = (amount: string) => /^-?[0.]*$/.test(amount)

function Waiting({ title }: { title: string }) {
  return (
    <Page>
      <InsightTabs />
      <PageHead title={title} />
      <Skeleton height={220} radius={8} />
    </Page>
  )
}
