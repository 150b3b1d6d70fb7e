import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

export const payRoute = createRoute({
  path: '/pay',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./pay-page.tsx'), 'PayPage'),
})

export const payPlansRoute = createRoute({
  path: '/pay/plans',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./plans-page.tsx'), 'PlansPage'),
})
