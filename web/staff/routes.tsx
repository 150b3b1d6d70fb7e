import { Outlet, createRootRoute, createRoute, redirect } from '@tanstack/react-router'
import { ApiProblem, cache } from '#web'
import { Frame } from './frame/frame.tsx'
import { meOptions } from './session/me.ts'
import { readPlace } from './session/place.ts'
import { FailedPage, NotFoundPage, WaitingPage } from './states/states.tsx'

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: FailedPage,
})

/** The parent of every page of somebody who is signed in: the frame, and what it needs to know first. */
export const frameRoute = createRoute({
  id: 'frame',
  getParentRoute: () => rootRoute,
  component: Frame,
  pendingComponent: WaitingPage,
  validateSearch: (search: Record<string, unknown>) => ({ ...search, ...readPlace(search) }),
  beforeLoad: async ({ location }) => {
    try {
      await cache.query({ ...meOptions, staleTime: 'static' })
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 401)) throw error
      redirect({ to: '/sign-in', search: { back: location.href }, throw: true })
    }
  },
})
