import { listSettledPay } from '#contracts/incentives'
import { Card, Money, SumLine, SumLines, catalogue, useAsk, useWords, type Answer } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { quarterWords } from '../pay/quarter.ts'
import { payWords } from '../pay/words.ts'
import { useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'

const words = catalogue({
  en: {
    title: 'Pay on its way to payroll',
    propose: (count: number) => (count === 1 ? '1 statement to propose' : `${count} statements to propose`),
    approve: (count: number) => (count === 1 ? '1 waits for your yes' : `${count} wait for your yes`),
    pay: (count: number) => (count === 1 ? '1 to hand to payroll' : `${count} to hand to payroll`),
  },
  de: {
    title: 'Vergütung auf dem Weg zur Gehaltsabrechnung',
    propose: (count: number) => (count === 1 ? '1 Abrechnung vorzuschlagen' : `${count} Abrechnungen vorzuschlagen`),
    approve: (count: number) => (count === 1 ? '1 wartet auf Ihr Ja' : `${count} warten auf Ihr Ja`),
    pay: (count: number) =>
      count === 1 ? '1 an die Gehaltsabrechnung zu geben' : `${count} an die Gehaltsabrechnung zu geben`,
  },
})

type Statement = Answer<typeof listSettledPay>['statements'][number]
const steps = ['approve', 'propose', 'pay'] as const

/** Settled pay that waits for whoever looks; nothing where none does. */
export function PayToApprove() {
  const say = useWords(words)
  const { entities } = useMe()
  const entityId = (useEntity() ?? entities[0])?.id
  const { data } = useAsk(listSettledPay, { entityId: entityId ?? '' }, { enabled: entityId !== undefined })
  const waiting = (data?.statements ?? []).filter((each) => steps.some((step) => each.can.includes(step)))
  if (waiting.length === 0) return null
  const quarters = [...Map.groupBy(waiting, (each) => each.quarter)]
  return (
    <Card title={say.title}>
      {quarters.map(([quarter, own]) => (
        <Quarter key={quarter} quarter={quarter} statements={own} />
      ))}
    </Card>
  )
}

function Quarter({ quarter, statements }: { quarter: string; statements: readonly Statement[] }) {
  const say = useWords(words)
  const pay = useWords(payWords)
  const step = steps.find((each) => statements.some(({ can }) => can.includes(each))) ?? 'propose'
  const own = statements.filter(({ can }) => can.includes(step))
  return (
    <SumLines>
      <SumLine
        label={
          <span className="link">
            <WayTo path="/pay" asking={{ quarter }}>
              {quarterWords(pay, quarter)}
            </WayTo>
          </span>
        }
        value={say[step](own.length)}
      />
      {own.slice(0, 4).map((each) => (
        <SumLine key={each.id} label={each.name} value={<Money of={each.payable} withCurrency showZero />} />
      ))}
    </SumLines>
  )
}
