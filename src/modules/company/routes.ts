import { serve, type Route } from '#platform/http'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { addBankAccount, changeBankAccount, confirmBankAccount, listBankAccounts } from './change-bank-accounts.ts'
import { addHoliday, readCalendar, removeHoliday } from './change-calendar.ts'
import { addEntity, changeCompany, changeEntity } from './change-entities.ts'
import { changeSeries, listSeries } from './change-series.ts'
import * as contract from './contract.ts'
import { enterRates, listRates } from './enter-rates.ts'
import { foundCompany, readSetup } from './found-company.ts'
import type { LegalEntity } from './legal-entity.ts'
import { listKeys, makeKey, endKey } from './keys.ts'
import { changeMe, readMe } from './me.ts'
import { acceptInvitation, invite } from './invite.ts'
import { activateStaff, addStaff, changeStaff, deactivateStaff, listStaff } from './change-staff.ts'
import { companyOf, entities, entityOf } from './store.ts'

/** Gives a new seller what lies on the floor above, such as the tax codes of its country: nobody sells between the two. */
export type Equip = (work: Work, entity: LegalEntity) => Promise<unknown>

export const routes = (equip: Equip): readonly Route[] => [
  serve(contract.readSetup, readSetup),
  serve(contract.setUp, async (work, request) => {
    const made = await foundCompany(work, request)
    if (made.entityId !== null) await equip(work, await entityOf(work.tx, made.entityId))
    return made
  }),
  serve(contract.readMe, readMe),
  serve(contract.changeMe, changeMe),
  serve(contract.listStaff, listStaff),
  serve(contract.addStaff, addStaff),
  serve(contract.changeStaff, changeStaff),
  serve(contract.deactivateStaff, deactivateStaff),
  serve(contract.activateStaff, activateStaff),
  serve(contract.inviteStaff, (work, { staffId }) => invite(work, staffId)),
  serve(contract.acceptInvitation, acceptInvitation),
  serve(contract.listKeys, listKeys),
  serve(contract.createKey, makeKey),
  serve(contract.revokeKey, endKey),
  serve(contract.readCompany, async ({ tx }) => found(await companyOf(tx))),
  serve(contract.changeCompany, changeCompany),
  serve(contract.listEntities, async ({ tx }) => ({ entities: await entities(tx) })),
  serve(contract.readEntity, ({ tx }, { entityId }) => entityOf(tx, entityId)),
  serve(contract.addEntity, async (work, request) => {
    const entity = await addEntity(work, request)
    await equip(work, entity)
    return entity
  }),
  serve(contract.changeEntity, changeEntity),
  serve(contract.readCalendar, readCalendar),
  serve(contract.addHoliday, addHoliday),
  serve(contract.removeHoliday, removeHoliday),
  serve(contract.listBankAccounts, listBankAccounts),
  serve(contract.addBankAccount, addBankAccount),
  serve(contract.changeBankAccount, changeBankAccount),
  serve(contract.confirmBankAccount, confirmBankAccount),
  serve(contract.listSeries, listSeries),
  serve(contract.changeSeries, changeSeries),
  serve(contract.listRates, listRates),
  serve(contract.addRate, async (work, rate) => {
    await enterRates(work, [rate])
    return rate
  }),
]
