import {
  creditNoteIssued,
  deliverIssued,
  invoiceIssued,
  noteBillBounced,
  noteBillSent,
  tellCreditNotes,
  tellInvoices,
} from '#modules/billing'
import { cashApplied, cashUnapplied, matchNewInvoices, renewProposals } from '#modules/cash'
import { creditReleased, limitSet } from '#modules/credit'
import { disputeExecuted, disputeOpened } from '#modules/disputes'
import { adjustOnCredit, adjustOnDispute, earnOnCash, takeBackOnReturn } from '#modules/incentives'
import { mailBounced, mailSent } from '#modules/messages'
import {
  acceptAfterRelease,
  closeBilled,
  recheckAfterCash,
  recheckAfterCredit,
  recheckAfterLimit,
} from '#modules/orders'
import { when, type Wiring } from '#platform/reactions'

/** What happens after what: the whole choreography. */
export const reactions: readonly Wiring[] = [
  ...when(invoiceIssued, deliverIssued, tellInvoices, matchNewInvoices, closeBilled),
  ...when(creditNoteIssued, deliverIssued, tellCreditNotes, recheckAfterCredit, adjustOnCredit),
  ...when(mailSent, noteBillSent),
  ...when(mailBounced, noteBillBounced),
  ...when(cashApplied, renewProposals, recheckAfterCash, earnOnCash),
  ...when(cashUnapplied, takeBackOnReturn),
  ...when(disputeOpened, adjustOnDispute),
  ...when(disputeExecuted, adjustOnDispute),
  ...when(limitSet, recheckAfterLimit),
  ...when(creditReleased, acceptAfterRelease),
]
