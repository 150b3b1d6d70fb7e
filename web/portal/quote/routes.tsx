import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../staff/routes.tsx'

/** What the link in a letter opens: no sign-in, no frame. */
export const quotePageRoute = createRoute({
  path: '/q/$token',
  getParentRoute: () => rootRoute,
  component: lazyRouteComponent(() => import('./quote-page.tsx'), 'SharedQuotePage'),
})
