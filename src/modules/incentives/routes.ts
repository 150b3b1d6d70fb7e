import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import { serve } from '#platform/http'
import type { Work } from '#platform/work'
import { entityOf } from '#modules/company'
import { approvePay, payOut, proposePay, returnPay } from './approve-pay.ts'
import * as contract from './contract.ts'
import { explainEntry } from './explain-entry.ts'
import { acceptPlan, makePlan } from './make-plan.ts'
import { bonusAmountsShown, termsShown } from './plan-shown.ts'
import { previewPlan } from './preview-plan.ts'
import { printPay } from './print-pay.ts'
import { readPlans } from './read-plans.ts'
import { percentOf, readPayStatement, readPeople } from './read-statement.ts'
import { readSettled } from './settled-shown.ts'
import {
  agreeHandOver,
  agreeSplit,
  readHandOvers,
  readSplit,
  signCustomerHandOver,
  signDealSplit,
} from './share-deals.ts'
import { payLinePage } from './store-lines.ts'
import { plansWithMembers, type PlanWithMembers } from './store-plans.ts'
import { payRuns } from './store-settle.ts'
import type { FoundSplit, HandOverRow } from './store-shares.ts'
import { money } from '#kernel/money'
import { parseDecimal } from '#kernel/decimal'
import { planFromWire } from './wire-plan.ts'

const planOnWire = async (work: Work, plan: PlanWithMembers) => {
  const { currency } = await entityOf(work.tx, plan.entityId)
  return {
    ...plan,
    terms: termsShown(plan.terms, currency),
    bonus: plan.bonus && bonusAmountsShown(plan.bonus, currency),
  }
}

async function madePlan(work: Work, planId: Id<'pla'>) {
  const [plan] = await plansWithMembers(work.tx, { entityId: null, only: null, planId })
  return planOnWire(work, found(plan))
}

function splitOnWire({ shares, ...split }: FoundSplit) {
  const whole = shares.reduce((sum, share) => sum + share.weight, 0n)
  return {
    ...split,
    shares: shares.map(({ weight, ...share }) => ({ ...share, percent: percentOf(weight, whole) })),
    holds: shares.every((share) => share.signedAt !== null),
  }
}

const handOverOnWire = (row: HandOverRow) => ({ ...row, sharePercent: parseDecimal(row.sharePercent) })

export const routes = [
  serve(contract.listPayPlans, async (work, request) => {
    const { plans } = await readPlans(work, request)
    return { plans: await Promise.all(plans.map((plan) => planOnWire(work, plan))) }
  }),
  serve(contract.makePayPlan, async (work, draft) => madePlan(work, (await makePlan(work, planFromWire(draft))).id)),
  serve(contract.previewPayPlan, (work, { quarter, ...draft }) =>
    previewPlan(work, { ...planFromWire(draft), quarter }),
  ),
  serve(contract.acceptPayPlan, acceptPlan),
  serve(contract.readPayStatement, readPayStatement),
  serve(contract.payPaper, printPay),
  serve(contract.explainPayEntry, explainEntry),
  serve(contract.listPeople, readPeople),
  serve(contract.listSettledPay, readSettled),
  serve(contract.proposePay, proposePay),
  serve(contract.approvePay, approvePay),
  serve(contract.returnPay, returnPay),
  serve(contract.payOut, payOut),
  serve(contract.listPayRuns, async ({ tx }, { entityId }) => ({
    runs: (await payRuns(tx, { entityId })).map(({ total, currency, ...run }) => ({
      ...run,
      total: money(total, currency),
    })),
  })),
  serve(contract.listPayLines, payLinePage),
  serve(contract.readDealSplit, async (work, deal) => {
    const { split } = await readSplit(work, deal)
    return { split: split && splitOnWire(split) }
  }),
  serve(contract.agreeDealSplit, async (work, request) => splitOnWire(await agreeSplit(work, request))),
  serve(contract.signDealSplit, async (work, request) => splitOnWire(await signDealSplit(work, request))),
  serve(contract.listHandOvers, async (work, request) => ({
    handOvers: (await readHandOvers(work, request)).handOvers.map(handOverOnWire),
  })),
  serve(contract.agreeHandOver, async (work, request) => handOverOnWire(await agreeHandOver(work, request))),
  serve(contract.signHandOver, async (work, request) => handOverOnWire(await signCustomerHandOver(work, request))),
]
