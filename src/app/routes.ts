import type { Route } from '#platform/http'
import { routes as behaviour } from '#modules/behaviour'
import { routes as billing } from '#modules/billing'
import { routes as cash } from '#modules/cash'
import { addTaxCodesOf, routes as catalog, taxRoutes } from '#modules/catalog'
import { routes as collections } from '#modules/collections'
import { routes as company } from '#modules/company'
import { routes as credit } from '#modules/credit'
import { routes as exchange } from '#modules/exchange'
import { routes as disputes } from '#modules/disputes'
import { routes as incentives } from '#modules/incentives'
import { routes as insight } from '#modules/insight'
import { routes as ledger } from '#modules/ledger'
import { routes as messages } from '#modules/messages'
import { lineageRoutes, routes as orders } from '#modules/orders'
import { routes as parties } from '#modules/parties'
import { routes as quotes } from '#modules/quotes'
import { routes as reports } from '#modules/reports'
import { routes as sales } from '#modules/sales'
import { routes as workplace } from '#modules/workplace'

/** Every address of the API, module by module. */
export const routes: readonly Route[] = [
  ...company(addTaxCodesOf),
  ...parties,
  ...catalog,
  ...taxRoutes,
  ...billing,
  ...ledger,
  ...messages,
  ...behaviour,
  ...credit,
  ...orders,
  ...disputes,
  ...sales,
  ...quotes,
  ...reports,
  ...cash,
  ...lineageRoutes,
  ...insight,
  ...exchange,
  ...incentives,
  ...workplace,
  ...collections,
]
