import { catalogue, useWords } from '#web'
import { AccountsToConfirm, useAccountsToConfirm } from './accounts-to-confirm.tsx'
import { BankAndBooks } from './bank-and-books.tsx'
import { useWorkbench } from './bank-lines.tsx'
import { Figure, Sums } from './figure.tsx'
import { HeldOrders, useHeldOrders } from './held-orders.tsx'
import { OverdueBills, useOverdueBills } from './overdue-bills.tsx'
import { PayToApprove } from './pay-to-approve.tsx'
import { RolePage } from './role-page.tsx'
import { useReceivable } from './use-receivable.ts'

const words = catalogue({
  en: {
    receivable: 'receivable, all customers',
    overdue: 'overdue',
    unapplied: 'payer known, not applied',
    unidentified: 'payer unknown',
    bills: (count: number) => (count === 1 ? '1 bill' : `${count} bills`),
  },
  de: {
    receivable: 'Forderungen, alle Kunden',
    overdue: 'überfällig',
    unapplied: 'Zahler bekannt, nicht zugeordnet',
    unidentified: 'Zahler unbekannt',
    bills: (count: number) => (count === 1 ? '1 Rechnung' : `${count} Rechnungen`),
  },
})

/** What customers owe, what of it is late, and what keeps the books from being clean. */
export function FinanceLeadToday() {
  const say = useWords(words)
  const sums = useReceivable()
  const late = useOverdueBills().data
  const held = useHeldOrders().data
  const waiting = useWorkbench().data?.waiting
  const { accounts } = useAccountsToConfirm()
  return (
    <RolePage
      waiting={[held?.count, late?.count, accounts?.length]}
      figures={
        <>
          <Figure value={<Sums of={sums?.map((sum) => sum.total)} />} label={say.receivable} path="/insight" />
          <Figure
            value={<Sums of={sums?.map((sum) => sum.overdue)} />}
            beside={late && say.bills(late.count)}
            label={say.overdue}
            path="/insight/open-items"
            asking={{ view: 'late' }}
          />
          <Figure
            value={<Sums of={waiting?.map((sum) => sum.unapplied)} />}
            label={say.unapplied}
            path="/cash/lines"
            asking={{ state: 'unapplied' }}
          />
          <Figure
            value={<Sums of={waiting?.map((sum) => sum.unidentified)} />}
            label={say.unidentified}
            path="/cash/lines"
            asking={{ view: 'unidentified' }}
          />
        </>
      }
      lists={
        <>
          <OverdueBills />
          <HeldOrders />
        </>
      }
      aside={
        <>
          <BankAndBooks />
          <AccountsToConfirm />
          <PayToApprove />
        </>
      }
    />
  )
}
