import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { sameVersion } from '#platform/found'
import { sent } from '#platform/sent'
import type { Work } from '#platform/work'
import {
  checkAccount,
  needsSecondPerson,
  standsOnPaper,
  type BankAccount,
  type BankAccountDraft,
} from './bank-account.ts'
import { createBankAccounts } from './create-bank-accounts.ts'
import { accountOf, bankAccounts, lockAccount, updateAccount } from './store-accounts.ts'
import { othersWhoConfirm, staffOf } from './store-staff.ts'

export type ShownAccount = Omit<BankAccount, 'active' | 'proposedBy' | 'confirmedBy'> & {
  readonly state: 'waiting' | 'good' | 'resting'
  readonly proposedBy: Named | null
  readonly confirmedBy: Named | null
  readonly mayConfirm: boolean
}
type Named = { readonly id: Id<'stf'>; readonly name: string }

/** Our accounts, each with those who vouch for it. */
export async function shownAccounts(work: Work, accounts: readonly BankAccount[]): Promise<ShownAccount[]> {
  const ids = accounts.flatMap(({ proposedBy, confirmedBy }) => [proposedBy, confirmedBy].filter((id) => id !== null))
  const people = new Map((await staffOf(work.tx, ids)).map(({ id, name }) => [id, { id, name }]))
  const named = (id: Id<'stf'> | null) => (id === null ? null : (people.get(id) ?? null))
  return accounts.map(({ active, ...account }) => {
    const state = active ? (account.confirmedAt === null ? 'waiting' : 'good') : 'resting'
    return {
      ...account,
      state,
      proposedBy: named(account.proposedBy),
      confirmedBy: named(account.confirmedBy),
      mayConfirm:
        state === 'waiting' &&
        work.who.permissions.has('bank-account.confirm') &&
        work.who.staffId !== account.proposedBy,
    }
  })
}

export const listBankAccounts = async (work: Work) => ({
  accounts: await shownAccounts(work, await bankAccounts(work.tx)),
})

export async function addBankAccount(work: Work, draft: BankAccountDraft): Promise<ShownAccount> {
  const [accountId] = await createBankAccounts(work, [draft])
  if (accountId === undefined) throw new Error('The bank account was not stored')
  return shownAccount(work, accountId)
}

type AccountChange = {
  readonly accountId: Id<'bnk'>
  readonly name?: string | undefined
  readonly bic?: string | null | undefined
  readonly receives?: boolean | undefined
  readonly active?: boolean | undefined
}

/** What could lead money astray takes the confirmation away until a second person gives it anew. */
export async function changeBankAccount(work: Work, { accountId, ...changes }: AccountChange): Promise<ShownAccount> {
  const account = await lockAccount(work.tx, accountId)
  sameVersion(work, account.version)
  const change = sent(changes)
  const next = { ...account, ...change, ...insist(checkAccount({ ...account, ...change })) }
  const isRisky = next.bic !== account.bic || (next.active && !account.active)
  const held =
    isRisky &&
    needsSecondPerson({
      person: work.who.kind !== 'system',
      others: await othersWhoConfirm(work.tx, work.who.staffId),
    })
  const doubt = { proposedBy: work.who.staffId, confirmedBy: null, confirmedAt: held ? null : work.at }
  await updateAccount(work.tx, isRisky ? { ...next, ...doubt } : next)
  return shownAccount(work, accountId)
}

export async function confirmBankAccount(
  work: Work,
  { accountId }: { readonly accountId: Id<'bnk'> },
): Promise<ShownAccount> {
  const account = await lockAccount(work.tx, accountId)
  sameVersion(work, account.version)
  if (standsOnPaper(account)) throw new Refused('account_is_confirmed')
  if (!account.active) throw new Refused('account_is_resting')
  if (account.proposedBy !== null && account.proposedBy === work.who.staffId) {
    throw new Refused('account_is_your_own_entry')
  }
  await updateAccount(work.tx, { ...account, confirmedBy: work.who.staffId, confirmedAt: work.at })
  return shownAccount(work, accountId)
}

async function shownAccount(work: Work, accountId: Id<'bnk'>): Promise<ShownAccount> {
  const [shown] = await shownAccounts(work, [await accountOf(work.tx, accountId)])
  if (shown === undefined) throw new Error('The bank account is gone')
  return shown
}
