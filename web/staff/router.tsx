import { createRouter, retainSearchParams } from '@tanstack/react-router'
import { FailedPage, NotFoundPage } from './states/states.tsx'
import { frameRoute, rootRoute } from './routes.tsx'
import { billingRoutes } from './billing/routes.tsx'
import { cashRoutes } from './cash/routes.tsx'
import { collectionsRoutes } from './collections/routes.tsx'
import { customerRoutes } from './customers/routes.tsx'
import { disputeRoutes } from './disputes/routes.tsx'
import { insightRoutes } from './insight/routes.tsx'
import { orderRoutes } from './orders/routes.tsx'
import { leagueRoutes } from './league/routes.tsx'
import { payPlansRoute, payRoute } from './pay/routes.tsx'
import { noticesRoute } from './notices/routes.tsx'
import { helpRoute } from './help/routes.tsx'
import { boardRoutes } from './board/routes.tsx'
import { pipelineRoutes } from './pipeline/routes.tsx'
import { quotePageRoute } from '../portal/quote/routes.tsx'
import { quoteRoutes } from './quotes/routes.tsx'
import { productRoutes } from './products/routes.tsx'
import { reportRoutes } from './report/routes.tsx'
import { settingsRoutes } from './settings/routes.tsx'
import { invitationRoute, signInRoute } from './sign-in/routes.tsx'
import { todayRoute } from './today/routes.tsx'
import { bringDataRoute, welcomeRoute } from './welcome/routes.tsx'

// Which company and which day somebody looks at goes with them from page to page.
frameRoute.update({ search: { middlewares: [retainSearchParams(['entity', 'asAt'])] } })

/** Every page of the staff application. A module adds its routes here, and its section in sections.ts. */
const routeTree = rootRoute.addChildren([
  signInRoute,
  invitationRoute,
  welcomeRoute,
  quotePageRoute,
  frameRoute.addChildren([
    todayRoute,
    ...billingRoutes,
    ...boardRoutes,
    ...pipelineRoutes,
    ...quoteRoutes,
    ...orderRoutes,
    ...cashRoutes,
    ...collectionsRoutes,
    ...customerRoutes,
    ...productRoutes,
    ...disputeRoutes,
    ...insightRoutes,
    payRoute,
    payPlansRoute,
    noticesRoute,
    helpRoute,
    ...leagueRoutes,
    ...reportRoutes,
    ...settingsRoutes,
    bringDataRoute,
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: FailedPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface Register {
    router: typeof router
  }
}
