import { serve } from '#platform/http'
import * as contract from './contract.ts'
import { acceptPlan, makePlan } from './make-plan.ts'
import { readPlans } from './read-plans.ts'
import { readPayStatement, readPeople } from './read-statement.ts'
import { plansWithMembers } from './store-plans.ts'

export const routes = [
  serve(contract.listPayPlans, readPlans),
  serve(contract.makePayPlan, async (work, draft) => {
    const made = await makePlan(work, draft)
    const [plan] = await plansWithMembers(work.tx, { entityId: null, only: null, planId: made.id })
    if (!plan) throw new Error('a plan was not written')
    return plan
  }),
  serve(contract.acceptPayPlan, acceptPlan),
  serve(contract.readPayStatement, readPayStatement),
  serve(contract.listPeople, readPeople),
]
