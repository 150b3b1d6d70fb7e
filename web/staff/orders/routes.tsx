import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const ordersRoute = createRoute({
  path: '/orders',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./orders-page.tsx'), 'OrdersPage'),
})

const entryRoute = createRoute({
  path: '/orders/new',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./entry-page.tsx'), 'EntryPage'),
})

const queriesRoute = createRoute({
  path: '/orders/queries',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./queries-page.tsx'), 'QueriesPage'),
})

const holdsRoute = createRoute({
  path: '/orders/holds',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('../credit/holds-page.tsx'), 'HoldsPage'),
})

const deliveriesRoute = createRoute({
  path: '/orders/deliveries',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./deliveries-page.tsx'), 'DeliveriesPage'),
})

const orderRoute = createRoute({
  path: '/orders/$orderId',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./order-page.tsx'), 'OrderPage'),
})

export const orderRoutes = [ordersRoute, entryRoute, queriesRoute, holdsRoute, deliveriesRoute, orderRoute]
