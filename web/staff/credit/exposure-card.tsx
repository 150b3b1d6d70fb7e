import { readExposure } from '#contracts/orders'
import { Bar, Card, Day, Money, SumLine, SumLines, catalogue, useAsk, useWords, type Answer } from '#web'
import { useOrderWords } from '../orders/order-words.ts'
import css from '../orders/orders.module.css'
import { WayTo } from '../insight/way-to.tsx'

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
          <SumLines>
            {data.documents[part].map((document) => (
              <SumLine
                key={document.id + document.number}
                label={
                  <>
                    <WayToDocument document={document} /> <Day of={document.dueOn ?? document.on} />
                  </>
                }
                value={<Money of={document.amount} />}
              />
            ))}
          </SumLines>
        </Card>
      ))}
    </div>
  )
}

type Document = Answer<typeof readExposure>['documents']['orders'][number]

function WayToDocument({ document }: { document: Document }) {
  if (document.kind === 'receipt') return <span>{document.number}</span>
  const to =
    document.kind === 'order' || document.kind === 'delivery' ? `/orders/${document.id}` : `/billing/${document.id}`
  return (
    <span className="link">
      <WayTo path={to}>{document.number}</WayTo>
    </span>
  )
}
