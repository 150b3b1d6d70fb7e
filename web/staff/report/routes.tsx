import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const toSignRoute = createRoute({
  path: '/customers/report',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./to-sign-page.tsx'), 'ToSignPage'),
})

const fromCollectionsRoute = createRoute({
  path: '/pipeline/from-collections',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./from-collections-page.tsx'), 'FromCollectionsPage'),
})

export const reportRoutes = [toSignRoute, fromCollectionsRoute]
