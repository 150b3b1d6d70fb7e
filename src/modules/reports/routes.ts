import { serve } from '#platform/http'
import * as contract from './contract.ts'
import { draftReport } from './draft-report.ts'
import { reportPage } from './store-lists.ts'
import { acceptLine, commentLine, declineLine, finishTask, markLines, signLines } from './work-lines.ts'

export const routes = [
  serve(contract.listReportLines, ({ tx, who }, request) => reportPage(tx, who, request)),
  serve(contract.draftCustomerReport, draftReport),
  serve(contract.markReportLines, markLines),
  serve(contract.commentReportLine, commentLine),
  serve(contract.signReportLines, signLines),
  serve(contract.acceptReportLine, acceptLine),
  serve(contract.declineReportLine, declineLine),
  serve(contract.finishReportTask, finishTask),
]
