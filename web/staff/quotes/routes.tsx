import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const quotesRoute = createRoute({
  path: '/pipeline/quotes',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./quotes-page.tsx'), 'QuotesPage'),
})

const writeRoute = createRoute({
  path: '/pipeline/quotes/new',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./editor-page.tsx'), 'EditorPage'),
})

const quoteRoute = createRoute({
  path: '/pipeline/quotes/$quoteId',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./quote-page.tsx'), 'QuotePage'),
})

export const quoteRoutes = [quotesRoute, writeRoute, quoteRoute]
