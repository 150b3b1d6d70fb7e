import { Button, Select, TextInput } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { statementPaper } from '#contracts/billing'
import { readAgeing, readStatement } from '#contracts/ledger'
import { readCustomer } from '#contracts/parties'
import {
  Card,
  Day,
  Empty,
  Money,
  Page,
  PageHead,
  ProblemBox,
  SumLine,
  SumLines,
  addressOf,
  catalogue,
  fullDayText,
  useAddress,
  useAsk,
  useLanguage,
  useWords,
  type Answer,
} from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMe } from '../session/me.ts'
import css from './customers.module.css'

const words = catalogue({
  en: {
    title: (name: string) => `Statement of ${name}`,
    line: (day: string) => `Open items as at ${day}. It says what is open and asks for nothing.`,
    entity: 'From',
    currency: 'Currency',
    asAt: 'As at',
    pdf: 'PDF',
    document: 'Document',
    issued: 'Issued',
    due: 'Due',
    late: 'Days late',
    original: 'Original',
    settled: 'Paid, credited',
    open: 'Open',
    items: 'Owed',
    given: 'Credits and money not applied',
    credits: 'credit notes',
    unapplied: 'received, not applied',
    receipt: 'payment received',
    total: 'Total',
    ageing: 'By age',
    not_due: 'not due',
    d1_30: '1–30 days late',
    d31_60: '31–60 days late',
    d61_90: '61–90 days late',
    over_90: 'over 90 days late',
    none: 'Nothing was open on that day',
    noneHint: 'Choose another day, another of our companies or another currency.',
  },
  de: {
    title: (name: string) => `Kontoauszug von ${name}`,
    line: (day: string) => `Offene Posten, Stand ${day}. Er sagt, was offen ist, und fordert nichts.`,
    entity: 'Von',
    currency: 'Währung',
    asAt: 'Stand',
    pdf: 'PDF',
    document: 'Beleg',
    issued: 'Ausgestellt',
    due: 'Fällig',
    late: 'Tage überfällig',
    original: 'Betrag',
    settled: 'Bezahlt, gutgeschrieben',
    open: 'Offen',
    items: 'Offen',
    given: 'Gutschriften und nicht zugeordnetes Geld',
    credits: 'Gutschriften',
    unapplied: 'erhalten, nicht zugeordnet',
    receipt: 'Zahlungseingang',
    total: 'Summe',
    ageing: 'Nach Alter',
    not_due: 'nicht fällig',
    d1_30: '1–30 Tage überfällig',
    d31_60: '31–60 Tage überfällig',
    d61_90: '61–90 Tage überfällig',
    over_90: 'über 90 Tage überfällig',
    none: 'An diesem Tag war nichts offen',
    noneHint: 'Wählen Sie einen anderen Tag, eine andere unserer Firmen oder eine andere Währung.',
  },
})

const route = getRouteApi('/frame/customers/$customerId/statement')

type Statement = Answer<typeof readStatement>
type Line = Statement['items'][number]

