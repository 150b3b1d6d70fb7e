export { collectorBonus, halves, usualBonus, type BonusFact, type BonusPlan } from './collector-bonus.ts'
export { earnedToDate, sharesOf, type CommissionLine, type InvoiceState } from './earned.ts'
export {
  commissionEntries,
  type Cause,
  type CommissionEntry,
  type CommissionEvent,
  type EntryKind,
  type InvoiceBasis,
  type Share,
} from './entries.ts'
export { freezeDay, lastDayOfQuarter, nextQuarter, quarterOf, statementQuarter, type Quarter } from './period.ts'
export { accrue } from './accrue.ts'
export {
  adjustOnCredit,
  adjustOnDispute,
  countDispute,
  earnOnCash,
  expectCommission,
  takeBackOnReturn,
} from './commission-reactions.ts'
export { acceptPlan, makePlan } from './make-plan.ts'
export { planOn, type Plan, type PlanDraft, type Rates } from './plan.ts'
export { checkPay } from './check-pay.ts'
export { noteReportLines } from './note-bonus.ts'
export { paySettling, settlePay } from './settle.ts'
export { usualTerms, type Terms } from './terms.ts'
export { routes } from './routes.ts'
