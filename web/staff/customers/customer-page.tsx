import { Skeleton } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { readCustomer } from '#contracts/parties'
import { ProblemBox, Page, PageHead, StateChip, Thing, WhyPanel, catalogue, useAsk, useLanguage, useWords } from '#web'
import { LimitCard } from '../credit/limit-card.tsx'
import { ChooseBillDialog } from '../disputes/choose-bill-dialog.tsx'
import { EnquiryDialog } from '../disputes/enquiry-dialog.tsx'
import { HelpCard } from '../help/help-card.tsx'
import { useMay } from '../session/me.ts'
import { AddressesCard } from './addresses-card.tsx'
import { CustomerForm } from './customer-form.tsx'
import { CustomerTimeline } from './customer-timeline.tsx'
import { DocumentsCard } from './documents-card.tsx'
import { FactsCard } from './facts-card.tsx'
import { HabitCard } from './habit-card.tsx'
import { MoneyCards } from './money-cards.tsx'
import { OpenItemsCard } from './open-items-card.tsx'
import { PayersCard } from './payers-card.tsx'
import { PromisesCard } from '../collections/promises-card.tsx'
import { RemindingCard } from '../collections/reminding-card.tsx'
import { PeopleCard } from './people-card.tsx'
import { AgreedPricesCard } from './agreed-prices-card.tsx'
import { CreditCard } from './credit-card.tsx'
import type { Customer } from './customer.ts'
import { OrdersCard } from './orders-card.tsx'
import { customerWords } from './words.ts'

const words = catalogue({
  en: {
    customer: (number: string) => `Customer ${number}`,
    statement: 'Statement',
    change: 'Change',
    dispute: 'They refuse part of a bill',
    enquire: 'They ask for something',
    changeOf: (name: string) => `Change ${name}`,
    partOf: (name: string) => `part of ${name}`,
  },
  de: {
    customer: (number: string) => `Kunde ${number}`,
    statement: 'Kontoauszug',
    change: 'Ändern',
    dispute: 'Der Kunde bestreitet einen Teil',
    enquire: 'Der Kunde bittet um etwas',
    changeOf: (name: string) => `${name} ändern`,
    partOf: (name: string) => `Teil von ${name}`,
  },
})

const route = getRouteApi('/frame/customers/$customerId')

/** The whole relation with one customer on one page. */
export function CustomerPage() {
  const { customerId } = route.useParams()
  const { data, error, isPending } = useAsk(readCustomer, { customerId })
  if (error) return <ProblemBox problem={error} />
  if (isPending || !data || data.id !== customerId) return <Waiting />
  return <CustomerThing key={data.id} customer={data} />
}

function CustomerThing({ customer }: { customer: Customer }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const [changing, setChanging] = useState(false)
  const [heard, setHeard] = useState<'dispute' | 'enquire'>()
  const mayDispute = useMay('dispute.handle')
  const mayEdit = useMay('customer.edit')
  const mayRemind = useMay('collections.read')
  const maySeeMoney = useMay('ledger.read')
  const maySeeBills = useMay('invoice.read')
  const maySeeCredit = useMay('credit.read')
  const maySeeOrders = useMay('order.read')
  const mayPrint = useMay('statement.read')
  return (
    <>
      <Thing
        title={customer.name}
        windowTitle={customer.name}
        line={<HeadLine customer={customer} />}
        main={
          mayPrint
            ? {
                label: say.statement,
                run: () => void navigate({ to: `/customers/${customer.id}/statement` }),
              }
            : undefined
        }
        menu={
          mayDispute
            ? [
                ...(maySeeBills ? [{ label: say.dispute, run: () => setHeard('dispute') }] : []),
                { label: say.enquire, run: () => setHeard('enquire') },
              ]
            : []
        }
        second={mayEdit ? [{ label: say.change, key: 'd', run: () => setChanging(true) }] : []}
        aside={
          <>
            <PeopleCard customer={customer} />
            <HelpCard customerId={customer.id} />
            <FactsCard customer={customer} />
            {maySeeCredit && <LimitCard customerId={customer.id} currency={customer.currency} />}
            <AddressesCard customer={customer} />
            {maySeeMoney && <PayersCard customerId={customer.id} />}
          </>
        }
        timeline={<CustomerTimeline customerId={customer.id} />}
      >
        {maySeeMoney && <MoneyCards customer={customer} />}
        {maySeeCredit && <CreditCard customerId={customer.id} />}
        {maySeeMoney && <HabitCard customerId={customer.id} />}
        {mayRemind && <RemindingCard customerId={customer.id} />}
        {mayRemind && <PromisesCard customerId={customer.id} />}
        {maySeeMoney && <OpenItemsCard customerId={customer.id} />}
        {maySeeOrders && <OrdersCard customerId={customer.id} />}
        {maySeeBills && <DocumentsCard customerId={customer.id} />}
        <AgreedPricesCard customerId={customer.id} />
      </Thing>
      {heard === 'dispute' && <ChooseBillDialog customerId={customer.id} close={() => setHeard(undefined)} />}
      {heard === 'enquire' && <EnquiryDialog customerId={customer.id} close={() => setHeard(undefined)} />}
      <WhyPanel title={say.changeOf(customer.name)} opened={changing} close={() => setChanging(false)}>
        <CustomerForm of={customer} after={() => setChanging(false)} />
      </WhyPanel>
    </>
  )
}

/** Who it is in one line, as a colleague would say it on the phone. */
function HeadLine({ customer }: { customer: Customer }) {
  const say = useWords(words)
  const own = useWords(customerWords)
  const countries = new Intl.DisplayNames(useLanguage(), { type: 'region' })
  const { owner, collector, parent } = customer
  const people = [owner && `${owner.name} ${own.sells}`, collector && `${collector.name} ${own.collects}`]
  const parts = [
    say.customer(customer.number),
    countries.of(customer.country),
    customer.termsText,
    people.filter(Boolean).join(', '),
    parent && say.partOf(parent.name),
  ]
  return (
    <>
      {!customer.active && <StateChip tone="quiet">{own.inactive}</StateChip>}
      {customer.kind !== 'business' && <StateChip tone="news">{own[customer.kind]}</StateChip>}
      <span>{parts.filter(Boolean).join(' · ')}</span>
    </>
  )
}

function Waiting() {
  return (
    <Page>
      <PageHead title="…" />
      <Skeleton height={240} radius={8} />
    </Page>
  )
}
