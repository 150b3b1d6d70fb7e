import {
  learnBounce,
  learnFromCash,
  learnFromCredit,
  learnImported,
  learnReceipt,
  learnRefusal,
  learnVerdict,
} from '#modules/behaviour'
import {
  creditNoteIssued,
  deliverIssued,
  invoiceIssued,
  invoiceReceived,
  noteBillBounced,
  noteBillCancelled,
  noteBillSent,
  tellCreditNotes,
  tellInvoices,
} from '#modules/billing'
import { cashApplied, cashUnapplied, matchNewInvoices, renewProposals, statementImported } from '#modules/cash'
import {
  judgeAfterBank,
  keepPromises,
  noteReminderBounced,
  noteReminderCancelled,
  noteReminderSent,
  remindAfterBank,
  reviewPromises,
} from '#modules/collections'
import { passwordLinkMade } from '#modules/company'
import { creditReleased, limitSet } from '#modules/credit'
import { creditAsked, disputeExecuted, disputeMoved, disputeOpened, excuseRefused } from '#modules/disputes'
import {
  adjustOnCredit,
  adjustOnDispute,
  countDispute,
  earnOnCash,
  expectCommission,
  takeBackOnReturn,
} from '#modules/incentives'
import { mailBounced, mailCancelled, mailSent } from '#modules/messages'
import {
  acceptAfterRelease,
  closeBilled,
  orderAccepted,
  orderCancelled,
  orderChanged,
  orderHeld,
  orderQueried,
  orderRefused,
  recheckAfterCash,
  recheckAfterCredit,
  recheckAfterLimit,
} from '#modules/orders'
import { noteQuoteBounced, quoteAccepted, quoteMoved } from '#modules/quotes'
import {
  noticeCase,
  noticeCredit,
  noticeOrder,
  noticeOrders,
  noticeQuote,
  noticeRefusal,
  tellPasswordLink,
} from '#modules/workplace'
import { when, type React, type Reaction, type Wiring } from '#platform/reactions'

/** What happens after what: the whole choreography. */
export const reactions: readonly Wiring[] = [
  ...when(invoiceIssued, deliverIssued, tellInvoices, matchNewInvoices, closeBilled, expectCommission),
  ...when(invoiceIssued, fromTheStart(learnImported)),
  ...when(invoiceReceived, fromTheStart(learnReceipt)),
  ...when(creditNoteIssued, deliverIssued, tellCreditNotes, recheckAfterCredit, adjustOnCredit),
  ...when(creditNoteIssued, fromTheStart(learnFromCredit)),
  ...when(mailSent, noteBillSent, noteReminderSent),
  ...when(mailBounced, noteBillBounced, noteReminderBounced, noteQuoteBounced),
  ...when(mailBounced, fromTheStart(learnBounce)),
  ...when(mailCancelled, noteBillCancelled, noteReminderCancelled),
  ...when(statementImported, judgeAfterBank, remindAfterBank),
  ...when(cashApplied, renewProposals, recheckAfterCash, earnOnCash, keepPromises),
  ...when(cashApplied, fromTheStart(learnFromCash)),
  ...when(cashUnapplied, takeBackOnReturn, reviewPromises),
  ...when(cashUnapplied, fromTheStart(learnFromCash)),
  ...when(disputeOpened, adjustOnDispute, excuseRefused),
  ...when(disputeOpened, fromTheStart(learnRefusal)),
  ...when(disputeExecuted, adjustOnDispute, countDispute, excuseRefused),
  ...when(disputeExecuted, fromTheStart(learnVerdict)),
  ...when(limitSet, recheckAfterLimit),
  ...when(creditReleased, acceptAfterRelease),
  ...when(orderQueried, noticeOrders),
  ...when(orderHeld, noticeOrders),
  ...when(orderAccepted, noticeOrders),
  ...when(orderCancelled, noticeOrder),
  ...when(orderChanged, noticeOrder),
  ...when(orderRefused, noticeRefusal),
  ...when(disputeMoved, noticeCase),
  ...when(creditAsked, noticeCredit),
  ...when(passwordLinkMade, tellPasswordLink),
  ...when(quoteMoved, noticeQuote),
  ...when(quoteAccepted, noticeQuote),
]

// A habit is learnt from a history: a company that has one gets it told again.
function fromTheStart<Payload>(react: React<Payload>): Reaction<Payload> {
  return { name: react.name, react, from: 'the start' }
}
