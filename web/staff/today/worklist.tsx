import { readWorklist } from '#contracts/collections'
import { Money, catalogue, useAsk, useWords } from '#web'
import { stepWords, useWhy } from '../collections/desk-words.ts'
import { useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { WaitingList } from './waiting-list.tsx'

const words = catalogue({
  en: {
    title: 'Whom to speak to',
    customer: 'Customer',
    why: 'Why today',
    step: 'Next step',
    collectable: 'Collectable',
    none: 'Nobody to speak to',
    hint: 'Whoever has something overdue that is neither disputed nor promised appears here, and leaves when it is paid or spoken about.',
  },
  de: {
    title: 'Mit wem zu sprechen ist',
    customer: 'Kunde',
    why: 'Warum heute',
    step: 'Nächster Schritt',
    collectable: 'Einziehbar',
    none: 'Niemand anzusprechen',
    hint: 'Wer etwas Überfälliges hat, das weder strittig noch zugesagt ist, steht hier, bis es bezahlt oder besprochen ist.',
  },
})

export function useMyWorklist() {
  const me = useMe()
  const entity = useEntity() ?? me.entities[0]
  return useAsk(
    readWorklist,
    { entityId: entity?.id ?? '', whose: 'mine', limit: 8 },
    { enabled: entity !== undefined },
  )
}

/** The head of the worklist, ranked by what a talk is worth; each row leads to the desk. */
export function Worklist() {
  const say = useWords(words)
  const steps = useWords(stepWords)
  const why = useWhy()
  const { data, error } = useMyWorklist()
  return (
    <WaitingList
      title={say.title}
      heads={{ name: say.customer, what: say.why, when: say.step, figure: say.collectable }}
      count={data?.count}
      problem={error}
      none={say.none}
      noneHint={say.hint}
      all={{ path: '/collections' }}
      rows={data?.rows.map((row) => ({
        id: `${row.customer.id} ${row.collectable.currency}`,
        path: '/collections',
        asking: { item: `${row.customer.id} ${row.collectable.currency}` },
        name: row.customer.name,
        number: row.contact?.phone ?? null,
        what: why(row),
        when: steps[row.step],
        figure: <Money of={row.collectable} withCurrency />,
      }))}
    />
  )
}
