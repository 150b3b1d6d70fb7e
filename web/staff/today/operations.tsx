import { countOrders, listToDeliver } from '#contracts/orders'
import { catalogue, useAsk, useWords } from '#web'
import { useEntity } from '../session/place.ts'
import { Figure } from './figure.tsx'
import { MyCases, useMyCases } from './my-cases.tsx'
import { RolePage } from './role-page.tsx'
import { ToDeliver, useToDeliver } from './to-deliver.tsx'

const words = catalogue({
  en: {
    today: 'to deliver today',
    all: 'to deliver in all',
    held: 'held for credit: do not load yet',
    queried: 'wait for an answer of sales',
  },
  de: {
    today: 'heute zu liefern',
    all: 'insgesamt zu liefern',
    held: 'für Kredit gesperrt: noch nicht laden',
    queried: 'warten auf eine Antwort des Vertriebs',
  },
})

/** What should leave the yard today, and what must not yet. */
export function OperationsToday() {
  const say = useWords(words)
  const entityId = useEntity()?.id
  const today = useToDeliver().data
  const cases = useMyCases().data
  const all = useAsk(listToDeliver, { entityId, limit: 1 }).data
  const counts = useAsk(countOrders, { entityId }).data
  return (
    <RolePage
      waiting={[today?.count, cases?.count]}
      figures={
        <>
          <Figure value={today?.count ?? '–'} label={say.today} path="/orders/deliveries" />
          <Figure value={all?.count ?? '–'} label={say.all} path="/orders/deliveries" />
          <Figure value={counts?.held ?? '–'} label={say.held} path="/orders" asking={{ view: 'held' }} />
          <Figure value={counts?.queried ?? '–'} label={say.queried} path="/orders" asking={{ view: 'queried' }} />
        </>
      }
      lists={<ToDeliver />}
      aside={<MyCases />}
    />
  )
}
