import { readAgeing } from '#contracts/ledger'
import {
  Bar,
  Card,
  HeadFigure,
  HeadFigures,
  Money,
  ProblemBox,
  SumLine,
  SumLines,
  catalogue,
  useAsk,
  useWords,
  type Answer,
  type BarPart,
} from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useAsAt, useEntity } from '../session/place.ts'
import type { Customer } from './customer.ts'
import css from './customers.module.css'

const words = catalogue({
  en: {
    owed: (currency: string) => `owed, ${currency}`,
    overdue: 'overdue',
    unapplied: 'received, not applied',
    credits: 'credit notes not applied',
    byAge: 'Owed by age',
    nothing: 'Nothing is open.',
    not_due: 'not due',
    d1_30: '1–30 days late',
    d31_60: '31–60 days late',
    d61_90: '61–90 days late',
    over_90: 'over 90 days late',
    total: 'Owed',
  },
  de: {
    owed: (currency: string) => `offen, ${currency}`,
    overdue: 'überfällig',
    unapplied: 'erhalten, nicht zugeordnet',
    credits: 'Gutschriften, nicht zugeordnet',
    byAge: 'Offen nach Alter',
    nothing: 'Nichts ist offen.',
    not_due: 'nicht fällig',
    d1_30: '1–30 Tage überfällig',
    d31_60: '31–60 Tage überfällig',
    d61_90: '61–90 Tage überfällig',
    over_90: 'über 90 Tage überfällig',
    total: 'Offen',
  },
})

type Row = Answer<typeof readAgeing>['rows'][number]

/** What the customer owes: the figures first, then what they are made of, a card for each currency. */
export function MoneyCards({ customer }: { customer: Customer }) {
  const say = useWords(words)
  const { data, error } = useAsk(readAgeing, {
    customerId: customer.id,
    entityId: useEntity()?.id,
    asAt: useAsAt(),
  })
  if (error) return <ProblemBox problem={error} />
  if (!data) return null
  const rows = data.rows.toSorted((a, b) => ownFirst(customer.currency, a) - ownFirst(customer.currency, b))
  const [first] = rows
  return (
    <>
      {first && <Figures row={first} />}
      {rows.length === 0 && (
        <Card title={say.byAge}>
          <p className="quiet">{say.nothing}</p>
        </Card>
      )}
      <div className={css['halves']}>
        {rows.map((row) => (
          <AgeCard key={row.total.currency} row={row} customerId={customer.id} />
        ))}
      </div>
    </>
  )
}

const ownFirst = (currency: string, row: Row) => (row.total.currency === currency ? 0 : 1)

function Figures({ row }: { row: Row }) {
  const say = useWords(words)
  const isLate = !isNothing(row.overdue.amount)
  return (
    <HeadFigures>
      <HeadFigure value={<Money of={row.total} />} label={say.owed(row.total.currency)} />
      <HeadFigure
        value={
          <span className={isLate ? css['late'] : undefined}>
            <Money of={row.overdue} />
          </span>
        }
        label={say.overdue}
      />
      <HeadFigure value={<Money of={row.unapplied} />} label={say.unapplied} />
    </HeadFigures>
  )
}

const buckets = ['not_due', 'd1_30', 'd31_60', 'd61_90', 'over_90'] as const
const tones = { not_due: 'plain', d1_30: 'waiting', d31_60: 'overdue', d61_90: 'overdue', over_90: 'overdue' } as const

/** The ages that a line opens in the list of open items. */
const range = {
  not_due: { notDue: 'true' },
  d1_30: { lateBy: '0', lateAtMost: '30' },
  d31_60: { lateBy: '30', lateAtMost: '60' },
  d61_90: { lateBy: '60', lateAtMost: '90' },
  over_90: { lateBy: '90' },
} as const

function AgeCard({ row, customerId }: { row: Row; customerId: string }) {
  const say = useWords(words)
  const shown = buckets.filter((bucket) => !isNothing(row[bucket].amount))
  const parts = shown.map((bucket): BarPart => ({
    label: say[bucket],
    share: Number(row[bucket].amount),
    tone: tones[bucket],
  }))
  const lines = [...shown, ...(['credits', 'unapplied'] as const).filter((part) => !isNothing(row[part].amount))]
  return (
    <Card title={say.byAge} beside={row.total.currency}>
      <Bar label={say.byAge} parts={parts} />
      <SumLines>
        {lines.map((part) => (
          <SumLine
            key={part}
            label={
              part === 'credits' || part === 'unapplied' ? (
                say[part]
              ) : (
                <WayTo path="/insight/open-items" asking={{ customerId, ...range[part] }}>
                  {say[part]}
                </WayTo>
              )
            }
            value={<Money of={row[part]} />}
          />
        ))}
        <SumLine label={say.total} value={<Money of={row.total} showZero />} total />
      </SumLines>
    </Card>
  )
}

const isNothing = (amount: string) => /^-?[0.]*$/.test(amount)
