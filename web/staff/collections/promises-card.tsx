import { listPromises, readPromiseRecord } from '#contracts/collections'
import { Card, Day, Money, StateChip, catalogue, useAsk, useWords, type Answer, type Tone } from '#web'
import css from './desk.module.css'

export const promiseWords = catalogue({
  en: {
    title: 'Promises',
    kept_of: (kept: number, of: number) => `kept ${kept} of ${of} in a year`,
    none: 'No promise was judged yet.',
    open: 'open',
    kept: 'kept',
    part_kept: 'kept in part',
    broken: 'broken',
    withdrawn: 'withdrawn',
    superseded: 'moved',
  },
  de: {
    title: 'Zusagen',
    kept_of: (kept: number, of: number) => `${kept} von ${of} in einem Jahr gehalten`,
    none: 'Noch wurde keine Zusage beurteilt.',
    open: 'offen',
    kept: 'gehalten',
    part_kept: 'teils gehalten',
    broken: 'gebrochen',
    withdrawn: 'zurückgenommen',
    superseded: 'verschoben',
  },
})

export type PromiseRow = Answer<typeof listPromises>['rows'][number]

export const promiseTones: Readonly<Record<PromiseRow['state'], Tone>> = {
  open: 'waiting',
  kept: 'settled',
  part_kept: 'overdue',
  broken: 'overdue',
  withdrawn: 'quiet',
  superseded: 'quiet',
}

/** What they promised, and what became of it; nothing where nobody ever promised. */
export function PromisesCard({ customerId }: { customerId: string }) {
  const say = useWords(promiseWords)
  const { data } = useAsk(listPromises, { customerId, sort: '-takenAt', limit: 5 })
  const { data: record } = useAsk(readPromiseRecord, { customerId })
  if (!data || data.rows.length === 0) return null
  const judged = record ? record.kept + record.partKept + record.broken : 0
  return (
    <Card title={say.title} beside={record && judged > 0 ? say.kept_of(record.kept, judged) : say.none}>
      <ul className={css['promises']}>
        {data.rows.map((promise) => (
          <li key={promise.id}>
            <Day of={promise.promisedOn} />
            <Money of={promise.amount} withCurrency />
            <StateChip tone={promiseTones[promise.state]}>{say[promise.state]}</StateChip>
            <span className="small quiet">{promise.note}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
