// All patterns with plausible data, for the eye and for the browser tests. Not part of what is shipped.
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider, createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Look, cache } from '#web'
import { Frame } from '../staff/frame/frame.tsx'
import { meOptions } from '../staff/session/me.ts'
import { SettingsPage } from '../staff/settings/settings-page.tsx'
import { YoursPage } from '../staff/settings/yours-page.tsx'
import { NotFoundPage } from '../staff/states/states.tsx'
import { TodayPage } from '../staff/today/today-page.tsx'
import { InvoicePage } from './invoice-page.tsx'
import { InvoicesPage } from './invoices-page.tsx'
import { QueuePage } from './queue-page.tsx'
import { RunPage } from './run-page.tsx'
import { ShapesPage } from './shapes-page.tsx'
import { EmptyPage } from './empty-page.tsx'

cache.setQueryDefaults(meOptions.queryKey, { staleTime: Infinity })
cache.setQueryData(meOptions.queryKey, {
  name: 'Ida Kolbe',
  email: 'ida.kolbe@quellwerk.example',
  roles: ['billing_clerk', 'finance_lead'],
  sees: 'all',
  language: 'en',
  staffId: 'stf_VzXn2W',
  may: ['order.read', 'invoice.read', 'cash.read', 'customer.read', 'catalog.read', 'report.read'],
  entities: [
    { id: 'ent_1', name: 'Quellwerk Industriebedarf GmbH', currency: 'EUR', country: 'DE', zone: 'Europe/Berlin' },
    { id: 'ent_2', name: 'Corrib Supplies Ltd', currency: 'GBP', country: 'IE', zone: 'Europe/Dublin' },
  ],
  company: { name: 'Quellwerk' },
  today: '2026-06-30',
  phone: null,
  testClock: false,
  version: 1,
})

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage })
const page = (path: string, component: () => React.ReactNode) =>
  createRoute({ path, component, getParentRoute: () => root })
const settings = page('/settings', SettingsPage)
const yours = createRoute({ path: '/', component: YoursPage, getParentRoute: () => settings })

const router = createRouter({
  routeTree: root.addChildren([
    page('/', TodayPage),
    page('/orders', RunPage),
    page('/billing', InvoicesPage),
    page('/billing/$id', InvoicePage),
    page('/cash', QueuePage),
    page('/customers', ShapesPage),
    page('/products', EmptyPage),
    settings.addChildren([yours]),
  ]),
  history: createHashHistory(),
})

const place = document.getElementById('root')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={cache}>
        <Look>
          <RouterProvider router={router} />
        </Look>
      </QueryClientProvider>
    </StrictMode>,
  )
}
