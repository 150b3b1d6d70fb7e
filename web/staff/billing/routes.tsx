import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const desk = createRoute({
  path: '/billing',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./desk-page.tsx'), 'DeskPage'),
})

const documents = createRoute({
  path: '/billing/documents',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./documents-page.tsx'), 'DocumentsPage'),
})

const waiting = createRoute({
  path: '/billing/waiting',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./waiting-page.tsx'), 'WaitingPage'),
})

const run = createRoute({
  path: '/billing/run',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./run-page.tsx'), 'RunPage'),
})

const outbox = createRoute({
  path: '/billing/outbox',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./outbox-page.tsx'), 'OutboxPage'),
})

const one = createRoute({
  path: '/billing/$documentId',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./document-page.tsx'), 'DocumentPage'),
})

export const billingRoutes = [desk, documents, waiting, run, outbox, one]
