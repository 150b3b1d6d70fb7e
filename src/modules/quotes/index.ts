export { quoteAccepted, quoteMoved } from './events.ts'
export type { QuoteState } from './quote.ts'
export { routes } from './routes.ts'
export { quotesStanding, type QuoteStanding } from './store-lists.ts'
