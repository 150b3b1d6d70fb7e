import { catalogue, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { SectionTabs } from '../frame/section-tabs.tsx'

const words = catalogue({
  en: {
    desk: 'Desk',
    documents: 'Invoices',
    waiting: 'To bill',
    run: 'Billing run',
    outbox: 'Outbox',
    label: 'Billing',
  },
  de: {
    desk: 'Schreibtisch',
    documents: 'Rechnungen',
    waiting: 'Zu berechnen',
    run: 'Rechnungslauf',
    outbox: 'Postausgang',
    label: 'Rechnungen',
  },
})

/** The pages of this section, in one line. */
export function BillingTabs() {
  const say = useWords(words)
  return (
    <SectionTabs label={say.label}>
      <WayTo path="/billing" exact>
        {say.desk}
      </WayTo>
      <WayTo path="/billing/documents">{say.documents}</WayTo>
      <WayTo path="/billing/waiting">{say.waiting}</WayTo>
      <WayTo path="/billing/run">{say.run}</WayTo>
      <WayTo path="/billing/outbox">{say.outbox}</WayTo>
    </SectionTabs>
  )
}
