import { electronicFormatIBAN, friendlyFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { accept, refuse, type Outcome } from '#kernel/outcome'

export type BankAccount = {
  readonly id: Id<'bnk'>
  readonly entityId: Id<'ent'>
  readonly name: string
  readonly iban: string | null
  /** Where there is no IBAN, or where statements name the account in another way. */
  readonly accountNumber: string | null
  readonly bic: string | null
  readonly currency: Currency
  /** Customers pay to it, so no reminder leaves before its statement is loaded. */
  readonly receives: boolean
  readonly proposedBy: Id<'stf'> | null
  readonly confirmedBy: Id<'stf'> | null
  /** Null until a second person has said that it is ours; until then it stands on no paper. */
  readonly confirmedAt: Date | null
  readonly active: boolean
  readonly version: number
}

/** What somebody says of an account; who said so and who confirmed it is added on the way. */
export type AccountDetails = Omit<
  BankAccount,
  'id' | 'version' | 'proposedBy' | 'confirmedBy' | 'confirmedAt' | 'active'
>

export type BankAccountDraft = Pick<BankAccount, 'entityId' | 'currency'> & {
  readonly [K in keyof Omit<AccountDetails, 'entityId' | 'currency'>]?: AccountDetails[K] | undefined
}

/** Letters and figures only, as banks write account numbers to each other. */
export const plainAccount = (text: string): string => text.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()

/** 'DE89 3704 0044 0532 0130 00', as it stands on a bill. */
export const readableIban = (iban: string): string => friendlyFormatIBAN(iban) ?? iban

/** An account as it is stored: the IBAN proven by its check figures, the number without blanks. */
export function checkAccount(draft: BankAccountDraft): Outcome<AccountDetails> {
  const iban = draft.iban ? (electronicFormatIBAN(draft.iban) ?? '') : null
  const accountNumber = draft.accountNumber ? plainAccount(draft.accountNumber) : null
  const bic = draft.bic ? plainAccount(draft.bic) : null
  if (iban !== null && !isValidIBAN(iban)) return refuse('iban_is_wrong', { field: 'iban', iban: draft.iban })
  if (bic !== null && !isValidBIC(bic)) return refuse('bic_is_wrong', { field: 'bic', bic: draft.bic })
  if (!iban && !accountNumber) return refuse('account_has_no_number', { field: 'iban' })
  return accept({
    entityId: draft.entityId,
    currency: draft.currency,
    name: draft.name ?? `${draft.currency} ${(iban ?? accountNumber ?? '').slice(-4)}`,
    iban,
    accountNumber,
    bic,
    receives: draft.receives ?? true,
  })
}

/** Whether bills may name the account. */
export const standsOnPaper = ({ active, confirmedAt }: BankAccount): boolean => active && confirmedAt !== null

/**
 * Who takes part in putting an account on file. The machine and the first run have nobody to ask; where only one person could
 * say so, waiting for a second would be waiting for ever. Both are in the audit.
 */
export const needsSecondPerson = (by: { readonly person: boolean; readonly others: number }): boolean =>
  by.person && by.others > 0
