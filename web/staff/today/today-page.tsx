import type { ComponentType } from 'react'
import { listCustomers } from '#contracts/parties'
import { Page, useAddress, useAsk, useWords } from '#web'
import { useMay, useMe } from '../session/me.ts'
import { roleWords } from '../session/roles.ts'
import { AdministratorToday } from './administrator.tsx'
import { BillingClerkToday } from './billing-clerk.tsx'
import { CashClerkToday } from './cash-clerk.tsx'
import { CollectorToday } from './collector.tsx'
import { CreditManagerToday } from './credit-manager.tsx'
import { FinanceLeadToday } from './finance-lead.tsx'
import { OperationsToday } from './operations.tsx'
import { Greeting } from './role-page.tsx'
import { SalesManagerToday } from './sales-manager.tsx'
import { SalesRepToday } from './sales-rep.tsx'
import css from './today.module.css'
import { Ways } from './ways.tsx'

type Own = { readonly role: keyof typeof roleWords.en; readonly page: ComponentType }

const pages: readonly Own[] = [
  { role: 'sales_rep', page: SalesRepToday },
  { role: 'sales_manager', page: SalesManagerToday },
  { role: 'credit_manager', page: CreditManagerToday },
  { role: 'billing_clerk', page: BillingClerkToday },
  { role: 'cash_clerk', page: CashClerkToday },
  { role: 'collector', page: CollectorToday },
  { role: 'operations', page: OperationsToday },
  { role: 'finance_lead', page: FinanceLeadToday },
  { role: 'administrator', page: AdministratorToday },
]

/** The day as it begins, for what somebody is here. Who is several things chooses which. */
export function TodayPage() {
  const { roles } = useMe()
  const { values } = useAddress()
  const own = pages.filter(({ role }) => roles.includes(role))
  const chosen = own.find(({ role }) => role === values['role']) ?? own[0]
  const begun = useBegun()
  if (begun === undefined)
    return (
      <Page>
        <Greeting />
      </Page>
    )
  const Chosen = begun ? chosen?.page : undefined
  return (
    <Page>
      {begun && own.length > 1 && <Roles own={own} chosen={chosen} />}
      {Chosen ? (
        <Chosen />
      ) : (
        <>
          <Greeting />
          <Ways />
        </>
      )}
    </Page>
  )
}

/** Whether there is a customer yet; undefined while nobody knows. */
function useBegun(): boolean | undefined {
  const mayRead = useMay('customer.read')
  const { data, error } = useAsk(listCustomers, { limit: 1 }, { enabled: mayRead })
  if (!mayRead || error) return false
  return data && data.count > 0
}

function Roles({ own, chosen }: { own: readonly Own[]; chosen: Own | undefined }) {
  const say = useWords(roleWords)
  const { change } = useAddress()
  return (
    <div className={css['roles']}>
      {own.map(({ role }) => (
        <button key={role} type="button" aria-pressed={role === chosen?.role} onClick={() => change({ role })}>
          {say[role]}
        </button>
      ))}
    </div>
  )
}
