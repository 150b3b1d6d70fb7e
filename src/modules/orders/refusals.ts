/** What may be said to an order that comes in. */
export const entryRefusals = {
  order_has_no_lines: 'The order has no lines. Add what was ordered.',
  product_is_unknown: 'There is no product with this number. Correct it, or put the product on file first.',
  product_has_no_price: 'There is no price for this product on that day. Type one, or set a list price.',
  tax_rate_is_missing: 'The product’s tax code has no rate on that day. Enter the rate first.',
  customer_is_closed: 'The customer is closed for business. Open the record again, or take another customer.',
  address_is_not_theirs: 'That address belongs to somebody else. Choose one of the customer’s, or write it.',
  terms_are_wrong: 'These payment terms cannot be. Check days and discount.',
  quantity_is_not_positive: 'A quantity must be more than nothing. Correct it, or leave the line out.',
  order_is_placed: 'The order was placed already. Amend it instead.',
} as const

/** What keeps what was delivered as it is. */
const deliveredRefusals = {
  line_is_delivered:
    'So much of this line was delivered already. Keep that much; what is wrong with it is put right by a credit note.',
  price_is_delivered:
    'A part of this line was delivered at its price. Cancel what is left of it, and add a line with the new price.',
} as const

/** And to one that is changed. */
export const amendRefusals = {
  order_does_not_wait: 'The order no longer waits for an answer. Read it again.',
  order_cannot_be_changed:
    'The order is over or still a draft. Go on writing the draft; what is delivered is put right by a credit note or a new order.',
  change_has_no_reason: 'Say why an order that was accepted is changed; the reason stays beside it.',
  ...deliveredRefusals,
  amendment_is_empty: 'Nothing would be changed. Say what is to be different.',
  line_is_not_on_the_order: 'The order has no such line. Read it again.',
  ...entryRefusals,
} as const

/** And to one that is cancelled, or a part of it. */
export const cancelRefusals = {
  order_is_over: 'The order is over. What was delivered is taken back by a credit note.',
  order_is_a_draft: 'A draft is thrown away as a whole. To leave a line out, go on writing it.',
  cancels_delivered:
    'So much is not left to cancel: the rest was delivered. What they have is taken back by a credit note.',
  line_named_twice: 'A line is named twice. Say once how much of it is cancelled.',
  line_is_not_on_the_order: 'The order has no such line. Read it again.',
  quantity_is_not_positive: 'A quantity must be more than nothing. Correct it, or leave the line out.',
  amendment_is_empty: 'Nothing is left to cancel.',
  ...deliveredRefusals,
  product_is_unknown: entryRefusals.product_is_unknown,
  tax_rate_is_missing: entryRefusals.tax_rate_is_missing,
} as const

export const undoRefusals = {
  order_went_on: 'The order went on since, or it is not the latest change. Change it again instead.',
  customer_is_closed: entryRefusals.customer_is_closed,
  ...deliveredRefusals,
  product_is_unknown: entryRefusals.product_is_unknown,
  tax_rate_is_missing: entryRefusals.tax_rate_is_missing,
} as const