/** The account as the customer would get it on paper: one of our companies, one currency, one day. */
export function StatementPage() {
  const say = useWords(words)
  const language = useLanguage()
  const { customerId } = route.useParams()
  const { entities, today } = useMe()
  const { values, change } = useAddress()
  const customer = useAsk(readCustomer, { customerId }).data
  const ageing = useAsk(readAgeing, { customerId }).data
  const entityId = values['entity'] ?? entities[0]?.id ?? ''
  const currency = values['currency'] ?? customer?.currency ?? ''
  const asAt = values['asAt'] ?? today
  const currencies = [
    ...new Set([customer?.currency ?? '', ...(ageing?.rows.map((row) => row.total.currency) ?? [])]),
  ].filter(Boolean)
  const asked = { customerId, entityId, currency, asAt }
  const { data, error } = useAsk(readStatement, asked, { enabled: currency !== '' && entityId !== '' })
  return (
    <Page>
      <PageHead
        title={customer ? <WayTo path={`/customers/${customerId}`}>{say.title(customer.name)}</WayTo> : '…'}
        windowTitle={customer ? say.title(customer.name) : ''}
        line={say.line(fullDayText(asAt, language))}
      >
        <Button
          component="a"
          variant="filled"
          href={addressOf(statementPaper, asked)}
          target="_blank"
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
        >
          {say.pdf}
        </Button>
      </PageHead>
      <div className={css['tools']}>
        <Select
          label={say.entity}
          allowDeselect={false}
          data={entities.map(({ id, name }) => ({ value: id, label: name }))}
          value={entityId}
          onChange={(entity) => change({ entity: entity ?? undefined })}
        />
        <Select
          label={say.currency}
          allowDeselect={false}
          w={110}
          data={currencies}
          value={currency || null}
          onChange={(chosen) => change({ currency: chosen ?? undefined })}
        />
        <TextInput
          label={say.asAt}
          type="date"
          max={today}
          value={asAt}
          onChange={(event) => change({ asAt: event.currentTarget.value || undefined })}
        />
      </div>
      {error && <ProblemBox problem={error} />}
      {data && <Shown statement={data} />}
    </Page>
  )
}

function Shown({ statement }: { statement: Statement }) {
  const say = useWords(words)
  if (statement.items.length + statement.credits.length === 0) return <Empty title={say.none}>{say.noneHint}</Empty>
  return (
    <div className={css['column']}>
      {statement.items.length > 0 && <Lines title={say.items} lines={statement.items} />}
      {statement.credits.length > 0 && <Lines title={say.given} lines={statement.credits} />}
      <div className={css['halves']}>
        <Card title={say.ageing} beside={statement.currency}>
          <SumLines>
            {(['not_due', 'd1_30', 'd31_60', 'd61_90', 'over_90'] as const).map((bucket) => (
              <SumLine key={bucket} label={say[bucket]} value={<Money of={statement.ageing[bucket]} />} />
            ))}
            {(['credits', 'unapplied'] as const)
              .filter((part) => !/^-?[0.]*$/.test(statement.ageing[part].amount))
              .map((part) => (
                <SumLine key={part} label={say[part]} value={<Money of={statement.ageing[part]} />} />
              ))}
            <SumLine label={say.total} value={<Money of={statement.total} showZero />} total />
          </SumLines>
        </Card>
      </div>
    </div>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  const say = useWords(words)
  return (
    <Card title={title} flush>
      <table>
        <thead>
          <tr>
            <th>{say.document}</th>
            <th className={css['wideOnly']}>{say.issued}</th>
            <th className={css['wideOnly']}>{say.due}</th>
            <th className="num">{say.late}</th>
            <th className={`num ${css['wideOnly']}`}>{say.original}</th>
            <th className={`num ${css['wideOnly']}`}>{say.settled}</th>
            <th className="num">{say.open}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.number + line.issuedOn} line={line} />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function LineRow({ line }: { line: Line }) {
  const say = useWords(words)
  return (
    <tr>
      <td>
        {line.documentId ? (
          <WayTo path={`/billing/${line.documentId}`}>{line.number}</WayTo>
        ) : (
          `${say.receipt} ${line.number}`
        )}
        {line.reference !== null && <div className="small quiet">{line.reference}</div>}
      </td>
      <td className={css['wideOnly']}>
        <Day of={line.issuedOn} />
      </td>
      <td className={css['wideOnly']}>{line.dueOn !== null && <Day of={line.dueOn} />}</td>
      <td className="num">{line.daysLate > 0 ? <span className={css['late']}>{line.daysLate}</span> : '–'}</td>
      <td className={`num ${css['wideOnly']}`}>
        <Money of={line.original} />
      </td>
      <td className={`num ${css['wideOnly']}`}>
        <Money of={line.settled} />
      </td>
      <td className="num">
        <Money of={line.open} strong />
      </td>
    </tr>
  )
}
