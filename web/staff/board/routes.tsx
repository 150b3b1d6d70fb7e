import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const boardRoute = createRoute({
  path: '/pipeline',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./board-page.tsx'), 'BoardPage'),
})

const dealRoute = createRoute({
  path: '/deals/$thing',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./deal-page.tsx'), 'DealPage'),
})

export const boardRoutes = [boardRoute, dealRoute]
