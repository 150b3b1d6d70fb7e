import { plusBankingDays, type Calendar } from '#kernel/calendar'
import type { Day } from '#kernel/day'
import type { Contact, Customer, InvoiceChannel } from '#modules/parties'

/** waiting → sent or failed. */
export type DispatchState = 'waiting' | 'sent' | 'failed'

/** Why a document did not reach its customer. */
export type DispatchFailure = 'no_address' | 'address' | 'letter' | 'gave_up' | 'contact_refused' | 'cancelled'

export type Receiver = {
  readonly channel: InvoiceChannel
  readonly to: string | null
  readonly contact: Contact | null
}

/**
 * Who gets the bill: the person who pays there, else the address given for bills. Who buys is not written to: what
 * he gets, accounts payable never sees.
 */
export function receiverOf(
  customer: Pick<Customer, 'invoiceChannel' | 'invoiceEmail'>,
  contacts: readonly Contact[],
): Receiver {
  const payers = contacts.filter((each) => each.active && each.email !== null && each.function === 'accounts_payable')
  const [contact = null] = payers
  const to = contact?.email ?? customer.invoiceEmail
  return { channel: customer.invoiceChannel, to: customer.invoiceChannel === 'email' ? to : null, contact }
}

/**
 * The day from which the customer had it: by mail the day it was sent, by post two working days later. A portal and an e-invoice
 * say so themselves.
 */
export function receivedFrom(channel: InvoiceChannel, sentOn: Day, calendar: Calendar): Day | null {
  switch (channel) {
    case 'email':
      return sentOn
    case 'post':
      return plusBankingDays(sentOn, 2, calendar)
    case 'portal':
    case 'einvoice':
    case 'none':
      return null
  }
}
