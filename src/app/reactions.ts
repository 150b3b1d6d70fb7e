import {
  creditNoteIssued,
  deliverIssued,
  invoiceIssued,
  noteBillBounced,
  noteBillSent,
  tellCreditNotes,
  tellInvoices,
} from '#modules/billing'
import { cashApplied, matchNewInvoices, renewProposals } from '#modules/cash'
import { mailBounced, mailSent } from '#modules/messages'
import { when, type Wiring } from '#platform/reactions'

/** What happens after what: the whole choreography. */
export const reactions: readonly Wiring[] = [
  ...when(invoiceIssued, deliverIssued, tellInvoices, matchNewInvoices),
  ...when(creditNoteIssued, deliverIssued, tellCreditNotes),
  ...when(mailSent, noteBillSent),
  ...when(mailBounced, noteBillBounced),
  ...when(cashApplied, renewProposals),
]
