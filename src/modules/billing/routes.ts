import { dayIn } from '#kernel/day'
import { requestRun } from '#platform/jobs'
import { serve } from '#platform/http'
import { askForRun, stopBillingRun, takeUpBillingRun } from './billing-run.ts'
import * as contract from './contract.ts'
import { documentPaper } from './document-paper.ts'
import { holdBack, putBack } from './hold-back.ts'
import { issueChosen } from './issue-invoices.ts'
import { billingRunJob, subjectOf } from './jobs.ts'
import { listBillables, listDocuments, listUndelivered } from './list-documents.ts'
import { previewCredit, readCreditable } from './preview-credit.ts'
import { previewInvoices } from './preview-invoices.ts'
import { printStatement } from './print-statement.ts'
import { readDesk } from './read-desk.ts'
import { listRuns, previewRun, shownRun, showRun } from './read-runs.ts'
import { notePosted, noteReceived, sendDocument } from './send-document.ts'
import { showDocument } from './show-document.ts'

export const routes = [
  serve(contract.listDocuments, listDocuments),
  serve(contract.showDocument, showDocument),
  serve(contract.documentPaper, documentPaper),
  serve(contract.noteReceived, noteReceived),
  serve(contract.notePosted, notePosted),
  serve(contract.sendDocument, sendDocument),
  serve(contract.listUndelivered, listUndelivered),
  serve(contract.listBillables, listBillables),
  serve(contract.previewInvoices, previewInvoices),
  serve(contract.issueInvoices, issueChosen),
  serve(contract.holdBack, holdBack),
  serve(contract.putBack, putBack),
  serve(contract.readDesk, readDesk),
  serve(contract.readCreditable, readCreditable),
  serve(contract.previewCredit, previewCredit),
  serve(contract.previewBillingRun, previewRun),
  serve(contract.startBillingRun, async (work, request) => {
    const run = await askForRun(work, request)
    await requestRun(work, { job: billingRunJob, subject: subjectOf(run), day: dayIn('UTC', work.at) })
    return shownRun(work, run)
  }),
  serve(contract.stopBillingRun, async (work, request) => shownRun(work, await stopBillingRun(work, request))),
  serve(contract.takeUpBillingRun, async (work, request) => {
    const run = await takeUpBillingRun(work, request)
    await requestRun(work, { job: billingRunJob, subject: subjectOf(run), day: dayIn('UTC', work.at) })
    return shownRun(work, run)
  }),
  serve(contract.showBillingRun, showRun),
  serve(contract.listBillingRuns, listRuns),
  serve(contract.statementPaper, printStatement),
]
