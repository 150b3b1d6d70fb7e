import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const customersRoute = createRoute({
  path: '/customers',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./customers-page.tsx'), 'CustomersPage'),
})

const rulesRoute = createRoute({
  path: '/customers/rules',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./rules-page.tsx'), 'RulesPage'),
})

const customerRoute = createRoute({
  path: '/customers/$customerId',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./customer-page.tsx'), 'CustomerPage'),
})

const statementRoute = createRoute({
  path: '/customers/$customerId/statement',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./statement-page.tsx'), 'StatementPage'),
})

export const customerRoutes = [customersRoute, rulesRoute, customerRoute, statementRoute]
