import {
  IconBuildingStore,
  IconCalendarCheck,
  IconCash,
  IconBellRinging,
  IconChartHistogram,
  IconFileInvoice,
  IconMessageQuestion,
  IconPackage,
  IconReceipt2,
  IconLayoutKanban,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { catalogue } from '#web'

export const sectionWords = catalogue({
  en: {
    today: 'Today',
    pipeline: 'Pipeline',
    orders: 'Orders',
    billing: 'Billing',
    disputes: 'Disputes',
    cash: 'Cash',
    collections: 'Collections',
    customers: 'Customers',
    products: 'Products',
    pay: 'People & pay',
    insight: 'Insight',
    settings: 'Settings',
  },
  de: {
    today: 'Heute',
    pipeline: 'Pipeline',
    orders: 'Aufträge',
    billing: 'Rechnungen',
    disputes: 'Reklamationen',
    cash: 'Geld',
    collections: 'Mahnwesen',
    customers: 'Kunden',
    products: 'Produkte',
    pay: 'Personen & Provision',
    insight: 'Einblick',
    settings: 'Einstellungen',
  },
})

export type Section = {
  readonly key: keyof typeof sectionWords.en
  readonly to: string
  readonly icon: Icon
  /** Pressed after `g`. */
  readonly letter: string
  /** Shown to roles that hold this permission; to everybody, when left out. */
  readonly needs?: string
}

/** The rail, from top to bottom. An entry appears once a page answers its address and the role may see it. */
export const sections: readonly Section[] = [
  { key: 'today', to: '/', icon: IconCalendarCheck, letter: 't' },
  { key: 'pipeline', to: '/pipeline', icon: IconLayoutKanban, letter: 'l', needs: 'sales.read' },
  { key: 'orders', to: '/orders', icon: IconReceipt2, letter: 'o', needs: 'order.read' },
  { key: 'billing', to: '/billing', icon: IconFileInvoice, letter: 'b', needs: 'invoice.read' },
  { key: 'disputes', to: '/disputes', icon: IconMessageQuestion, letter: 'd', needs: 'dispute.read' },
  { key: 'cash', to: '/cash', icon: IconCash, letter: 'm', needs: 'cash.read' },
  { key: 'collections', to: '/collections', icon: IconBellRinging, letter: 'n', needs: 'collections.read' },
  { key: 'customers', to: '/customers', icon: IconBuildingStore, letter: 'c', needs: 'customer.read' },
  { key: 'products', to: '/products', icon: IconPackage, letter: 'p', needs: 'catalog.read' },
  { key: 'pay', to: '/pay', icon: IconUsers, letter: 'y', needs: 'pay.read' },
  { key: 'insight', to: '/insight', icon: IconChartHistogram, letter: 'i', needs: 'report.read' },
  { key: 'settings', to: '/settings', icon: IconSettings, letter: 's' },
]
