import { currency as isoCurrency, type Currency } from '#kernel/money'
import type { Work } from '#platform/work'
import {
  addCompany,
  bankAccountFor,
  checkAccount,
  companyOf,
  countryPresets,
  createBankAccounts,
  createEntities,
  entities,
  presetOf,
} from '#modules/company'

/** What a bank file says of the one whose account it is. */
export type OwnAccount = {
  readonly account: string | null
  readonly currency: Currency | null
  readonly fileName: string
}

/** Nobody has set this company up yet. */
export const isEmptyCompany = async (work: Work): Promise<boolean> => (await entities(work.tx)).length === 0

/**
 * Makes the company, a legal entity and the accounts that bank files are about, for a folder in which nothing is yet: country and
 * currency as the first account has them. Names can be given later.
 */
export async function openCompanyFor(work: Work, accounts: readonly OwnAccount[]): Promise<void> {
  const [first] = accounts
  if (!first) return
  const country = countryOf(first)
  const currency = first.currency ?? presetOf(country)?.currency ?? isoCurrency('EUR')
  if (!(await companyOf(work.tx)))
    await addCompany(work.tx, { name: 'Company', reportingCurrency: currency, setUpAt: work.at })
  const [entityId] = await createEntities(work, [
    { code: country, name: 'Company', country, currency, zone: presetOf(country)?.zone ?? 'UTC' },
  ])
  if (!entityId) throw new Error('no legal entity was made')
  for (const own of accounts) {
    const number = own.account ?? nameless(own)
    if (await bankAccountFor(work.tx, { iban: number, accountNumber: number })) continue
    const draft = { entityId, currency: own.currency ?? currency }
    // Some banks print a number that looks like an IBAN and is none; it is still what their statements call the account.
    const asIban = { ...draft, iban: number }
    const isOne = isIban(number) && checkAccount(asIban).ok
    await createBankAccounts(work, [isOne ? asIban : { ...draft, accountNumber: number }])
  }
}

const isIban = (text: string) => /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)

// Accounts that are named by their own bank alone say nothing of a country; then the currency does.
function countryOf({ account, currency }: OwnAccount): string {
  const start = account !== null && isIban(account) ? account.slice(0, 2) : null
  if (start !== null && presetOf(start)) return start
  return countryPresets.find((preset) => preset.currency === currency)?.country ?? 'DE'
}

const nameless = ({ fileName }: OwnAccount): string =>
  fileName
    .replace(/\.[A-Za-z]+$/, '')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 34) || 'ACCOUNT'
