export { noticeCase, noticeCredit, noticeOrder, noticeOrders, noticeRefusal } from './notice-reactions.ts'
export { noticeQuote } from './notice-quotes.ts'
export { digests } from './notices.ts'
export { routes } from './routes.ts'
