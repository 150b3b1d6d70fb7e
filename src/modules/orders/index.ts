export { amendOrder } from './amend-order.ts'
export { answerQuery, type AnswerRequest } from './answer-query.ts'
export { bringRule, isRuleInForce, type NewRule } from './bring-rule.ts'
export { cancelOrder } from './cancel-order.ts'
export { checkOrders } from './store-check.ts'
export { checkOrder } from './check-order.ts'
export { closeBilled } from './close-billed.ts'
export { completeOrder, type OrderRequest } from './complete-order.ts'
export { creditRace } from './credit-race.ts'
export { confirmDelivery, type DeliveryRequest } from './confirm-delivery.ts'
export { leftToDeliver } from './delivery.ts'
export {
  deliveryConfirmed,
  orderAccepted,
  orderCancelled,
  orderChanged,
  orderHeld,
  orderPlaced,
  orderQueried,
  orderRefused,
} from './events.ts'
export type { Finding, OrderFacts, Rule } from './finding.ts'
export { acceptAfterRelease, recheckAfterCash, recheckAfterCredit, recheckAfterLimit } from './held-reactions.ts'
export type { Order, OrderHead, OrderLine, OrderStatus } from './order.ts'
export { placeOrders, type OrderDraft, type PlacedOrder } from './place-orders.ts'
export { priceLines, type PricedLine } from './price-lines.ts'
export type { ImportedOrder, ImportedOrderLine, RecordedOrder } from './imported-order.ts'
export { recordImported } from './record-imported.ts'
export { searchOrders, type FoundOrder } from './store-search.ts'
export { escalateQueries, orderClocks } from './escalate-queries.ts'
export { askedAbout, escalatedAmong } from './store-query-steps.ts'
export { lineageRoutes } from './lineage/routes.ts'
export { acceptReleased, recheckHeld, releaseOrder } from './release-order.ts'
export { routes } from './routes.ts'
export { linesOfOrders, ordersOf, type StoredLine, type StoredOrder } from './store.ts'
