import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

export const settingsRoute = createRoute({
  path: '/settings',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
})

const yoursRoute = createRoute({
  path: '/',
  getParentRoute: () => settingsRoute,
  component: lazyRouteComponent(() => import('./yours-page.tsx'), 'YoursPage'),
})

/** A page of the settings is a child of settingsRoute and an entry of settings-pages.ts. */
export const settingsRoutes = [settingsRoute.addChildren([yoursRoute])] as const
