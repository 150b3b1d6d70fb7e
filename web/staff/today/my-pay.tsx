import { readPayStatement } from '#contracts/incentives'
import { Card, Day, Money, SumLine, SumLines, catalogue, useAsk, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMay, useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'

const words = catalogue({
  en: {
    title: 'My pay this quarter',
    open: 'Open the statement',
    earned: 'Earned on money that came in',
    takenBack: 'Taken back',
    closing: 'Balance',
    waiting: (count: number) => (count === 1 ? 'Waits in 1 open invoice' : `Waits in ${count} open invoices`),
    counts: 'Money counts for the quarter until',
    accept: 'A plan waits for your yes.',
  },
  de: {
    title: 'Mein Verdienst im Quartal',
    open: 'Zur Abrechnung',
    earned: 'Verdient an eingegangenem Geld',
    takenBack: 'Zurückgenommen',
    closing: 'Saldo',
    waiting: (count: number) =>
      count === 1 ? 'Wartet in 1 offenen Rechnung' : `Wartet in ${count} offenen Rechnungen`,
    counts: 'Geld zählt für das Quartal bis',
    accept: 'Ein Plan wartet auf Ihr Ja.',
  },
})

/** What the money of one's customers earned, and what waits until they pay. */
export function MyPay() {
  const say = useWords(words)
  const { entities } = useMe()
  const entityId = (useEntity() ?? entities[0])?.id
  const mayRead = useMay('pay.read')
  const { data } = useAsk(
    readPayStatement,
    { entityId: entityId ?? '' },
    { enabled: mayRead && entityId !== undefined },
  )
  if (!data) return null
  return (
    <Card
      title={say.title}
      beside={
        <span className="link">
          <WayTo path="/pay">{say.open}</WayTo>
        </span>
      }
    >
      {data.toAccept.length > 0 && <p>{say.accept}</p>}
      <SumLines>
        <SumLine label={say.earned} value={<Money of={data.earned} showZero />} />
        <SumLine label={say.takenBack} value={<Money of={data.takenBack} />} />
        <SumLine label={say.closing} value={<Money of={data.closing} withCurrency showZero />} total />
        <SumLine label={say.waiting(data.waiting.count)} value={<Money of={data.waiting.total} showZero />} />
        <SumLine label={say.counts} value={<Day of={data.freezeOn} />} />
      </SumLines>
    </Card>
  )
}
