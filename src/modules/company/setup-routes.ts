import { serve } from '#platform/http'
import type { Work } from '#platform/work'
import { foundCompany, readSetup } from './found-company.ts'
import type { LegalEntity } from './legal-entity.ts'
import * as contract from './setup-contract.ts'
import { entityOf } from './store.ts'

/** Gives a new seller what lies on the floor above, such as the tax codes of its country: nobody sells between the two. */
export type Equip = (work: Work, entity: LegalEntity) => Promise<unknown>

export const setupRoutes = (equip: Equip) => [
  serve(contract.readSetup, readSetup),
  serve(contract.setUp, async (work, request) => {
    const made = await foundCompany(work, request)
    if (made.entityId !== null) await equip(work, await entityOf(work.tx, made.entityId))
    return made
  }),
]
