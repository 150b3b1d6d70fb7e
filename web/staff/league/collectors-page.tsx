import { Button, Skeleton } from '@mantine/core'
import { listCollectorDocuments, readCollectors } from '#contracts/insight'
import {
  Card,
  Empty,
  Page,
  PageHead,
  Person,
  ProblemBox,
  catalogue,
  figureText,
  fullDayText,
  useAddress,
  useAsk,
  useAskList,
  useLanguage,
  useToday,
  useWords,
  type Answer,
} from '#web'
import { nextQuarter, previousQuarter } from '../pay/quarter.ts'
import { useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { BehindSheet } from './behind-drawer.tsx'
import css from './league.module.css'
import { PeopleTabs } from './tabs.tsx'

const words = catalogue({
  en: {
    title: 'Collectors and their accounts',
    line: (from: string, through: string, currency: string) =>
      `${from} to ${through}, ${currency}, gross, by value day; accounts as they are assigned today. By name: nobody chose his accounts, so nobody is ranked.`,
    previous: 'Quarter before',
    next: 'Quarter after',
    person: 'Collector',
    accounts: 'Accounts',
    prompt: 'In, at most 10 days after due',
    slow: 'In, later',
    overdue: 'Overdue, undisputed',
    cases: 'Disputes inside their clock',
    report: 'Report: signed, accepted, paid',
    of: (part: number, whole: number) => `${part} of ${whole}`,
    days: (days: number, accounts: number) =>
      `${accounts === 1 ? '1 account' : `${accounts} accounts`}, oldest ${days === 1 ? '1 day' : `${days} days`}`,
    none: 'Nobody has accounts yet',
    noneHint: 'A customer’s page names the collector; from then on his money stands here.',
    collected: 'Came in',
    behind: (name: string, what: string) => `${name}: ${what}`,
  },
  de: {
    title: 'Sachbearbeiter und ihre Konten',
    line: (from: string, through: string, currency: string) =>
      `${from} bis ${through}, ${currency}, brutto, nach Wertstellung; Konten wie heute zugeteilt. Nach Namen: niemand hat sich seine Konten ausgesucht, also gibt es keinen Rang.`,
    previous: 'Quartal davor',
    next: 'Quartal danach',
    person: 'Sachbearbeiter',
    accounts: 'Konten',
    prompt: 'Eingang bis 10 Tage nach Fälligkeit',
    slow: 'Eingang später',
    overdue: 'Überfällig, unbestritten',
    cases: 'Reklamationen in der Frist',
    report: 'Bericht: gezeichnet, angenommen, bezahlt',
    of: (part: number, whole: number) => `${part} von ${whole}`,
    days: (days: number, accounts: number) =>
      `${accounts === 1 ? '1 Konto' : `${accounts} Konten`}, älteste ${days === 1 ? '1 Tag' : `${days} Tage`}`,
    none: 'Noch hat niemand Konten',
    noneHint: 'Die Seite eines Kunden nennt, wer ihn betreut; ab dann steht sein Geld hier.',
    collected: 'Eingegangen',
    behind: (name: string, what: string) => `${name}: ${what}`,
  },
})

type Collectors = Answer<typeof readCollectors>
type Row = Collectors['rows'][number]
const cells = ['collected', 'overdue', 'cases'] as const
type Cell = (typeof cells)[number]

/** What came in on each collector's accounts, and what is overdue; a click lists the documents. */
export function CollectorsPage() {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  const { entities } = useMe()
  const entity = useEntity() ?? entities[0]
  const { values, change } = useAddress()
  const asked = { entityId: entity?.id ?? '', quarter: values['quarter'] }
  const { data, error } = useAsk(readCollectors, asked, { enabled: entity !== undefined })
  if (error) return <ProblemBox problem={error} />
  if (!data || !entity) return <Skeleton height={280} radius={8} />
  const cell = cells.find((each) => each === values['cell'])
  return (
    <Page>
      <PeopleTabs />
      <PageHead
        title={say.title}
        line={say.line(fullDayText(data.from, language), fullDayText(data.through, language), data.currency)}
      >
        <Button variant="default" onClick={() => change({ quarter: previousQuarter(data.from), cell: undefined })}>
          {say.previous}
        </Button>
        <Button
          variant="default"
          disabled={nextQuarter(data.from) > today}
          onClick={() => change({ quarter: nextQuarter(data.from), cell: undefined })}
        >
          {say.next}
        </Button>
      </PageHead>
      {data.rows.length === 0 ? (
        <Empty title={say.none}>{say.noneHint}</Empty>
      ) : (
        <CollectorTable rows={data.rows} open={(what, person) => change({ cell: what, person })} />
      )}
      {cell && (
        <Behind
          collectors={data}
          entityId={entity.id}
          cell={cell}
          staffId={values['person']}
          close={() => change({ cell: undefined, person: undefined })}
        />
      )}
    </Page>
  )
}

type TableProps = { readonly rows: readonly Row[]; readonly open: (cell: Cell, staffId: string) => void }

function CollectorTable({ rows, open }: TableProps) {
  const say = useWords(words)
  return (
    <Card flush>
      <table className={css['league']}>
        <thead>
          <tr>
            <th>{say.person}</th>
            <th data-figure>{say.accounts}</th>
            <th data-figure>{say.prompt}</th>
            <th data-figure>{say.slow}</th>
            <th data-figure>{say.overdue}</th>
            <th data-figure>{say.cases}</th>
            <th data-figure>{say.report}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CollectorRow key={row.staffId} row={row} open={open} />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function CollectorRow({ row, open }: { row: Row; open: TableProps['open'] }) {
  const say = useWords(words)
  const language = useLanguage()
  const cell = (what: Cell, label: string, text: string, below?: string) => (
    <td data-figure data-label={label}>
      <button type="button" className={css['open']} onClick={() => open(what, row.staffId)}>
        <span className={css['unseen']}>
          {row.name}, {label}:{' '}
        </span>
        {text}
        {below && <small>{below}</small>}
      </button>
    </td>
  )
  return (
    <tr>
      <td className={css['who']}>
        <Person name={row.name} />
      </td>
      <td data-figure data-label={say.accounts}>
        {row.accounts}
      </td>
      {cell('collected', say.prompt, figureText(row.prompt.amount, language))}
      {cell('collected', say.slow, figureText(row.slow.amount, language))}
      {cell(
        'overdue',
        say.overdue,
        figureText(row.overdue.amount, language),
        row.overdueAccounts > 0 ? say.days(row.oldestDays, row.overdueAccounts) : undefined,
      )}
      {cell('cases', say.cases, row.cases === 0 ? '–' : say.of(row.casesInTime, row.cases))}
      <td data-figure data-label={say.report}>
        {[row.signed, row.accepted, row.paidLines].join(' · ')}
      </td>
    </tr>
  )
}

type BehindProps = {
  readonly collectors: Collectors
  readonly entityId: string
  readonly cell: Cell
  readonly staffId: string | undefined
  readonly close: () => void
}

function Behind({ collectors, entityId, cell, staffId, close }: BehindProps) {
  const say = useWords(words)
  const asked = { entityId, quarter: collectors.from, cell, staffId, limit: 100 } as const
  const source = useAskList(listCollectorDocuments, asked)
  const name = collectors.rows.find((row) => row.staffId === staffId)?.name ?? ''
  return (
    <BehindSheet
      title={say.behind(name, say[cell])}
      source={source}
      cell={cell}
      currency={collectors.currency}
      close={close}
    />
  )
}
