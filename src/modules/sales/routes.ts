import { serve } from '#platform/http'
import * as contract from './contract.ts'
import { leadPage } from './store-leads.ts'
import { opportunityPage } from './store-deals.ts'
import { changeOpportunity, loseOpportunity, readOpportunity, reopenOpportunity } from './work-deals.ts'
import { enterOpportunity, putOnFile } from './enter-deals.ts'
import { changeLead, closeLead, enterLead, qualifyLead, readLead, reopenLead } from './work-leads.ts'

export const routes = [
  serve(contract.listLeads, (work, request) => leadPage(work.tx, work.who, request)),
  serve(contract.readLead, readLead),
  serve(contract.enterLead, enterLead),
  serve(contract.qualifyLead, qualifyLead),
  serve(contract.closeLead, closeLead),
  serve(contract.changeLead, changeLead),
  serve(contract.reopenLead, reopenLead),
  serve(contract.listOpportunities, (work, request) => opportunityPage(work.tx, work.who, request)),
  serve(contract.enterOpportunity, enterOpportunity),
  serve(contract.putOnFile, putOnFile),
  serve(contract.readOpportunity, readOpportunity),
  serve(contract.changeOpportunity, changeOpportunity),
  serve(contract.loseOpportunity, loseOpportunity),
  serve(contract.reopenOpportunity, reopenOpportunity),
]
