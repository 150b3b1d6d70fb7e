import { serve } from '#platform/http'
import { addTaxCode, addTaxRate, changeTaxCode } from './change-tax-codes.ts'
import { taxCodes } from './store-tax.ts'
import * as contract from './tax-contract.ts'

export const taxRoutes = [
  serve(contract.listTaxCodes, async ({ tx }) => ({ taxCodes: await taxCodes(tx) })),
  serve(contract.addTaxCode, addTaxCode),
  serve(contract.addTaxRate, addTaxRate),
  serve(contract.changeTaxCode, changeTaxCode),
]
