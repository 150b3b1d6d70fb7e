import { serve } from '#platform/http'
import * as contract from './contract.ts'
import { search } from './search.ts'

export const routes = [serve(contract.search, search)]
