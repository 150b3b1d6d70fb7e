import { serve } from '#platform/http'
import { lineageText, readLineage } from '#modules/billing'
import { explainAsText, explainInvoice } from './explain-invoice.ts'

// The contract stands with the documents in billing; what it takes to answer it is known up here.
export const lineageRoutes = [serve(readLineage, explainInvoice), serve(lineageText, explainAsText)]
