import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import type { Tx } from '#platform/sql'
import { bankAccounts, entityOf, readableIban, standsOnPaper } from '#modules/company'
import type { PaperSeller } from './paper/paper.ts'

/** The seller as it stands on a paper: with the account that receives in the paper's currency, else any that receives. */
export async function paperSeller(
  tx: Tx,
  { entityId, currency }: { readonly entityId: Id<'ent'>; readonly currency: Currency },
): Promise<PaperSeller> {
  const entity = await entityOf(tx, entityId)
  const own = (await bankAccounts(tx)).filter(
    (account) => account.entityId === entityId && account.receives && standsOnPaper(account),
  )
  const bank = own.find((account) => account.currency === currency) ?? own[0]
  return { ...entity, bank: bank?.iban ? { name: bank.name, iban: readableIban(bank.iban), bic: bank.bic } : null }
}
