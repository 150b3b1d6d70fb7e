import { listStatements } from '#contracts/cash'
import {
  Day,
  Empty,
  List,
  Money,
  Page,
  PageHead,
  StateChip,
  catalogue,
  useAskList,
  useListState,
  useWords,
  type Answer,
  type Column,
  type ListView,
} from '#web'
import { useEntity } from '../session/place.ts'
import { CashTabs } from './tabs.tsx'

const words = catalogue({
  en: {
    title: 'Statements',
    line: 'Each statement begins where the one before it ended; where it does not, lines were never loaded.',
    one: 'statement',
    many: 'statements',
    all: 'All',
    gaps: 'With a gap before',
    account: 'Account',
    number: 'Number',
    days: 'Days',
    opening: 'Opening',
    closing: 'Closing',
    lines: 'Lines',
    fresh: 'New',
    state: 'State',
    file: 'File',
    missing: 'missing before it',
    follows: '✓ follows',
    proven: 'adds up',
    open: 'no balances',
    none: 'No statement is loaded',
    noneHint: 'Load a bank file at the desk; each of its statements appears here.',
  },
  de: {
    title: 'Auszüge',
    line: 'Jeder Auszug beginnt, wo der vorige endete; wo nicht, wurden Zeilen nie geladen.',
    one: 'Auszug',
    many: 'Auszüge',
    all: 'Alle',
    gaps: 'Mit Lücke davor',
    account: 'Konto',
    number: 'Nummer',
    days: 'Tage',
    opening: 'Anfang',
    closing: 'Ende',
    lines: 'Zeilen',
    fresh: 'Neu',
    state: 'Stand',
    file: 'Datei',
    missing: 'fehlt davor',
    follows: '✓ schließt an',
    proven: 'geht auf',
    open: 'ohne Salden',
    none: 'Kein Auszug ist geladen',
    noneHint: 'Laden Sie eine Bankdatei am Arbeitsplatz; jeder ihrer Auszüge erscheint hier.',
  },
})

type Row = Answer<typeof listStatements>['rows'][number]

/** The statements of all accounts, and where one is missing between them. */
export function StatementsPage() {
  const say = useWords(words)
  const views: ListView[] = [
    { key: 'all', title: say.all },
    { key: 'gaps', title: say.gaps, filters: { withGap: 'true' } },
  ]
  const state = useListState(views)
  const source = useAskList(listStatements, {
    withGap: state.filters['withGap'] === 'true' ? true : undefined,
    bankAccountId: state.filters['bankAccountId'],
    entityId: useEntity()?.id,
  })
  return (
    <Page fill>
      <CashTabs />
      <PageHead title={say.title} line={say.line} />
      <List
        name="bank-statements"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={useColumns()}
        idOf={(row) => row.id}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
    </Page>
  )
}

function useColumns(): Column<Row>[] {
  const say = useWords(words)
  return [
    { key: 'account', head: say.account, cell: (row) => row.accountName, width: 'rest', phone: 'title' },
    { key: 'number', head: say.number, cell: (row) => row.statementNumber, width: 130 },
    {
      key: 'days',
      head: say.days,
      cell: (row) => (
        <>
          <Day of={row.fromOn} />
          {row.fromOn !== row.throughOn && (
            <>
              –<Day of={row.throughOn} />
            </>
          )}
        </>
      ),
      width: 150,
      phone: 'aside',
    },
    { key: 'state', head: say.state, cell: (row) => <State row={row} />, width: 200, phone: 'line' },
    { key: 'file', head: say.file, cell: (row) => row.fileName, width: 190 },
    { key: 'lines', head: say.lines, cell: (row) => row.lines, figures: true, width: 70 },
    { key: 'newLines', head: say.fresh, cell: (row) => row.newLines, figures: true, width: 70 },
    {
      key: 'opening',
      head: say.opening,
      cell: (row) => row.opening && <Money of={row.opening} showZero />,
      figures: true,
      width: 130,
    },
    {
      key: 'closing',
      head: say.closing,
      cell: (row) => row.closing && <Money of={row.closing} showZero />,
      figures: true,
      width: 130,
      phone: 'figure',
    },
  ]
}

function State({ row }: { readonly row: Row }) {
  const say = useWords(words)
  if (row.gap)
    return (
      <StateChip tone="overdue">
        <Money of={row.gap} /> {say.missing}
      </StateChip>
    )
  if (row.balanced === null) return <StateChip tone="quiet">{say.open}</StateChip>
  return <StateChip tone="settled">{say.follows}</StateChip>
}
