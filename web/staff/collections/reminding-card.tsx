import { readReminding } from '#contracts/collections'
import { Card, Day, Money, StateChip, catalogue, useAsk, useWords, type Answer, type Tone } from '#web'
import { levelOf, levelWords, reasonWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Reminders',
    until: 'may change on',
    asks: 'would ask for',
    last: 'Last letter',
  },
  de: {
    title: 'Erinnerungen',
    until: 'kann sich ändern am',
    asks: 'würde erbitten',
    last: 'Letzter Brief',
  },
})

type Entity = Answer<typeof readReminding>['entities'][number]

const tones: Readonly<Record<Entity['verdict'], Tone>> = { send: 'settled', postponed: 'waiting', quiet: 'quiet' }

/** May this customer be reminded now, and if not, why and until when? */
export function RemindingCard({ customerId }: { customerId: string }) {
  const say = useWords(words)
  const reasons = useWords(reasonWords)
  const levels = useWords(levelWords)
  const { data } = useAsk(readReminding, { customerId })
  if (!data || (data.entities.length === 0 && data.letters.length === 0)) return null
  const last = data.letters.find(({ state }) => state === 'sent')
  return (
    <Card title={say.title}>
      {data.entities.map((entity) => (
        <p key={entity.entityId}>
          {data.entities.length > 1 && <b>{entity.entityCode} </b>}
          <StateChip tone={tones[entity.verdict]}>{reasons[entity.reason]}</StateChip>
          {entity.nextOn && (
            <span className="quiet">
              {' '}
              {say.until} <Day of={entity.nextOn} />
            </span>
          )}
          {entity.items
            .filter(({ role }) => role === 'ask')
            .map((item) => (
              <span key={item.itemId} className="small">
                {' · '}
                {item.number} <Money of={item.asked} withCurrency />
              </span>
            ))}
        </p>
      ))}
      {last && (
        <p className="small quiet">
          {say.last}: {levels[levelOf(last.level)]}, <Day of={last.forOn} />
        </p>
      )}
    </Card>
  )
}
