import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import { serve } from '#platform/http'
import type { Work } from '#platform/work'
import { acceptByLink, askByLink, declineByLink, viewQuote } from './answer-quote.ts'
import { acceptForThem, declineForThem } from './answer-for-them.ts'
import { answerQuestion } from './answer-question.ts'
import { answerApproval, askApproval } from './approve-quote.ts'
import * as contract from './contract.ts'
import { paperFile } from './quote-paper.ts'
import { checkQuote, readQuote } from './read-quote.ts'
import { dropRevision, reviseQuote, withdrawQuote } from './revise-quote.ts'
import { resendQuote, sendQuote } from './send-quote.ts'
import { setPolicy } from './set-policy.ts'
import { pagePaper, showPage } from './show-page.ts'
import { quoteCounts, quotePage } from './store-lists.ts'
import { policyOf } from './store-policy.ts'
import { quoteOf, versionsOf } from './store.ts'
import { changeQuote, createQuote, discardQuote } from './write-quote.ts'

const none = { draft: 0, waiting: 0, sent: 0, accepted: 0, declined: 0, expired: 0, withdrawn: 0 }

/** What was done, and how the quote stands now. */
const andRead =
  <R extends { readonly quoteId: Id<'quo'> }>(verb: (work: Work, request: R) => Promise<unknown>) =>
  async (work: Work, request: R) => {
    await verb(work, request)
    return readQuote(work, request)
  }

const andNothing =
  <R>(verb: (work: Work, request: R) => Promise<void>) =>
  async (work: Work, request: R) => {
    await verb(work, request)
    return {}
  }

async function paper(work: Work, asked: { readonly quoteId: Id<'quo'>; readonly versionNo?: number | undefined }) {
  const quote = found(await quoteOf(work.tx, asked.quoteId))
  const versions = await versionsOf(work.tx, asked.quoteId)
  return paperFile(work, quote, found(versions.find(({ no }) => no === (asked.versionNo ?? quote.latestNo))))
}

export const routes = [
  serve(contract.listQuotes, (work, request) => quotePage(work.tx, request, { at: work.at, me: work.who.staffId })),
  serve(contract.countQuotes, async (work) => ({
    ...none,
    ...Object.fromEntries((await quoteCounts(work.tx)).map(({ state, count }) => [state, count])),
  })),
  serve(contract.readQuotePolicy, (work) => policyOf(work.tx)),
  serve(contract.setQuotePolicy, setPolicy),
  serve(contract.checkQuote, checkQuote),
  serve(contract.createQuote, async (work, request) => readQuote(work, { quoteId: await createQuote(work, request) })),
  serve(contract.readQuote, readQuote),
  serve(contract.changeQuote, andRead(changeQuote)),
  serve(contract.discardQuote, andNothing(discardQuote)),
  serve(contract.sendQuote, andRead(sendQuote)),
  serve(contract.resendQuote, andRead(resendQuote)),
  serve(contract.askApproval, andRead(askApproval)),
  serve(contract.answerApproval, andRead(answerApproval)),
  serve(contract.reviseQuote, andRead(reviseQuote)),
  serve(contract.dropRevision, andRead(dropRevision)),
  serve(contract.withdrawQuote, andRead(withdrawQuote)),
  serve(contract.acceptForThem, andRead(acceptForThem)),
  serve(contract.declineForThem, andRead(declineForThem)),
  serve(contract.answerQuestion, andRead(answerQuestion)),
  serve(contract.quotePaper, paper),
  serve(contract.openQuotePage, showPage),
  serve(contract.viewQuotePage, andNothing(viewQuote)),
  serve(contract.quotePagePaper, pagePaper),
  serve(contract.acceptQuotePage, acceptByLink),
  serve(contract.declineQuotePage, declineByLink),
  serve(contract.askQuotePage, askByLink),
]
