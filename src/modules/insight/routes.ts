import { serve } from '#platform/http'
import * as contract from './contract.ts'
import { readLeague } from './read-league.ts'
import { search } from './search.ts'

export const routes = [serve(contract.search, search), serve(contract.readLeague, readLeague)]
