import type { Currency } from '#kernel/money'
import { foldedKey } from '#kernel/folded'
import { accountNumber, said } from '../bank-text.ts'
import type { Element } from '../xml.ts'
import { at, textAt } from '../xml.ts'

/** Our own account, as the statement names it. */
export type AccountFacts = {
  readonly number: string | null
  readonly owner: string | null
  readonly currency: Currency | null
}

export type Party = { readonly name: string | null; readonly number: string | null }

/**
 * Who is on the other side: the debtor of a credit, the creditor of a debit. A return keeps the roles of the payment that
 * it undoes, at most banks; so there the original role comes first, and never ourselves.
 */
export function counterparty(
  payment: Element,
  account: AccountFacts,
  direction: 'credit' | 'debit',
  isReversal: boolean,
): Party {
  const [debtor, creditor] = [partyOf(payment, 'Dbtr'), partyOf(payment, 'Cdtr')]
  const [expected, other] = direction === 'credit' ? [debtor, creditor] : [creditor, debtor]
  if (isReversal || at(payment, 'RtrInf')) {
    return [other, expected].find((party) => isKnown(party) && !isUs(party, account)) ?? nobody
  }
  // A payment of ours that came back, without a word that it did.
  return expected.number !== null && expected.number === account.number ? other : expected
}

const nobody: Party = { name: null, number: null }

function partyOf(payment: Element, role: 'Dbtr' | 'Cdtr'): Party {
  const parties = at(payment, 'RltdPties')
  if (!parties) return nobody
  const account = at(parties, `${role}Acct`)
  return {
    name: nameAt(parties, role) ?? nameAt(parties, `Ultmt${role}`),
    number: said(account && accountNumber(textAt(account, ...accountWays))),
  }
}

export const accountWays = ['Id/IBAN', 'Id/Othr/Id', 'Id/BBAN', 'Id/PrtryAcct/Id', 'Id/UPIC', 'Prxy/Id']

/** The name of a party in RltdPties: directly up to version 7, below Pty or Agt from version 8. */
export const nameAt = (parties: Element, role: string): string | null =>
  said(textAt(parties, `${role}/Pty/Nm`, `${role}/Nm`, `${role}/Agt/FinInstnId/Nm`))

const isKnown = ({ name, number }: Party) => name !== null || number !== null

function isUs({ name, number }: Party, account: AccountFacts): boolean {
  if (number !== null && account.number !== null) return number === account.number
  return name !== null && account.owner !== null && foldedKey(name) === foldedKey(account.owner)
}
