import { useState } from 'react'
import { listLimits } from '#contracts/credit'
import { Card, Day, Money, ProblemBox, SumLine, SumLines, WhyPanel, catalogue, useAsk, useWords } from '#web'
import css from '../customers/customers.module.css'
import { useMay } from '../session/me.ts'
import { LimitForm } from './limit-form.tsx'

const words = catalogue({
  en: {
    title: 'Credit limits',
    set: 'Set a limit',
    none: 'No limit was set yet: the starter limit of the house applies.',
    from: 'from',
    to: 'to',
    review: 'look again on',
    by: (name: string) => `set by ${name}`,
  },
  de: {
    title: 'Kreditlimits',
    set: 'Limit setzen',
    none: 'Noch ist kein Limit gesetzt: es gilt das Startlimit des Hauses.',
    from: 'ab',
    to: 'bis',
    review: 'wieder ansehen am',
    by: (name: string) => `gesetzt von ${name}`,
  },
})

/** The limits of a customer, the latest first, with who set them and why; and the way to set another. */
export function LimitCard({ customerId, currency }: { customerId: string; currency: string }) {
  const say = useWords(words)
  const mayLimit = useMay('credit.limit')
  const { data, error, refetch } = useAsk(listLimits, { customerId })
  const [setting, setSetting] = useState(false)
  return (
    <Card
      title={say.title}
      beside={
        mayLimit && (
          <button type="button" className={css['quietButton']} onClick={() => setSetting(true)}>
            {say.set}
          </button>
        )
      }
    >
      {error && <ProblemBox problem={error} retry={() => void refetch()} />}
      {data?.limits.length === 0 && <p className="quiet small">{say.none}</p>}
      <SumLines>
        {data?.limits.map((limit) => (
          <SumLine
            key={limit.setAt + limit.fromOn + limit.amount.amount}
            label={
              <>
                {say.from} <Day of={limit.fromOn} full />
                {limit.toOn && (
                  <>
                    {' '}
                    {say.to} <Day of={limit.toOn} full />
                  </>
                )}
                <div className="small quiet">
                  {limit.reason} {limit.setBy && `· ${say.by(limit.setBy)}`}
                  {limit.reviewOn && (
                    <>
                      {' '}
                      · {say.review} <Day of={limit.reviewOn} full />
                    </>
                  )}
                </div>
              </>
            }
            value={<Money of={limit.amount} withCurrency showZero />}
          />
        ))}
      </SumLines>
      <WhyPanel title={say.set} opened={setting} close={() => setSetting(false)}>
        <LimitForm
          customerId={customerId}
          currency={data?.limits[0]?.amount.currency ?? currency}
          after={() => setSetting(false)}
        />
      </WhyPanel>
    </Card>
  )
}
