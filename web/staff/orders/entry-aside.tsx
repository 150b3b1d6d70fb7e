import { ActionIcon } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
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
import type { Basis, Checked, EntryLine } from './use-entry.ts'
import { WayTo } from '../insight/way-to.tsx'

type AsideProps = {
  readonly checked: Checked | undefined
  readonly basis: Basis
  readonly take: (line: Pick<EntryLine, 'productId' | 'name' | 'quantity'>) => void
}

/** What the order means: room of credit before and after, the day it would be due, and what it earns. */
export function EntryAside({ checked, basis, take }: AsideProps) {
  return (
    <aside className={css['stack']}>
      {checked && <CreditCard credit={checked.credit} />}
      {checked && <DueCard due={checked.due} habit={basis.habit} />}
      {checked?.margin && <MarginCard margin={checked.margin} lines={checked.lines} />}
      <UsualBasket basis={basis} take={take} />
      <LastOrders basis={basis} />
    </aside>
  )
}

function CreditCard({ credit }: { credit: Checked['credit'] }) {
  const say = useWords(entryWords)
  const names = useOrderWords()
  const language = useLanguage()
  const today = useToday()
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
      {credit.uncountedUntil && (
        <p className="small">{say.inactiveCredit(dayText(credit.uncountedUntil, language, today))}</p>
      )}
      {credit.releases.map((release) => (
        <p key={release.reason} className="small">
          {releaseText(release)}.
        </p>
      ))}
    </Card>
  )
}

function DueCard({ due, habit }: { due: Checked['due']; habit: Basis['habit'] }) {
  const say = useWords(entryWords)
  const language = useLanguage()
  const today = useToday()
  const shown = (day: string) => dayText(day, language, today)
  const expected = habit && {
    on: daysAfter(due.billedOn, habit.usualDay),
    from: daysAfter(due.billedOn, habit.usualFrom),
    until: daysAfter(due.billedOn, habit.usualUntil),
  }
  return (
    <Card title={expected ? say.expected : say.due}>
      {expected && (
        <>
          <p className={css['big']}>
            <Day of={expected.on} full />
          </p>
          <p className="small quiet">
            {say.expectedBand(shown(expected.from), shown(expected.until))}, {say.expectedIf(shown(due.billedOn))}
          </p>
          <p className="small" style={{ marginTop: 6 }}>
            {say.due}:
          </p>
        </>
      )}
      <p className={expected ? '' : css['big']}>
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

/** A day so many days later; days have no hours here. */
const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

function MarginCard({ margin, lines }: { margin: NonNullable<Checked['margin']>; lines: Checked['lines'] }) {
  const say = useWords(entryWords)
  const language = useLanguage()
  return (
    <Card title={say.margin}>
      <p>
        <b className={`${css['big']} num`}>{exactFigureText(margin.amount.amount, language)}</b>{' '}
        <span className="small quiet">{exactFigureText(margin.percent, language)} %</span>
      </p>
      <SumLines>
        {lines.map(
          (line, index) =>
            line.margin && (
              <SumLine key={`${line.productId} ${index}`} label={line.description} value={<Money of={line.margin} />} />
            ),
        )}
      </SumLines>
    </Card>
  )
}

function UsualBasket({ basis, take }: Pick<AsideProps, 'basis' | 'take'>) {
  const say = useWords(entryWords)
  const language = useLanguage()
  const today = useToday()
  if (basis.basket.length === 0) return null
  return (
    <Card title={say.basketTitle}>
      {basis.basket.map((usual) => (
        <div key={usual.productId} className={css['usual']}>
          <span>
            {exactFigureText(usual.quantity, language)} {usual.name}
            <span className="small quiet">
              {say.rhythm(usual.orders, usual.everyDays, dayText(usual.lastOn, language, today))}
            </span>
          </span>
          <ActionIcon variant="default" aria-label={say.takeOne(usual.name)} onClick={() => take(usual)}>
            <IconPlus size={14} />
          </ActionIcon>
        </div>
      ))}
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
