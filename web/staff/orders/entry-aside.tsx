import {
  Bar,
  Card,
  Day,
  Money,
  StateChip,
  SumLine,
  SumLines,
  dayText,
  exactFigureText,
  useLanguage,
  useToday,
  useWords,
} from '#web'
import { entryWords } from './entry-words.ts'
import { useOrderWords, useReleaseText } from './order-words.ts'
import css from './orders.module.css'
import type { Basis, Checked } from './use-entry.ts'
import { WayTo } from '../insight/way-to.tsx'

/** What the order means: room of credit before and after, the day it would be due, and what it earns. */
export function EntryAside({ checked, basis }: { checked: Checked | undefined; basis: Basis }) {
  return (
    <aside className={css['stack']}>
      {checked && <CreditCard credit={checked.credit} />}
      {checked && <DueCard due={checked.due} />}
      {checked?.margin && <MarginCard margin={checked.margin} />}
      <LastOrders basis={basis} />
    </aside>
  )
}

function CreditCard({ credit }: { credit: Checked['credit'] }) {
  const say = useWords(entryWords)
  const names = useOrderWords()
  const language = useLanguage()
  const releaseText = useReleaseText()
  const isShort = credit.headroomAfter.amount.startsWith('-')
  const share = (of: { amount: string }) => Math.max(0, Number(of.amount))
  const { parts } = credit
  const bars = [
    { label: names.openInvoices, of: parts.openInvoices, tone: 'plain' as const },
    { label: names.unbilled, of: parts.unbilled, tone: 'plain-2' as const },
    { label: names.orders, of: parts.orders, tone: 'plain-3' as const },
    { label: names.thisOrder, of: credit.order, tone: 'this' as const },
  ].filter(({ of }) => share(of) > 0)
  return (
    <Card
      title={say.credit}
      beside={
        <StateChip tone={credit.verdict === 'passed' ? 'settled' : 'overdue'}>
          {credit.verdict === 'passed' ? say.passes : say.waits}
        </StateChip>
      }
    >
      <p>
        <b className={`${css['big']} num`}>{exactFigureText(credit.headroomAfter.amount, language)}</b>{' '}
        <span className="small quiet">{isShort ? say.shortBy : say.headroomAfter}</span>
      </p>
      <Bar
        label={say.credit}
        legend
        whole={Math.max(share(credit.limit ?? credit.exposureAfter), share(credit.exposureAfter))}
        parts={bars.map(({ label, of, tone }) => ({ label, share: share(of), tone, value: <Money of={of} /> }))}
      />
      <SumLines>
        <SumLine label={say.exposureAfter} value={<Money of={credit.exposureAfter} showZero />} total />
      </SumLines>
      <p className="small quiet">
        {credit.limit ? say.limit(exactFigureText(credit.limit.amount, language)) : say.noLimit}
      </p>
      {credit.releases.map((release) => (
        <p key={release.reason} className="small">
          {releaseText(release)}.
        </p>
      ))}
    </Card>
  )
}

function DueCard({ due }: { due: Checked['due'] }) {
  const say = useWords(entryWords)
  const language = useLanguage()
  const today = useToday()
  const shown = (day: string) => dayText(day, language, today)
  return (
    <Card title={say.due}>
      <p className={css['big']}>
        <Day of={due.dueOn} full />
      </p>
      <p className="small quiet">{say.dueIf(shown(due.billedOn))}</p>
      {due.effectiveDueOn !== due.dueOn && <p className="small quiet">{say.effective(shown(due.effectiveDueOn))}</p>}
      {due.discount && (
        <p className="small quiet">
          {say.pays(exactFigureText(due.discount.pays.amount, language), shown(due.discount.until))}
        </p>
      )}
    </Card>
  )
}

function MarginCard({ margin }: { margin: NonNullable<Checked['margin']> }) {
  const say = useWords(entryWords)
  const language = useLanguage()
  return (
    <Card title={say.margin}>
      <p>
        <b className={`${css['big']} num`}>{exactFigureText(margin.amount.amount, language)}</b>{' '}
        <span className="small quiet">{exactFigureText(margin.percent, language)} %</span>
      </p>
    </Card>
  )
}

function LastOrders({ basis }: { basis: Basis }) {
  const say = useWords(entryWords)
  if (basis.lastOrders.length === 0) return null
  return (
    <Card title={say.lastOrders}>
      <SumLines>
        {basis.lastOrders.map((order) => (
          <SumLine
            key={order.id}
            label={
              <span className="link">
                <WayTo path={`/orders/${order.id}`}>
                  <Day of={order.dealOn} /> · {order.what}
                </WayTo>
              </span>
            }
            value={<Money of={order.gross} />}
          />
        ))}
      </SumLines>
    </Card>
  )
}
