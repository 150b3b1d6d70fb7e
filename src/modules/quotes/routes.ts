import { serve } from '#platform/http'
import * as contract from './contract.ts'
import { checkQuote, readQuote } from './read-quote.ts'
import { quoteCounts, quotePage } from './store-lists.ts'
import { changeQuote, createQuote, discardQuote } from './write-quote.ts'

const none = { draft: 0, waiting: 0, sent: 0, accepted: 0, declined: 0, expired: 0, withdrawn: 0 }

export const routes = [
  serve(contract.listQuotes, (work, request) => quotePage(work.tx, request, { at: work.at, me: work.who.staffId })),
  serve(contract.countQuotes, async (work) => ({
    ...none,
    ...Object.fromEntries((await quoteCounts(work.tx)).map(({ state, count }) => [state, count])),
  })),
  serve(contract.checkQuote, checkQuote),
  serve(contract.createQuote, async (work, request) => readQuote(work, { quoteId: await createQuote(work, request) })),
  serve(contract.readQuote, readQuote),
  serve(contract.changeQuote, async (work, request) => {
    await changeQuote(work, request)
    return readQuote(work, request)
  }),
  serve(contract.discardQuote, async (work, request) => {
    await discardQuote(work, request)
    return {}
  }),
]
