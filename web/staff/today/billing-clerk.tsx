import { readDesk } from '#contracts/billing'
import { catalogue, useAsk, useWords } from '#web'
import { useEntity } from '../session/place.ts'
import { HeldBack, ReadyToBill } from './billables.tsx'
import { Figure, Sums } from './figure.tsx'
import { MyCases, useMyCases } from './my-cases.tsx'
import { Questions, useQuestions } from './questions.tsx'
import { RolePage } from './role-page.tsx'
import { UnsentBills } from './unsent-bills.tsx'

const words = catalogue({
  en: {
    ready: 'ready to bill, net',
    late: 'delivered, not billed over 3 days',
    held: 'held back, net',
    unsent: 'did not reach the customer, gross',
    orders: (count: number) => (count === 1 ? '1 order' : `${count} orders`),
    bills: (count: number) => (count === 1 ? '1 bill' : `${count} bills`),
  },
  de: {
    ready: 'zu berechnen, netto',
    late: 'geliefert, seit über 3 Tagen nicht berechnet',
    held: 'zurückgehalten, netto',
    unsent: 'nicht beim Kunden angekommen, brutto',
    orders: (count: number) => (count === 1 ? '1 Auftrag' : `${count} Aufträge`),
    bills: (count: number) => (count === 1 ? '1 Rechnung' : `${count} Rechnungen`),
  },
})

/** What is odd first, then what can be billed, then what has to be sent again. */
export function BillingClerkToday() {
  const say = useWords(words)
  const desk = useAsk(readDesk, { entityId: useEntity()?.id }).data
  const cases = useMyCases().data
  const stopped = useQuestions('all').data
  return (
    <RolePage
      waiting={[stopped?.count, desk?.ready.orders, desk?.heldBack.orders, desk?.undelivered.documents, cases?.count]}
      figures={
        <>
          <Figure
            value={<Sums of={desk?.ready.net} />}
            beside={desk && say.orders(desk.ready.orders)}
            label={say.ready}
            path="/billing/waiting"
          />
          <Figure
            value={<Sums of={desk?.late.net} />}
            beside={desk && say.orders(desk.late.orders)}
            label={say.late}
            path="/billing/waiting"
            asking={{ view: 'late' }}
          />
          <Figure
            value={<Sums of={desk?.heldBack.net} />}
            beside={desk && say.orders(desk.heldBack.orders)}
            label={say.held}
            path="/billing/waiting"
            asking={{ view: 'held' }}
          />
          <Figure
            value={<Sums of={desk?.undelivered.gross} />}
            beside={desk && say.bills(desk.undelivered.documents)}
            label={say.unsent}
            path="/billing"
          />
        </>
      }
      lists={
        <>
          <Questions whose="all" />
          <UnsentBills />
        </>
      }
      aside={
        <>
          <ReadyToBill />
          <HeldBack />
          <MyCases />
        </>
      }
    />
  )
}
