import { becomeAccounts } from './become-accounts.ts'
import { becomeCustomers } from './become-customers.ts'
import { becomeDocuments } from './become-documents.ts'
import { becomeOpenInvoices } from './become-open-invoices.ts'
import { becomeOpportunities } from './become-opportunities.ts'
import { becomePeople } from './become-people.ts'
import { becomeProducts } from './become-products.ts'
import { becomeSettledInvoices } from './become-settled-invoices.ts'
import { importRows, type Run } from './import-rows.ts'
import type { Surveyed } from './survey.ts'

/** Imports a file as the table that it is. */
export function importTable(run: Run, surveyed: Surveyed): Promise<void> {
  const { table } = surveyed
  switch (table.becomes) {
    case 'documents':
      return importRows(run, surveyed, becomeDocuments(table))
    case 'settled-invoices':
      return importRows(run, surveyed, becomeSettledInvoices(table))
    case 'accounts':
      return importRows(run, surveyed, becomeAccounts())
    case 'products':
      return importRows(run, surveyed, becomeProducts(table))
    case 'people':
      return importRows(run, surveyed, becomePeople())
    case 'opportunities':
      return importRows(run, surveyed, becomeOpportunities())
    case 'customers':
      return importRows(run, surveyed, becomeCustomers())
    case 'open-invoices':
      return importRows(run, surveyed, becomeOpenInvoices(table))
  }
}
