import { readExposure } from '#contracts/orders'
import { Bar, Card, Day, Money, StateChip, SumLine, SumLines, catalogue, useAsk, useWords, type Answer } from '#web'
import { StakeDocuments } from '../credit/stake-documents.tsx'
import css from './customers.module.css'

const words = catalogue({
  en: {
    title: 'Credit: what is at stake',
    openInvoices: 'Open invoices',
    unbilled: 'Delivered, not billed',
    orders: 'Accepted, to be delivered',
    creditNotes: 'Credit notes, taken off',
    unapplied: 'Money received, not applied',
    exposure: 'Exposure',
    limit: 'Limit',
    reviewOn: 'look at it again on',
    noLimit: 'none set yet',
    headroom: 'Headroom',
    over: 'over the limit',
    none: 'Nothing is at stake now.',
  },
  de: {
    title: 'Kredit: was auf dem Spiel steht',
    openInvoices: 'Offene Rechnungen',
    unbilled: 'Geliefert, nicht berechnet',
    orders: 'Angenommen, noch zu liefern',
    creditNotes: 'Gutschriften, abgezogen',
    unapplied: 'Geld erhalten, nicht zugeordnet',
    exposure: 'Obligo',
    limit: 'Limit',
    reviewOn: 'wieder ansehen am',
    noLimit: 'noch keines',
    headroom: 'Spielraum',
    over: 'über dem Limit',
    none: 'Zurzeit steht nichts auf dem Spiel.',
  },
})

const tones = {
  openInvoices: 'plain',
  unbilled: 'plain-2',
  orders: 'plain-3',
} as const
const owed = ['openInvoices', 'unbilled', 'orders'] as const
const parts = [...owed, 'creditNotes', 'unapplied'] as const

/** Exposure against limit; each of its parts opens the documents it is made of. */
export function CreditCard({ customerId }: { customerId: string }) {
  const say = useWords(words)
  const { data } = useAsk(readExposure, { customerId })
  if (!data) return null
  const shown = parts.filter((part) => data.documents[part].length > 0)
  return (
    <Card title={say.title} beside={data.exposure.currency}>
      <Bar
        label={say.title}
        whole={Math.max(Number(data.limit?.amount.amount ?? 0), ...owedIn(data))}
        parts={owed
          .filter((part) => shown.includes(part))
          .map((part) => ({ label: say[part], share: Number(data.parts[part].amount), tone: tones[part] }))}
      />
      {shown.length === 0 && <p className="quiet">{say.none}</p>}
      {shown.map((part) => (
        <details key={part} className={css['part']}>
          <summary>
            <span>{say[part]}</span> <Money of={data.parts[part]} />
          </summary>
          <StakeDocuments documents={data.documents[part]} />
        </details>
      ))}
      <Sum of={data} />
    </Card>
  )
}

type Exposure = Answer<typeof readExposure>

/** Only for drawing: without a limit the bar is as long as what is owed. */
const owedIn = ({ parts: { openInvoices, unbilled, orders } }: Exposure) => [
  Number(openInvoices.amount) + Number(unbilled.amount) + Number(orders.amount),
]

function Sum({ of: { exposure, limit, headroom } }: { of: Exposure }) {
  const say = useWords(words)
  const isOver = headroom.amount.startsWith('-')
  return (
    <SumLines>
      <SumLine label={say.exposure} value={<Money of={exposure} showZero />} total />
      <SumLine
        label={
          <>
            {say.limit}
            {limit?.reviewOn && (
              <>
                , {say.reviewOn} <Day of={limit.reviewOn} />
              </>
            )}
          </>
        }
        value={limit ? <Money of={limit.amount} showZero /> : say.noLimit}
      />
      <SumLine
        label={
          <>
            {say.headroom} {isOver && limit && <StateChip tone="overdue">{say.over}</StateChip>}
          </>
        }
        value={<Money of={headroom} showZero />}
        total
      />
    </SumLines>
  )
}
