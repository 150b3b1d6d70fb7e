import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const deskRoute = createRoute({
  path: '/cash',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./cash-page.tsx'), 'CashPage'),
})

const linesRoute = createRoute({
  path: '/cash/lines',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./lines-page.tsx'), 'LinesPage'),
})

const statementsRoute = createRoute({
  path: '/cash/statements',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./statements-page.tsx'), 'StatementsPage'),
})

/** A link to one line opens the desk with it in front. */
const lineRoute = createRoute({
  path: '/cash/$receiptId',
  getParentRoute: () => frameRoute,
  beforeLoad: ({ params }) => {
    redirect({ href: `/cash?item=${encodeURIComponent(params.receiptId)}`, throw: true })
  },
})

export const cashRoutes = [deskRoute, linesRoute, statementsRoute, lineRoute]
