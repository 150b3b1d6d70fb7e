import { Button, Modal, Select, Skeleton, TextInput } from '@mantine/core'
import { useState } from 'react'
import { endSubstitute, listSubstitutes, nameSubstitute } from '#contracts/disputes'
import {
  Day,
  ProblemBox,
  StateChip,
  catalogue,
  done,
  refused,
  useAsk,
  useDo,
  useToday,
  useWords,
  type Answer,
} from '#web'
import css from './disputes.module.css'

const words = catalogue({
  en: {
    title: 'Substitutes',
    hint: 'A colleague agrees in your place, with your authority and under his own name, from day to day.',
    none: 'Nobody stands in for anybody.',
    standsFor: (substitute: string, absent: string) => `${substitute} for ${absent}`,
    planned: 'planned',
    now: 'today',
    over: 'over',
    end: 'End it',
    ended: 'Ended',
    whose: 'For whom',
    myself: 'for myself',
    who: 'Who stands in?',
    from: 'From',
    to: 'Until and with',
    name: 'Name the substitute',
    named: 'The substitute is named',
    close: 'Close',
  },
  de: {
    title: 'Vertretungen',
    hint: 'Ein Kollege stimmt an Ihrer Stelle zu, mit Ihrer Befugnis und unter eigenem Namen, von Tag bis Tag.',
    none: 'Niemand vertritt jemanden.',
    standsFor: (substitute: string, absent: string) => `${substitute} für ${absent}`,
    planned: 'geplant',
    now: 'heute',
    over: 'vorbei',
    end: 'Beenden',
    ended: 'Beendet',
    whose: 'Für wen',
    myself: 'für mich',
    who: 'Wer vertritt?',
    from: 'Von',
    to: 'Bis einschließlich',
    name: 'Vertretung benennen',
    named: 'Die Vertretung ist benannt',
    close: 'Schließen',
  },
})

type Substitutes = Answer<typeof listSubstitutes>

/** Who agrees in whose place, until when; and another one from a day on. */
export function SubstitutesDialog({ close }: { close: () => void }) {
  const say = useWords(words)
  const { data, error } = useAsk(listSubstitutes, {})
  return (
    <Modal opened onClose={close} size="lg" title={<b>{say.title}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      <div className={css['form']}>
        <p className="quiet">{say.hint}</p>
        {error && <ProblemBox problem={error} />}
        {!data && !error && <Skeleton height={160} radius={8} />}
        {data?.substitutes.length === 0 && <p className="small quiet">{say.none}</p>}
        {data?.substitutes.map((row) => (
          <Standing key={row.id} row={row} />
        ))}
        {data && <NameForm known={data} />}
      </div>
    </Modal>
  )
}

const tones = { planned: 'waiting', now: 'settled', over: 'quiet' } as const

function Standing({ row }: { row: Substitutes['substitutes'][number] }) {
  const say = useWords(words)
  const end = useDo(endSubstitute, { done: () => done(say.ended) })
  return (
    <div className={css['lineChoice']}>
      <span>
        {say.standsFor(row.substitute.name, row.absent.name)}{' '}
        <StateChip tone={tones[row.state]}>{say[row.state]}</StateChip>
        <span className="small quiet" style={{ display: 'block' }}>
          <Day of={row.from} /> – <Day of={row.to} />
        </span>
      </span>
      {row.mayEnd && (
        <Button
          size="compact-sm"
          loading={end.isPending}
          onClick={() => end.mutate({ asked: { substituteId: row.id } }, { onError: refused })}
        >
          {say.end}
        </Button>
      )}
    </div>
  )
}

function NameForm({ known }: { known: Substitutes }) {
  const say = useWords(words)
  const today = useToday()
  const [staffId, setStaffId] = useState('')
  const [substituteId, setSubstituteId] = useState<string | null>(null)
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState(today)
  const name = useDo(nameSubstitute, {
    done: () => {
      done(say.named)
      setSubstituteId(null)
    },
  })
  const people = known.people.map(({ id, name: label }) => ({ value: id, label }))
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!substituteId) return
        name.mutate({ asked: { substituteId, from, to, ...(staffId ? { staffId } : {}) } })
      }}
    >
      <div className={css['pair']}>
        {known.forOthers && (
          <Select
            label={say.whose}
            data={[{ value: '', label: say.myself }, ...people]}
            value={staffId}
            allowDeselect={false}
            onChange={(value) => setStaffId(value ?? '')}
          />
        )}
        <Select label={say.who} data={people} value={substituteId} searchable onChange={setSubstituteId} />
      </div>
      <div className={css['pair']}>
        <TextInput type="date" label={say.from} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput
          type="date"
          label={say.to}
          min={from}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      {name.error && <ProblemBox problem={name.error} />}
      <div className={css['buttons']}>
        <Button type="submit" variant="filled" disabled={!substituteId} loading={name.isPending}>
          {say.name}
        </Button>
      </div>
    </form>
  )
}
