import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

export const helpRoute = createRoute({
  path: '/help',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./help-page.tsx'), 'HelpPage'),
})
