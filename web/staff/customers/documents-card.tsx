import { listDocuments } from '#contracts/billing'
import {
  Card,
  Day,
  Money,
  StateChip,
  catalogue,
  countText,
  useAsk,
  useLanguage,
  useWords,
  type Answer,
  type Tone,
} from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useEntity } from '../session/place.ts'
import css from './customers.module.css'

const words = catalogue({
  en: {
    title: 'Last bills',
    number: 'Number',
    issued: 'Issued',
    state: 'State',
    gross: 'Total',
    all: (count: string) => `All ${count}`,
    credit: 'credit note',
    openState: 'open',
    overdue: 'overdue',
    paid: 'paid',
    settled: 'settled',
    reference: (text: string) => `their ${text}`,
  },
  de: {
    title: 'Letzte Rechnungen',
    number: 'Nummer',
    issued: 'Ausgestellt',
    state: 'Stand',
    gross: 'Summe',
    all: (count: string) => `Alle ${count}`,
    credit: 'Gutschrift',
    openState: 'offen',
    overdue: 'überfällig',
    paid: 'bezahlt',
    settled: 'ausgeglichen',
    reference: (text: string) => `dort ${text}`,
  },
})

type Row = Answer<typeof listDocuments>['rows'][number]

/** What was billed last, paid or not. */
export function DocumentsCard({ customerId }: { customerId: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const entityId = useEntity()?.id
  const { data } = useAsk(listDocuments, { customerId, entityId, sort: '-issuedOn', limit: 6 })
  if (!data || data.count === 0) return null
  const all = (
    <WayTo path="/billing/documents" asking={{ customerId, view: 'all' }}>
      {say.all(countText(data.count, language))}
    </WayTo>
  )
  return (
    <Card title={say.title} beside={all} flush>
      <table>
        <thead>
          <tr>
            <th>{say.number}</th>
            <th className={css['wideOnly']}>{say.issued}</th>
            <th>{say.state}</th>
            <th className="num">{say.gross}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <DocumentRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

const tones: Readonly<Record<Row['state'], Tone>> = {
  open: 'quiet',
  overdue: 'overdue',
  paid: 'settled',
  settled: 'settled',
}

function DocumentRow({ row }: { row: Row }) {
  const say = useWords(words)
  return (
    <tr>
      <td>
        <WayTo path={`/billing/${row.id}`}>{row.number}</WayTo>
        {row.kind === 'credit_note' && <span className="small quiet"> {say.credit}</span>}
        {row.poNumber !== null && <div className="small quiet">{say.reference(row.poNumber)}</div>}
      </td>
      <td className={css['wideOnly']}>
        <Day of={row.issuedOn} />
      </td>
      <td>
        <StateChip tone={tones[row.state]}>{row.state === 'open' ? say.openState : say[row.state]}</StateChip>
      </td>
      <td className="num">
        <Money of={row.gross} withCurrency />
      </td>
    </tr>
  )
}
