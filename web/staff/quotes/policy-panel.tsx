import { Button, NumberInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { readQuotePolicy, setQuotePolicy } from '#contracts/quotes'
import { ProblemBox, WhyPanel, catalogue, done, useAsk, useDo, useWords, type Answer } from '#web'
import css from '../customers/customers.module.css'

const words = catalogue({
  en: {
    title: 'How far a quote goes',
    line: 'Beyond these discounts another person says yes. What was granted before stays granted.',
    rep: 'A sales rep gives alone, %',
    manager: 'A sales manager gives alone, %',
    valid: 'A quote holds, days',
    remind: 'Its end is called to mind before, days',
    save: 'Set it',
    saved: 'In force from now on',
  },
  de: {
    title: 'Wie weit ein Angebot geht',
    line: 'Darüber hinaus sagt jemand anderes ja. Was schon genehmigt ist, bleibt genehmigt.',
    rep: 'Der Vertrieb gibt allein, %',
    manager: 'Die Vertriebsleitung gibt allein, %',
    valid: 'Ein Angebot gilt, Tage',
    remind: 'An das Ende wird erinnert vorher, Tage',
    save: 'Festlegen',
    saved: 'Gilt ab jetzt',
  },
})

type Policy = Answer<typeof readQuotePolicy>

/** Discounts that somebody gives alone, and how long a quote holds. */
export function PolicyPanel({ opened, close }: { opened: boolean; close: () => void }) {
  const say = useWords(words)
  const { data } = useAsk(readQuotePolicy, {}, { enabled: opened })
  return (
    <WhyPanel title={say.title} opened={opened} close={close}>
      {opened && data && <PolicyForm key={data.version} from={data} close={close} />}
    </WhyPanel>
  )
}

function PolicyForm({ from, close }: { from: Policy; close: () => void }) {
  const say = useWords(words)
  const [policy, setPolicy] = useState(from)
  const set = useDo(setQuotePolicy, {
    done: () => {
      done(say.saved)
      close()
    },
  })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { version, ...asked } = policy
    set.mutate({ asked, version })
  }
  const percent = (key: 'repPercent' | 'managerPercent', label: string) => (
    <NumberInput
      label={label}
      min={0}
      max={100}
      decimalScale={1}
      value={Number(policy[key])}
      onChange={(value) => setPolicy({ ...policy, [key]: String(value === '' ? 0 : value) })}
    />
  )
  const days = (key: 'validDays' | 'remindDays', label: string) => (
    <NumberInput
      label={label}
      min={0}
      max={365}
      allowDecimal={false}
      value={policy[key]}
      onChange={(value) => setPolicy({ ...policy, [key]: Number(value) })}
    />
  )
  return (
    <form className={css['form']} onSubmit={submit} noValidate>
      <p className="quiet small">{say.line}</p>
      {percent('repPercent', say.rep)}
      {percent('managerPercent', say.manager)}
      {days('validDays', say.valid)}
      {days('remindDays', say.remind)}
      {set.error && <ProblemBox problem={set.error} />}
      <div>
        <Button type="submit" variant="filled" loading={set.isPending}>
          {say.save}
        </Button>
      </div>
    </form>
  )
}
