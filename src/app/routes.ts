import type { Route } from '#platform/http'
import { meRoutes } from '#modules/company'
import { routes as insight } from '#modules/insight'
import { routes as ledger } from '#modules/ledger'
import { routes as messages } from '#modules/messages'

/** Every address of the API, module by module. */
export const routes: readonly Route[] = [...meRoutes, ...ledger, ...messages, ...insight]
