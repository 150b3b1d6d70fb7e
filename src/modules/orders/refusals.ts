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

/** And to one that is changed. */
export const amendRefusals = {
  order_does_not_wait: 'The order no longer waits. What is accepted is changed by a new order.',
  amendment_is_empty: 'Nothing would be changed. Say what is to be different.',
  line_is_not_on_the_order: 'The order has no such line. Read it again.',
  ...entryRefusals,
} as const
