import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const queueRoute = createRoute({
  path: '/disputes',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./queue-page.tsx'), 'DisputeQueuePage'),
})

const casesRoute = createRoute({
  path: '/disputes/all',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./cases-page.tsx'), 'CasesPage'),
})

const approvalsRoute = createRoute({
  path: '/disputes/approvals',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./approvals-page.tsx'), 'ApprovalsPage'),
})

const enquiriesRoute = createRoute({
  path: '/disputes/enquiries',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./enquiries-page.tsx'), 'EnquiriesPage'),
})

const caseRoute = createRoute({
  path: '/disputes/$caseId',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
})

const newRoute = createRoute({
  path: '/disputes/new/$documentId',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./new-dispute-page.tsx'), 'NewDisputePage'),
})

export const disputeRoutes = [queueRoute, casesRoute, approvalsRoute, enquiriesRoute, newRoute, caseRoute]
