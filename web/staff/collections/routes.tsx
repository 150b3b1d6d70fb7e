import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const deskRoute = createRoute({
  path: '/collections',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./desk-page.tsx'), 'DeskPage'),
})

const promisesRoute = createRoute({
  path: '/collections/promises',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./promises-page.tsx'), 'PromisesPage'),
})

const remindersRoute = createRoute({
  path: '/collections/reminders',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./reminders-page.tsx'), 'RemindersPage'),
})

const decisionsRoute = createRoute({
  path: '/collections/decisions',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./decisions-page.tsx'), 'DecisionsPage'),
})

export const collectionsRoutes = [deskRoute, promisesRoute, remindersRoute, decisionsRoute]
