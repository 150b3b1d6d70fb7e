import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const remindersRoute = createRoute({
  path: '/collections',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./reminders-page.tsx'), 'RemindersPage'),
})

const decisionsRoute = createRoute({
  path: '/collections/decisions',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./decisions-page.tsx'), 'DecisionsPage'),
})

export const collectionsRoutes = [remindersRoute, decisionsRoute]
