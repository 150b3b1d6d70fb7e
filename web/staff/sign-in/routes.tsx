import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { cache } from '#web'
import { rootRoute } from '../routes.tsx'
import { setupOptions } from '../welcome/setup.ts'

export const invitationRoute = createRoute({
  path: '/invitation',
  getParentRoute: () => rootRoute,
  component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
})

export const signInRoute = createRoute({
  path: '/sign-in',
  getParentRoute: () => rootRoute,
  validateSearch: (search: Record<string, unknown>): { back?: string } =>
    // Only an address of our own: a link with a foreign one must not lead people away after they sign in.
    typeof search['back'] === 'string' && /^\/(?!\/)/.test(search['back']) ? { back: search['back'] } : {},
  // An empty company has nobody who could sign in. Whoever cannot be told so still gets to sign in.
  beforeLoad: async () => {
    const setup = await cache.query(setupOptions).catch(() => undefined)
    if (setup?.needed) redirect({ to: '/welcome', throw: true })
  },
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})
