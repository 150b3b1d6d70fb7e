import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

export const noticesRoute = createRoute({
  path: '/notices',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./notices-page.tsx'), 'NoticesPage'),
})
