import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { checkAccount, needsSecondPerson, type BankAccountDraft } from './bank-account.ts'
import { insertAccounts, takenAccounts } from './store-accounts.ts'
import { othersWhoConfirm } from './store-staff.ts'

/** Puts bank accounts on file. An account belongs to one entity, so a statement always finds one ledger. */
export async function createBankAccounts(work: Work, drafts: readonly BankAccountDraft[]): Promise<Id<'bnk'>[]> {
  const accounts = drafts.map((draft) => insist(checkAccount(draft)))
  const numbers = accounts.flatMap(({ iban, accountNumber }) => [iban, accountNumber].filter((each) => each !== null))
  const twice = numbers.filter((number, index) => numbers.indexOf(number) !== index)
  const taken = [...twice, ...(await takenAccounts(work.tx, numbers))]
  if (taken.length > 0) throw new Refused('bank_account_is_taken', { field: 'iban', accounts: taken })
  const held = needsSecondPerson({
    person: work.who.kind !== 'system',
    others: await othersWhoConfirm(work.tx, work.who.staffId),
  })
  const said = { proposedBy: work.who.staffId, confirmedBy: null, confirmedAt: held ? null : work.at, active: true }
  return insertAccounts(
    work.tx,
    accounts.map((account) => ({ ...account, ...said })),
    await originOf(work),
  )
}
