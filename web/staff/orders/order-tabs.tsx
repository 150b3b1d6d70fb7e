import { catalogue, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'
import { SectionTabs } from '../frame/section-tabs.tsx'

const words = catalogue({
  en: {
    label: 'Orders',
    orders: 'Orders',
    queries: 'Order queries',
    holds: 'Held for credit',
    deliveries: 'Deliveries',
  },
  de: {
    label: 'Aufträge',
    orders: 'Aufträge',
    queries: 'Rückfragen',
    holds: 'Kreditsperren',
    deliveries: 'Lieferungen',
  },
})

/** The pages of this section, in one line. */
export function OrderTabs() {
  const say = useWords(words)
  return (
    <SectionTabs label={say.label}>
      <WayTo path="/orders" exact>
        {say.orders}
      </WayTo>
      <WayTo path="/orders/queries">{say.queries}</WayTo>
      {useMay('credit.read') && <WayTo path="/orders/holds">{say.holds}</WayTo>}
      {useMay('delivery.read') && <WayTo path="/orders/deliveries">{say.deliveries}</WayTo>}
    </SectionTabs>
  )
}
