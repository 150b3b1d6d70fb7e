import { NativeSelect, SegmentedControl } from '@mantine/core'
import { Skeleton } from '@mantine/core'
import { readBoard } from '#contracts/insight'
import {
  Bar,
  Empty,
  Page,
  PageHead,
  Person,
  ProblemBox,
  catalogue,
  countText,
  dayText,
  useAddress,
  useAsk,
  useLanguage,
  useToday,
  useWords,
} from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { PipelineTabs } from '../pipeline/tabs.tsx'
import { useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import css from './board.module.css'
import { columnWords, pathOf, useWaits, type Board, type Card, type Column } from './board-words.ts'
import { wholeText } from './whole-text.ts'

const words = catalogue({
  en: {
    title: 'From the first word to the money',
    stuck: (sum: string) => `${sum} of sold work is stuck`,
    stuckMost: (sum: string, column: string) => `${sum} of sold work is stuck, most of it in ${column.toLowerCase()}`,
    flowing: 'Nothing that was sold is stuck',
    line: (currency: string) =>
      `Net of tax, ${currency}. Each part of a deal stands where it really is, so one deal can be in several columns.`,
    noRate: (units: string) => `What is in ${units} is not in the sums: no rate of exchange is known.`,
    median: (days: number) => (days === 1 ? 'median 1 day' : `median ${days} days`),
    since: 'since',
    due: 'due',
    days: (days: number) => (days === 1 ? '1 day' : `${days} days`),
    inDays: (days: number) => (days === 1 ? 'in 1 day' : `in ${days} days`),
    more: (count: string) => `${count} more`,
    leak: 'Leak',
    credited: 'credited',
    allowed: 'discounted',
    value: 'Largest first',
    age: 'Waiting longest',
    column: 'Column',
    lately: (day: string) => `since ${day}`,
    fresh: 'in time',
    slow: 'slow',
    late: 'stuck',
    disputed: 'disputed',
    none: 'Nothing stands here yet',
    noneHint: 'Leads, quotes, orders, bills and payments appear in the column where they stand.',
    mine: 'Mine',
    all: 'Everybody’s',
  },
  de: {
    title: 'Vom ersten Wort bis zum Geld',
    stuck: (sum: string) => `${sum} verkaufte Arbeit stecken fest`,
    stuckMost: (sum: string, column: string) => `${sum} verkaufte Arbeit stecken fest, das meiste in „${column}“`,
    flowing: 'Nichts Verkauftes steckt fest',
    line: (currency: string) =>
      `Netto, ${currency}. Jeder Teil eines Geschäfts steht, wo er wirklich ist; ein Geschäft kann in mehreren Spalten stehen.`,
    noRate: (units: string) => `Was in ${units} ist, fehlt in den Summen: kein Kurs ist bekannt.`,
    median: (days: number) => (days === 1 ? 'Median 1 Tag' : `Median ${days} Tage`),
    since: 'seit',
    due: 'fällig',
    days: (days: number) => (days === 1 ? '1 Tag' : `${days} Tage`),
    inDays: (days: number) => (days === 1 ? 'in 1 Tag' : `in ${days} Tagen`),
    more: (count: string) => `${count} weitere`,
    leak: 'Verlust',
    credited: 'gutgeschrieben',
    allowed: 'Skonto und Nachlass',
    value: 'Größte zuerst',
    age: 'Längste zuerst',
    column: 'Spalte',
    lately: (day: string) => `seit ${day}`,
    fresh: 'rechtzeitig',
    slow: 'langsam',
    late: 'fest',
    disputed: 'strittig',
    none: 'Hier steht noch nichts',
    noneHint: 'Kontakte, Angebote, Aufträge, Rechnungen und Zahlungen stehen in der Spalte, in der sie sind.',
    mine: 'Meine',
    all: 'Alle',
  },
})

/** Lead to paid on one page: where is the money stuck? */
export function BoardPage() {
  const say = useWords(words)
  const me = useMe()
  const entity = useEntity() ?? me.entities[0]
  const { values, change } = useAddress()
  const by = values['by'] === 'age' ? 'age' : 'value'
  const staffId = values['whose'] === 'mine' ? (me.staffId ?? undefined) : values['staff']
  const { data, error, refetch } = useAsk(
    readBoard,
    {
      entityId: entity?.id ?? '',
      by,
      ...(staffId ? { staffId } : {}),
      ...(values['customer'] ? { customerId: values['customer'] } : {}),
    },
    { enabled: entity !== undefined },
  )
  return (
    <Page>
      <PipelineTabs />
      <PageHead
        title={data ? <Finding board={data} /> : say.title}
        line={
          data &&
          `${say.line(data.currency)}${data.withoutRate.length > 0 ? ` ${say.noRate(data.withoutRate.join(', '))}` : ''}`
        }
      >
        <SegmentedControl
          size="xs"
          value={values['whose'] === 'mine' ? 'mine' : 'all'}
          onChange={(value) => change({ whose: value === 'mine' ? 'mine' : undefined })}
          data={[
            { value: 'all', label: say.all },
            { value: 'mine', label: say.mine },
          ]}
        />
        <SegmentedControl
          size="xs"
          value={by}
          onChange={(value) => change({ by: value === 'age' ? 'age' : undefined })}
          data={[
            { value: 'value', label: say.value },
            { value: 'age', label: say.age },
          ]}
        />
      </PageHead>
      {error && <ProblemBox problem={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={520} radius={8} />}
      {data?.columns.every(({ count }) => count === 0) && <Empty title={say.none}>{say.noneHint}</Empty>}
      {data && data.columns.some(({ count }) => count > 0) && <Columns board={data} />}
    </Page>
  )
}

function Finding({ board }: { board: Board }) {
  const say = useWords(words)
  const names = useWords(columnWords)
  const language = useLanguage()
  const sold = board.columns.filter(({ column }) => ['credit', 'order', 'delivered', 'invoiced'].includes(column))
  const stuckOf = ({ stuck, disputed }: Column) => Number(stuck.amount) + Number(disputed.amount)
  const sum = sold.reduce((all, each) => all + stuckOf(each), 0)
  const [most] = sold.toSorted((a, b) => stuckOf(b) - stuckOf(a))
  if (sum === 0 || !most) return say.flowing
  const text = wholeText(String(sum), language)
  return stuckOf(most) * 2 > sum ? say.stuckMost(text, names[most.column]) : say.stuck(text)
}

function Columns({ board }: { board: Board }) {
  const say = useWords(words)
  const names = useWords(columnWords)
  const { values, change } = useAddress()
  const chosen = board.columns.find(({ column }) => column === values['column'])?.column ?? 'invoiced'
  return (
    <>
      <NativeSelect
        className={css['choose']}
        aria-label={say.column}
        value={chosen}
        onChange={(event) => change({ column: event.currentTarget.value })}
        data={board.columns.map(({ column, count }) => ({ value: column, label: `${names[column]} (${count})` }))}
      />
      <div className={css['board']}>
        {board.columns.map((column) => (
          <BoardColumn key={column.column} column={column} board={board} chosen={column.column === chosen} />
        ))}
      </div>
    </>
  )
}

function BoardColumn({ column, board, chosen }: { column: Column; board: Board; chosen: boolean }) {
  const say = useWords(words)
  const names = useWords(columnWords)
  const language = useLanguage()
  const today = useToday()
  const share = (sum: { readonly amount: string }) => Number(sum.amount)
  const parts = [
    {
      label: say.fresh,
      share: share(column.fresh),
      tone: column.column === 'paid' ? ('settled' as const) : ('plain' as const),
    },
    { label: say.slow, share: share(column.slow), tone: 'waiting' as const },
    { label: say.late, share: share(column.stuck), tone: 'overdue' as const },
    { label: say.disputed, share: share(column.disputed), tone: 'question' as const },
  ].filter((part) => part.share > 0)
  const left = column.count - column.cards.length
  return (
    <section
      className={css['column']}
      data-column={column.column}
      data-chosen={chosen || undefined}
      aria-label={names[column.column]}
    >
      <header>
        <div className={css['name']}>
          <h2>{names[column.column]}</h2>
          <span className="num quiet">{countText(column.count, language)}</span>
        </div>
        <b className={`num ${css['sum'] ?? ''}`}>
          {column.column === 'lead' ? '–' : wholeText(column.net.amount, language)}
        </b>
        <Bar label={names[column.column]} parts={parts} />
        <p className="small quiet">
          {column.medianAge === null ? ' ' : say.median(Math.max(0, column.medianAge))}
          {column.column === 'paid' && ` · ${say.lately(dayText(board.paidFrom, language, today))}`}
        </p>
      </header>
      {column.column === 'paid' && <Leak board={board} />}
      <ul>
        {column.cards.map((card) => (
          <li key={card.id}>
            <BoardCard card={card} invoiced={column.column === 'invoiced'} />
          </li>
        ))}
      </ul>
      {left > 0 && <p className="small quiet">{say.more(countText(left, language))}</p>}
    </section>
  )
}

function Leak({ board: { leak } }: { board: Board }) {
  const say = useWords(words)
  const language = useLanguage()
  const sum = Number(leak.credited.amount) + Number(leak.allowed.amount)
  if (sum === 0) return null
  return (
    <dl className={css['leak']}>
      <div>
        <dt>
          <b>{say.leak}</b>
        </dt>
        <dd className="num">
          <b>{wholeText(String(sum), language)}</b>
        </dd>
      </div>
      <div>
        <dt>{say.credited}</dt>
        <dd className="num">{wholeText(leak.credited.amount, language)}</dd>
      </div>
      <div>
        <dt>{say.allowed}</dt>
        <dd className="num">{wholeText(leak.allowed.amount, language)}</dd>
      </div>
    </dl>
  )
}

function BoardCard({ card, invoiced }: { card: Card; invoiced: boolean }) {
  const say = useWords(words)
  const waits = useWaits()
  const language = useLanguage()
  const today = useToday()
  return (
    <article className={css['card']} data-state={card.state}>
      <WayTo path={pathOf(card)}>
        <span className={css['who']}>{card.customerName}</span>
      </WayTo>
      <span className={css['money']}>
        <b className="num">{card.net.amount === '0.00' ? '–' : wholeText(card.net.amount, language)}</b>
        {card.owner && <Person name={card.owner.name} small />}
      </span>
      <span className={css['waits']}>{waits(card)}</span>
      <span className={css['age']}>
        <span className="quiet">
          {invoiced ? say.due : say.since} {dayText(card.since, language, today)}
        </span>
        <b>{card.age < 0 ? say.inDays(-card.age) : say.days(card.age)}</b>
      </span>
    </article>
  )
}
