import type { Id } from '#kernel/id'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import type { AddressDraft } from './address.ts'
import type { ContactDraft } from './contact.ts'
import type { PayerAlias } from './payer-alias.ts'
import { addAliases, insertAddresses, insertContacts, type AliasDraft } from './store-people.ts'

export async function addAddresses(work: Work, drafts: readonly AddressDraft[]): Promise<Id<'adr'>[]> {
  return insertAddresses(work.tx, drafts, await originOf(work))
}

export async function addContacts(work: Work, drafts: readonly ContactDraft[]): Promise<Id<'con'>[]> {
  return insertContacts(work.tx, drafts, await originOf(work))
}

/** Notes how payers showed themselves, without anybody having said that it is so. */
export async function noteAliases(work: Work, drafts: readonly AliasDraft[]): Promise<PayerAlias[]> {
  return drafts.length === 0 ? [] : addAliases(work.tx, drafts, 0, await originOf(work))
}

/** A person says that this payer pays for this customer; each time counts. */
export async function confirmAliases(work: Work, drafts: readonly AliasDraft[]): Promise<PayerAlias[]> {
  return drafts.length === 0 ? [] : addAliases(work.tx, drafts, 1, await originOf(work))
}

export const confirmAlias = (work: Work, draft: AliasDraft): Promise<PayerAlias[]> => confirmAliases(work, [draft])

/** It was said by mistake, and counts once less. */
export async function unconfirmAliases(work: Work, drafts: readonly AliasDraft[]): Promise<PayerAlias[]> {
  return drafts.length === 0 ? [] : addAliases(work.tx, drafts, -1, await originOf(work))
}
