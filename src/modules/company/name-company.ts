import type { Currency } from '#kernel/money'
import type { Work } from '#platform/work'
import { addCompany } from './store.ts'

/**
 * Gives an empty database its company, without an administrator: the first run asks for that one later. False when there is a
 * company already, which stays as it is.
 */
export const nameCompany = (
  work: Work,
  company: { readonly name: string; readonly reportingCurrency: Currency },
): Promise<boolean> => addCompany(work.tx, { ...company, setUpAt: work.at })
