import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const opportunitiesRoute = createRoute({
  path: '/pipeline/opportunities',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./opportunities-page.tsx'), 'OpportunitiesPage'),
})

const leadsRoute = createRoute({
  path: '/pipeline/leads',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./leads-page.tsx'), 'LeadsPage'),
})

const leadRoute = createRoute({
  path: '/pipeline/leads/$leadId',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./lead-page.tsx'), 'LeadPage'),
})

const opportunityRoute = createRoute({
  path: '/pipeline/$opportunityId',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./opportunity-page.tsx'), 'OpportunityPage'),
})

export const pipelineRoutes = [opportunitiesRoute, leadsRoute, leadRoute, opportunityRoute]
