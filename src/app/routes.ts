import type { Route } from '#platform/http'
import { routes as billing } from '#modules/billing'
import { addTaxCodesOf } from '#modules/catalog'
import { meRoutes, setupRoutes } from '#modules/company'
import { routes as insight } from '#modules/insight'
import { routes as ledger } from '#modules/ledger'
import { routes as messages } from '#modules/messages'

/** Every address of the API, module by module. */
export const routes: readonly Route[] = [
  ...setupRoutes(addTaxCodesOf),
  ...meRoutes,
  ...billing,
  ...ledger,
  ...messages,
  ...insight,
]
