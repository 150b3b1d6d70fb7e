import { serve } from '#platform/http'
import * as contract from './me-contract.ts'
import { readMe } from './me.ts'

export const meRoutes = [serve(contract.readMe, readMe)]
