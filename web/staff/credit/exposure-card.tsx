import { readExposure } from '#contracts/orders'
import { Bar, Card, Money, SumLine, SumLines, catalogue, useAsk, useWords } from '#web'
import { useOrderWords } from '../orders/order-words.ts'
import css from '../orders/orders.module.css'
import { StakeDocuments } from './stake-documents.tsx'

const words = catalogue({
  en: {
    title: 'What is at stake',
    exposure: 'exposure',
    headroom: 'headroom',
    limit: 'limit',
    noLimit: 'no limit set',
    orders: 'orders on the way',
  },
  de: {
    title: 'Was auf dem Spiel steht',
    exposure: 'Obligo',
    headroom: 'Spielraum',
    limit: 'Limit',
    noLimit: 'kein Limit',
    orders: 'Aufträge unterwegs',
  },
})

const parts = ['openInvoices', 'unbilled', 'orders', 'creditNotes', 'unapplied'] as const
const tones = {
  openInvoices: 'plain',
  unbilled: 'plain-2',
  orders: 'plain-3',
  creditNotes: 'news',
  unapplied: 'news',
} as const

/** The exposure of a customer by its parts; each part lists the documents it is made of. */
export function ExposureCard({ customerId }: { customerId: string }) {
  const say = useWords(words)
  const names = useOrderWords()
  const { data } = useAsk(readExposure, { customerId })
  if (!data) return null
  const shown = parts.filter((part) => Number(data.parts[part].amount) !== 0)
  const owed = shown.filter((part) => part !== 'creditNotes' && part !== 'unapplied')
  const whole = Math.max(Number(data.limit?.amount.amount ?? 0), Number(data.exposure.amount))
  return (
    <div className={css['stack']}>
      <Card title={say.title}>
        <Bar
          label={say.exposure}
          whole={whole}
          parts={owed.map((part) => ({
            label: part === 'orders' ? say.orders : names[part],
            share: Number(data.parts[part].amount),
            tone: tones[part],
          }))}
        />
        <SumLines>
          <SumLine label={say.exposure} value={<Money of={data.exposure} showZero />} />
          <SumLine label={say.limit} value={data.limit ? <Money of={data.limit.amount} showZero /> : say.noLimit} />
          <SumLine label={say.headroom} value={<Money of={data.headroom} withCurrency showZero />} total />
        </SumLines>
      </Card>
      {shown.map((part) => (
        <Card key={part} title={part === 'orders' ? say.orders : names[part]} beside={<Money of={data.parts[part]} />}>
          <StakeDocuments documents={data.documents[part]} />
        </Card>
      ))}
    </div>
  )
}
