export { changeReservation, type ReservationChange } from './change-reservation.ts'
export { countOrder } from './count-order.ts'
export { creditFacts, involvedIn, type CustomerFacts } from './credit-facts.ts'
export {
  decideCredit,
  type CreditDecision,
  type CreditFacts,
  type CreditPolicy,
  type HoldReason,
} from './decide-credit.ts'
export { creditReleased, limitSet } from './events.ts'
export { exposureOf, type ExposureParts } from './exposure.ts'
export { atStake, horizonOn } from './horizon.ts'
export { previewChange, type ChangeVerdict } from './preview-change.ts'
export { creditView, previewCredit, type CreditPreview, type CreditView } from './preview-credit.ts'
export { endHolds, recheck, releaseHold } from './release-hold.ts'
export { releaseRules, type ReleaseRule } from './release-rules.ts'
export { requestCredit, reserve, type CreditAnswer, type CreditRequest } from './request-credit.ts'
export { setLimits } from './set-limits.ts'
export {
  addDelivered,
  endReservations,
  heldOrders,
  limitsOn,
  policyOn,
  type HeldOrder,
  type Limit,
  type LimitDraft,
  type ReservationDraft,
} from './store.ts'
export { isCounted, lastReleaser } from './store-counted.ts'
export { limitsSetWhileHeld } from './store-limits.ts'
export { routes } from './routes.ts'
export { excuse, forgetBrokenPromise, noteBrokenPromise, type BrokenPromise, type Excuse } from './store-excuses.ts'
