import { useState } from 'react'
import { listHelp } from '#contracts/workplace'
import { Card, WhyPanel, catalogue, useAsk, useWords } from '#web'
import { useMay } from '../session/me.ts'
import { AskForm } from './ask-form.tsx'
import { HelpRequest } from './help-request.tsx'
import css from './help.module.css'
import { helpWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Help between us',
    none: 'Nobody asks anybody for help with this customer. Who has the relation may open the door.',
    waits: 'Asked of you',
  },
  de: {
    title: 'Hilfe untereinander',
    none: 'Niemand bittet hier um Hilfe. Wer die Beziehung hat, kann die Tür öffnen.',
    waits: 'Sie werden gefragt',
  },
})

/** Who asks whom about this customer. */
export function HelpCard({ customerId }: { customerId: string }) {
  const say = useWords(words)
  const own = useWords(helpWords)
  const mayAsk = useMay('customer.touch')
  const [asking, setAsking] = useState(false)
  const { data } = useAsk(listHelp, { customerId, open: true, sort: 'answerBy', limit: 20 })
  return (
    <Card
      title={say.title}
      beside={
        mayAsk && (
          <button type="button" className={css['quietButton']} onClick={() => setAsking(true)}>
            {own.ask}
          </button>
        )
      }
    >
      {data && data.rows.length === 0 && <p className="quiet small">{say.none}</p>}
      {data?.rows.map((help) => (
        <HelpRequest key={`${help.id} ${help.version}`} help={help} />
      ))}
      <WhyPanel title={own.ask} opened={asking} close={() => setAsking(false)}>
        {asking && <AskForm customerId={customerId} after={() => setAsking(false)} />}
      </WhyPanel>
    </Card>
  )
}

/** What is asked of me or my department. */
export const useHelpWaiting = () => useAsk(listHelp, { side: 'to_me', open: true, sort: 'answerBy', limit: 5 })

/** What is asked of me, on the first screen; nothing where nothing is. */
export function HelpWaiting() {
  const say = useWords(words)
  const { data } = useHelpWaiting()
  if (!data || data.rows.length === 0) return null
  return (
    <Card title={say.waits} beside={data.count}>
      <div className={css['waiting']}>
        {data.rows.map((help) => (
          <HelpRequest key={`${help.id} ${help.version}`} help={help} withCustomer />
        ))}
      </div>
    </Card>
  )
}
