import { serve } from '#platform/http'
import * as contract from './contract.ts'
import { listBoardCards, readBoard } from './read-board.ts'
import { readDeal } from './read-deal.ts'
import { exportLeague } from './export-league.ts'
import { readCollectorDocuments, readCollectors } from './read-collectors.ts'
import { readLeague, readLeagueDocuments } from './read-league.ts'
import { search } from './search.ts'
import { readQuotas, setQuota } from './set-quota.ts'

export const routes = [
  serve(contract.search, search),
  serve(contract.readBoard, readBoard),
  serve(contract.readDeal, readDeal),
  serve(contract.listBoardCards, listBoardCards),
  serve(contract.readLeague, readLeague),
  serve(contract.exportLeague, exportLeague),
  serve(contract.listLeagueDocuments, readLeagueDocuments),
  serve(contract.readCollectors, readCollectors),
  serve(contract.listCollectorDocuments, readCollectorDocuments),
  serve(contract.listQuotas, readQuotas),
  serve(contract.setQuota, setQuota),
]
