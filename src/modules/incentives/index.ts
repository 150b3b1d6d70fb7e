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
