import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

export const todayRoute = createRoute({
  path: '/',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage'),
})
