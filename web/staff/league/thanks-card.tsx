import { listHelp } from '#contracts/workplace'
import { Card, Day, Person, catalogue, useAsk, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import css from './thanks.module.css'

const words = catalogue({
  en: {
    title: 'Thanked for help',
    helped: (asker: string) => `helped ${asker} with`,
    all: 'All help between us',
  },
  de: {
    title: 'Dank für Hilfe',
    helped: (asker: string) => `half ${asker} bei`,
    all: 'Alle Hilfe untereinander',
  },
})

/** Work that no figure counts: who answered a colleague's question about a customer, and was thanked for it. */
export function ThanksCard() {
  const say = useWords(words)
  const { data } = useAsk(listHelp, { state: 'thanked', sort: '-askedAt', limit: 5 })
  if (!data || data.rows.length === 0) return null
  return (
    <Card title={say.title}>
      <ul className={css['thanks']}>
        {data.rows.map(({ id, takenBy, askedBy, customer, endedAt }) => (
          <li key={id}>
            <Person name={takenBy?.name ?? '–'} small />
            <span>
              <b>{takenBy?.name}</b> {say.helped(askedBy.name)}{' '}
              <WayTo path={`/customers/${customer.id}`}>{customer.name}</WayTo>
              {endedAt && (
                <small>
                  <Day of={endedAt.slice(0, 10)} />
                </small>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className={css['allHelp']}>
        <WayTo path="/help">{say.all}</WayTo>
      </p>
    </Card>
  )
}
