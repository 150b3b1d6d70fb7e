import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { cache } from '#web'
import { frameRoute, rootRoute } from '../routes.tsx'
import { setupOptions } from './setup.ts'

export const welcomeRoute = createRoute({
  path: '/welcome',
  getParentRoute: () => rootRoute,
  beforeLoad: async () => {
    const { needed } = await cache.query(setupOptions)
    if (!needed) redirect({ to: '/', throw: true })
  },
  component: lazyRouteComponent(() => import('./welcome-page.tsx'), 'WelcomePage'),
})

export const bringDataRoute = createRoute({
  path: '/bring-data',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./bring-data-page.tsx'), 'BringDataPage'),
})
