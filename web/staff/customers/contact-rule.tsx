import { Button, Checkbox, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { liftContactRule, listContactRules, listTouches, nameContactRule, readRelations } from '#contracts/parties'
import {
  Day,
  ProblemBox,
  StateChip,
  catalogue,
  done,
  fullDayText,
  refused,
  useDo,
  useLanguage,
  useToday,
  useWords,
  type Answer,
} from '#web'
import { useMe } from '../session/me.ts'
import css from './customers.module.css'

const ruleWords = catalogue({
  en: {
    vip: 'VIP',
    sales: 'Only sales talks to them',
    collector: 'The collector talks to them',
    both: 'Sales and collector both talk to them',
    salesShort: 'Sales',
    collectorShort: 'Collector',
    bothShort: 'Both',
    untilDay: 'until',
    who: 'Who talks to them about money',
    isVip: 'VIP: nothing leaves that a person has not looked at',
    vipBySales: 'Sales names the VIPs.',
    reason: 'Why',
    reasonHint: 'The colleagues read it before they call.',
    until: 'Last day it holds',
    untilHint: 'It ends by itself. Say it again if it is still needed.',
    save: 'Save',
    lift: 'End it today',
    lifted: 'Everybody may talk to them again',
    saved: (day: string) => `It holds until ${day}`,
  },
  de: {
    vip: 'VIP',
    sales: 'Nur der Vertrieb spricht mit ihnen',
    collector: 'Das Mahnwesen spricht mit ihnen',
    both: 'Vertrieb und Mahnwesen sprechen mit ihnen',
    salesShort: 'Vertrieb',
    collectorShort: 'Mahnwesen',
    bothShort: 'Beide',
    untilDay: 'bis',
    who: 'Wer mit ihnen über Geld spricht',
    isVip: 'VIP: nichts geht hinaus, das kein Mensch gesehen hat',
    vipBySales: 'VIPs benennt der Vertrieb.',
    reason: 'Warum',
    reasonHint: 'Die Kolleginnen und Kollegen lesen es vor dem Anruf.',
    until: 'Letzter Tag',
    untilHint: 'Es endet von selbst. Was weiter gelten soll, wird neu gesagt.',
    save: 'Speichern',
    lift: 'Heute beenden',
    lifted: 'Alle dürfen wieder mit ihnen sprechen',
    saved: (day: string) => `Es gilt bis ${day}`,
  },
})

type ContactRule = Answer<typeof nameContactRule>
const talkers = ['sales', 'collector', 'both'] as const
const forget = [readRelations, listContactRules, listTouches]

/** The rule in force, in a sentence. */
export function RuleLine({ rule }: { rule: ContactRule }) {
  const say = useWords(ruleWords)
  return (
    <div className={css['rule']}>
      <div>
        {rule.vip && <StateChip tone="waiting">{say.vip}</StateChip>} <b>{say[rule.talks]}</b>{' '}
        <span className="quiet">
          {say.untilDay} <Day of={rule.until} />
        </span>
      </div>
      <div className="quiet small">{[rule.reason, rule.namedBy?.name].filter(Boolean).join(' · ')}</div>
    </div>
  )
}

type FormProps = { readonly customerId: string; readonly rule: ContactRule | null; readonly after: () => void }

/** Who talks, whether it is a VIP, why, and until when. */
export function RuleForm({ customerId, rule, after }: FormProps) {
  const say = useWords(ruleWords)
  const language = useLanguage()
  const today = useToday()
  const { roles } = useMe()
  const bySales = roles.some((role) => role === 'sales_rep' || role === 'sales_manager' || role === 'finance_lead')
  const [talks, setTalks] = useState<ContactRule['talks']>(rule?.talks ?? 'sales')
  const [vip, setVip] = useState(rule?.vip ?? false)
  const [reason, setReason] = useState(rule?.reason ?? '')
  const [until, setUntil] = useState(rule?.until ?? '')
  const name = useDo(nameContactRule, {
    forget,
    done: (now) => {
      done(say.saved(fullDayText(now.until, language)))
      after()
    },
  })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    name.mutate({ asked: { customerId, talks, vip, reason, until, replaces: rule?.id ?? null } })
  }
  return (
    <form className={css['form']} onSubmit={submit} noValidate>
      <div>
        <div className={css['sideTitle']} id="who-talks">
          {say.who}
        </div>
        <SegmentedControl
          fullWidth
          aria-labelledby="who-talks"
          value={talks}
          onChange={(value) => setTalks(talkers.find((each) => each === value) ?? 'both')}
          data={[
            { value: 'sales', label: say.salesShort },
            { value: 'collector', label: say.collectorShort, disabled: !bySales },
            { value: 'both', label: say.bothShort, disabled: !bySales },
          ]}
        />
      </div>
      <Checkbox
        label={say.isVip}
        description={bySales ? undefined : say.vipBySales}
        disabled={!bySales}
        checked={vip}
        onChange={(event) => setVip(event.currentTarget.checked)}
      />
      <Textarea
        label={say.reason}
        description={say.reasonHint}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={name.error?.fieldMessage('reason')}
      />
      <TextInput
        label={say.until}
        description={say.untilHint}
        type="date"
        min={today}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
        error={name.error?.fieldMessage('until')}
      />
      {name.error && <ProblemBox problem={name.error} />}
      <div className={css['buttons']}>
        <Button type="submit" variant="filled" loading={name.isPending}>
          {say.save}
        </Button>
        {rule && bySales && <LiftButton rule={rule} after={after} />}
      </div>
    </form>
  )
}

function LiftButton({ rule, after }: { rule: ContactRule; after: () => void }) {
  const say = useWords(ruleWords)
  const { id: customerId } = rule.customer
  const again = useDo(nameContactRule, { forget })
  const { talks, vip, reason, until } = rule
  const lift = useDo(liftContactRule, {
    forget,
    done: () => {
      done(say.lifted, {
        undo: () => again.mutate({ asked: { customerId, talks, vip, reason, until, replaces: null } }),
      })
      after()
    },
  })
  return (
    <Button loading={lift.isPending} onClick={() => lift.mutate({ asked: { ruleId: rule.id } }, { onError: refused })}>
      {say.lift}
    </Button>
  )
}
