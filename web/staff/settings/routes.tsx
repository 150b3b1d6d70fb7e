import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

export const settingsRoute = createRoute({
  path: '/settings',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
})

const under = { getParentRoute: () => settingsRoute } as const

const yours = createRoute({
  ...under,
  path: '/',
  component: lazyRouteComponent(() => import('./yours-page.tsx'), 'YoursPage'),
})
const company = createRoute({
  ...under,
  path: 'company',
  component: lazyRouteComponent(() => import('./company-page.tsx'), 'CompanyPage'),
})
const people = createRoute({
  ...under,
  path: 'people',
  component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
})
const bank = createRoute({
  ...under,
  path: 'bank-accounts',
  component: lazyRouteComponent(() => import('./bank-page.tsx'), 'BankPage'),
})
const numbers = createRoute({
  ...under,
  path: 'numbers',
  component: lazyRouteComponent(() => import('./numbers-page.tsx'), 'NumbersPage'),
})
const taxes = createRoute({
  ...under,
  path: 'taxes',
  component: lazyRouteComponent(() => import('./taxes-page.tsx'), 'TaxesPage'),
})
const calendar = createRoute({
  ...under,
  path: 'calendar',
  component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
})
const rates = createRoute({
  ...under,
  path: 'exchange-rates',
  component: lazyRouteComponent(() => import('./rates-page.tsx'), 'RatesPage'),
})
const months = createRoute({
  ...under,
  path: 'months',
  component: lazyRouteComponent(() => import('./months-page.tsx'), 'MonthsPage'),
})
const keys = createRoute({
  ...under,
  path: 'api-keys',
  component: lazyRouteComponent(() => import('./keys-page.tsx'), 'KeysPage'),
})

/** A page of the settings is a child of settingsRoute and an entry of settings-pages.ts. */
export const settingsRoutes = [
  settingsRoute.addChildren([yours, company, people, bank, numbers, taxes, calendar, rates, months, keys]),
] as const
