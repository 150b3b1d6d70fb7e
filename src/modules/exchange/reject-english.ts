/** Every reason to reject a line: what is so, and the remedy. {names} stand for the facts. */
export const sentencesInEnglish = {
  cell_is_empty: ['There is nothing in this column.', 'Fill it in and import the file again.'],
  day_is_unreadable: ['This is not a day written as {pattern}.', 'Write it as {pattern} and import the file again.'],
  amount_is_unreadable: ['This is not an amount.', 'Correct the amount and import the file again.'],
  amount_is_too_exact: ['The amount has more decimals than {currency} has.', 'Round it and import the file again.'],
  amount_is_too_large: ['No amount is that large.', 'Correct the amount and import the file again.'],
  number_is_unreadable: ['This is not a number.', 'Correct it and import the file again.'],
  text_is_too_long: ['The text is longer than {limit} signs.', 'Shorten it and import the file again.'],
  text_has_a_zero: ['The text holds a sign that no text may hold (zero).', 'Take it out and import the file again.'],
  row_is_too_long: [
    'The row has more columns than the header.',
    'Put quotes around the text that holds the separator.',
  ],
  currency_is_unknown: ['This is not a currency.', 'Write its ISO code, such as EUR.'],
  country_is_unknown: ['This is not a country.', 'Write its ISO code, such as DE.'],
  terms_are_unreadable: ['These are not payment terms.', 'Write the days alone (30), or a code such as 2/10,net:30.'],
  price_is_zero: [
    'A price of zero bills nothing.',
    'Nothing to do if it was a gift, a sample or a stock note; else correct the price.',
  ],
  price_is_negative: [
    'A negative price is an adjustment of the books, not a sale.',
    'Post it in the accounts, or issue a credit note.',
  ],
  amount_is_zero: ['An amount of zero owes nothing.', 'Nothing to do; or correct the amount.'],
  amount_is_negative: ['The amount is negative.', 'Bring it as a credit note.'],
  quantity_is_zero: ['A quantity of zero sells nothing.', 'Nothing to do; or correct the quantity.'],
  stock_correction: [
    'A negative quantity outside a credit note is a correction of stock, not a sale.',
    'Correct the stock where it is kept; what was returned by a customer needs a credit note.',
  ],
  credit_quantity_is_positive: [
    'A credit note gives back, so its quantities are negative.',
    'Correct the quantity, or bring the line as an invoice.',
  ],
  document_has_two_customers: [
    'The document {number} began with another customer.',
    'Give each document one customer and import the file again.',
  ],
  key_is_twice: ['The file says something else about this on line {first}.', 'Keep one of the two lines.'],
  document_was_taken: [
    'A document of this number was taken from another reading, with other content; issued documents never change.',
    'Issue a credit note for what is wrong, or correct the line.',
  ],
  record_was_taken: [
    'This was taken before with other content.',
    'Change it on its page, where the change is kept with your name.',
  ],
  number_is_taken: [
    'The number {number} is in the books already.',
    'Check whether this was entered or imported before.',
  ],
  customer_number_is_taken: ['There is a customer of this number already.', 'Change that customer on its page.'],
  sku_is_taken: ['There is a product of this number already.', 'Change that product on its page.'],
  customer_is_unknown: ['There is no such customer.', 'Import the customers first, then this file again.'],
  customer_is_ambiguous: ['Several customers are called that.', 'Add a column with the customer number.'],
  product_is_unknown: ['There is no such product.', 'Import the products first, then this file again.'],
  person_is_unknown: ['There is no such salesperson.', 'Import the teams first, then this file again.'],
  parent_is_unknown: ['There is no such parent account.', 'Import the parent first, then this file again.'],
  due_before_issue: ['The due day lies before the day of issue.', 'Correct one of the two days.'],
  open_exceeds_amount: ['More is open than the document is about.', 'Correct one of the two amounts.'],
  vat_number_is_malformed: [
    'This is not a VAT number of its country; one looks like {example}.',
    'Correct or empty it and import the file again.',
  ],
  tax_code_is_unknown: ['There is no tax code of that name.', 'Write a code of the settings, or leave it empty.'],
  rate_is_missing: [
    'There is no rate of exchange for {currency} on {day}.',
    'Add the rate in the settings and import the file again.',
  ],
} as const satisfies Record<string, readonly [says: string, remedy: string]>

export type RejectCode = keyof typeof sentencesInEnglish
