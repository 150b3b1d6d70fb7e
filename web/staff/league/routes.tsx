import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const leagueRoute = createRoute({
  path: '/pay/league',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./league-page.tsx'), 'LeaguePage'),
})

export const leagueRoutes = [leagueRoute]
