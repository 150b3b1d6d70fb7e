import { Button } from '@mantine/core'
import { useState } from 'react'
import { KeyHint, ProblemBox, StateChip, catalogue, useKeys, useToday, useWords } from '#web'
import { useMay } from '../session/me.ts'
import { CallFields } from './call-fields.tsx'
import { emptyCall, requestOf, type Draft } from './call-draft.ts'
import css from './desk.module.css'
import type { Logging } from './use-logging.ts'
import { outcomes, outcomeWords, type Account, type Outcome } from './desk-words.ts'

const words = catalogue({
  en: {
    who: 'Who may speak to them',
    collector: 'You, by mail and phone',
    both: 'You and sales, together',
    sales: 'Only sales: ask before you call',
    vip: 'A VIP: nothing leaves that nobody has looked at',
    speak: (name: string) => `1 · Call ${name}`,
    nobody: '1 · Nobody is named there',
    noPhone: 'No phone number is known',
    there: (time: string) => `${time} there`,
    call: (phone: string) => `Call ${phone}`,
    ended: '2 · How did it end?',
    needed: 'one is needed',
    save: 'Note it',
    keys: 'How a call ended',
    title: 'Call',
  },
  de: {
    who: 'Wer darf mit ihnen sprechen',
    collector: 'Sie, per Mail und Telefon',
    both: 'Sie und der Vertrieb, gemeinsam',
    sales: 'Nur der Vertrieb: vor dem Anruf fragen',
    vip: 'Ein VIP: nichts geht ab, was niemand angesehen hat',
    speak: (name: string) => `1 · ${name} anrufen`,
    nobody: '1 · Dort ist niemand genannt',
    noPhone: 'Keine Telefonnummer bekannt',
    there: (time: string) => `dort ${time}`,
    call: (phone: string) => `${phone} anrufen`,
    ended: '2 · Wie ging es aus?',
    needed: 'eines ist nötig',
    save: 'Notieren',
    keys: 'Ausgang eines Anrufs',
    title: 'Anruf',
  },
})

const keyOf = (index: number) => String((index + 1) % 10)

type PanelProps = {
  readonly account: Account
  readonly outcome: Outcome | undefined
  readonly choose: (outcome: Outcome) => void
  readonly log: Logging
}

/** Whom to call, and how it ended: one of ten, each by one key. */
export function CallPanel({ account, outcome, choose, log }: PanelProps) {
  const say = useWords(words)
  const names = useWords(outcomeWords)
  const may = useMay('promise.take')
  useKeys(
    say.keys,
    may ? outcomes.map((each, index) => ({ keys: keyOf(index), does: names[each], run: () => choose(each) })) : [],
  )
  const { contact } = account
  return (
    <div className={css['panel']}>
      <section>
        <h3 className={css['title']}>{say.who}</h3>
        <ul className={css['talkers']}>
          <li>
            <StateChip tone={account.talks === 'sales' ? 'overdue' : 'settled'}>{say[account.talks]}</StateChip>
          </li>
          {account.vip && (
            <li>
              <StateChip tone="waiting">{say.vip}</StateChip>
            </li>
          )}
        </ul>
      </section>
      <section>
        <div className={css['step']}>
          <b>{contact ? say.speak(contact.name) : say.nobody}</b>
          <span className="small quiet">{say.there(account.localTime)}</span>
        </div>
        {contact?.phone ? (
          <Button
            component="a"
            href={`tel:${contact.phone.replaceAll(/[^\d+]/g, '')}`}
            variant="default"
            rightSection={<KeyHint keys="e" />}
          >
            {say.call(contact.phone)}
          </Button>
        ) : (
          <p className="small quiet">{say.noPhone}</p>
        )}
      </section>
      {may && (
        <section>
          <div className={css['step']}>
            <b>{say.ended}</b>
            <span className="small quiet">{say.needed}</span>
          </div>
          <div className={css['outcomes']}>
            {outcomes.map((each, index) => (
              <Button
                key={each}
                size="compact-sm"
                justify="start"
                variant={each === outcome ? 'light' : 'default'}
                aria-pressed={each === outcome}
                leftSection={<KeyHint keys={keyOf(index)} />}
                onClick={() => choose(each)}
              >
                {names[each]}
              </Button>
            ))}
          </div>
          {outcome && <OutcomeForm key={outcome} account={account} outcome={outcome} log={log} />}
        </section>
      )}
    </div>
  )
}

type FormProps = Pick<PanelProps, 'account' | 'log'> & { readonly outcome: Outcome }

function OutcomeForm({ account, outcome, log }: FormProps) {
  const say = useWords(words)
  const today = useToday()
  const [draft, setDraft] = useState<Draft>(() => emptyCall(account, today))
  const [shown, setShown] = useState(false)
  const { asked, faults } = requestOf(account, outcome, draft)
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault()
        setShown(true)
        if (asked) log.mutate({ asked })
      }}
      noValidate
    >
      <CallFields
        account={account}
        outcome={outcome}
        draft={draft}
        change={(changed) => setDraft({ ...draft, ...changed })}
        faults={shown ? faults : {}}
      />
      {log.error && <ProblemBox problem={log.error} />}
      <Button type="submit" variant="filled" loading={log.isPending}>
        {say.save}
      </Button>
    </form>
  )
}
