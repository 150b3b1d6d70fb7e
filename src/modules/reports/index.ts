export { customerReport, draftReport } from './draft-report.ts'
export { routes } from './routes.ts'
export { paidReportLines, type PaidLine } from './store.ts'
