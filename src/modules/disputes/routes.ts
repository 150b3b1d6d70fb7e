import { dayIn } from '#kernel/day'
import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import { serve } from '#platform/http'
import type { Work } from '#platform/work'
import { askForCreditNote } from '#modules/billing'
import { entities } from '#modules/company'
import { acknowledgeByHand } from './acknowledge.ts'
import { approve, returnApproval } from './approve.ts'
import { approveCredit, askForCredit, returnCredit } from './ask-for-credit.ts'
import { handWith, type StoodFor } from './authority.ts'
import * as contract from './contract.ts'
import { decideCase } from './decide-case.ts'
import { answerEnquiry, answerWithPapers, enquire } from './enquire.ts'
import { withdraw } from './execute-case.ts'
import { openDispute } from './open-dispute.ts'
import { acceptProposal, declineProposal } from './propose-rule.ts'
import { readCase } from './read-case.ts'
import { previewDispute, readDisputable } from './read-disputable.ts'
import { extendPromise, sortItOut } from './sort-out.ts'
import { approvalPage, casePage, type ApprovalRow } from './store-lists.ts'
import { proposalPage } from './store-proposals.ts'
import { casesOf } from './store.ts'
import { filesOf, peopleInRoles } from './store-watch.ts'
import { endSubstitute, nameSubstitute, placesToday, readSubstitutes } from './substitute.ts'
import { addFile, answerCame, comment, handOver, waitForCustomer } from './work-on-case.ts'

type AboutCase = { readonly caseId: Id<'dsp'> }

/** Does something with a case, and shows it as it is afterwards. */
const thenShown =
  <Request extends AboutCase>(verb: (work: Work, request: Request) => Promise<unknown>) =>
  async (work: Work, request: Request) => {
    await verb(work, request)
    return readCase(work, request)
  }

const shownAfter =
  <Request>(verb: (work: Work, request: Request) => Promise<AboutCase>) =>
  async (work: Work, request: Request) =>
    readCase(work, await verb(work, request))

const handlingRoles = [
  'sales_rep',
  'sales_manager',
  'credit_manager',
  'billing_clerk',
  'collector',
  'operations',
  'finance_lead',
]

export const routes = [
  serve(contract.listDisputes, async (work, request) => {
    const [first] = await entities(work.tx)
    return casePage(work.tx, request, {
      today: dayIn(first?.zone ?? 'UTC', work.at),
      mine: request.mine ? work.who.roles : null,
      staffId: work.who.staffId,
    })
  }),
  serve(contract.readDispute, readCase),
  serve(contract.readDisputable, readDisputable),
  serve(contract.previewDispute, previewDispute),
  serve(contract.openDispute, shownAfter(openDispute)),
  serve(contract.openEnquiry, shownAfter(enquire)),
  serve(contract.answerEnquiry, thenShown(answerEnquiry)),
  serve(contract.acknowledgeDispute, thenShown(acknowledgeByHand)),
  serve(contract.sortItOut, thenShown(sortItOut)),
  serve(contract.extendPromise, thenShown(extendPromise)),
  serve(contract.waitForCustomer, thenShown(waitForCustomer)),
  serve(contract.answerCame, thenShown(answerCame)),
  serve(contract.handOver, thenShown(handOver)),
  serve(contract.decideDispute, thenShown(decideCase)),
  serve(contract.withdrawDispute, thenShown(withdraw)),
  serve(contract.commentDispute, thenShown(comment)),
  serve(contract.addDisputeFile, thenShown(addFile)),
  serve(contract.readDisputeFile, async (work, { caseId, fileId }) => {
    found((await casesOf(work.tx, [caseId])).at(0))
    const file = found((await filesOf(work.tx, caseId)).find((each) => each.fileId === fileId))
    return { name: file.name, mediaType: file.mediaType, bytes: await work.files.read(file.sha256) }
  }),
  serve(contract.listApprovals, async (work, request) => {
    const page = await approvalPage(work.tx, request)
    const places = await placesToday(work, null)
    return { ...page, rows: page.rows.map((row) => shownApproval(work, row, places)) }
  }),
  serve(contract.approveDispute, shownAfter(approve)),
  serve(contract.returnApproval, shownAfter(returnApproval)),
  serve(askForCreditNote, askForCredit),
  serve(contract.approveCreditNote, approveCredit),
  serve(contract.returnCreditNote, returnCredit),
  serve(contract.listSubstitutes, readSubstitutes),
  serve(contract.nameSubstitute, nameSubstitute),
  serve(contract.endSubstitute, endSubstitute),
  serve(contract.listRuleProposals, async ({ tx }, request) => proposalPage(tx, request)),
  serve(contract.acceptRuleProposal, acceptProposal),
  serve(contract.declineRuleProposal, declineProposal),
  serve(contract.sendPapers, thenShown(answerWithPapers)),
  serve(contract.listHandlers, async ({ tx }) => ({
    people: (await peopleInRoles(tx, handlingRoles)).map((person) => ({ ...person, roles: [...person.roles] })),
  })),
]

function shownApproval(
  { who }: Work,
  row: Awaited<ReturnType<typeof approvalPage>>['rows'][number],
  places: readonly StoodFor[],
) {
  const given = row.given.map(({ hand, staffId }) => ({ hand, staffId: BigInt(staffId) }))
  const mine =
    who.permissions.has('dispute.approve') &&
    (row.personId === null || row.personId !== who.staffId) &&
    handWith(
      { needs: row.needs, given, askedBy: row.askedBy },
      who,
      places.filter(({ staffId }) => staffId !== row.personId),
    ).ok
  const asked = row.askedBy !== null && row.askedBy === who.staffId
  return {
    ...row,
    given: row.given.map(({ hand, name }: ApprovalRow['given'][number]) => ({ hand, name })),
    mine,
    asked,
  }
}
