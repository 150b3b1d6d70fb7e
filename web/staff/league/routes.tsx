import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const leagueRoute = createRoute({
  path: '/pay/league',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./league-page.tsx'), 'LeaguePage'),
})

const collectorsRoute = createRoute({
  path: '/pay/collectors',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./collectors-page.tsx'), 'CollectorsPage'),
})

export const leagueRoutes = [leagueRoute, collectorsRoute]
