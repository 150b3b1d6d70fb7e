import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const ageingRoute = createRoute({
  path: '/insight',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./ageing-page.tsx'), 'AgeingPage'),
})

const openItemsRoute = createRoute({
  path: '/insight/open-items',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./open-items-page.tsx'), 'OpenItemsPage'),
})

const accountsRoute = createRoute({
  path: '/insight/accounts',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./accounts-page.tsx'), 'AccountsPage'),
})

export const insightRoutes = [ageingRoute, openItemsRoute, accountsRoute]
