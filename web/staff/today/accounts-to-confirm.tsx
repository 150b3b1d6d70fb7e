import { listBankAccounts } from '#contracts/company'
import { catalogue, useAsk, useWords } from '#web'
import { WaitingList } from './waiting-list.tsx'

const words = catalogue({
  en: {
    title: 'Bank accounts to confirm',
    account: 'Account',
    what: 'What waits',
    confirm: 'Compare it with the bank’s paper, and confirm it.',
    other: 'A colleague has to confirm it: it was you who entered it.',
    by: (name: string) => `entered by ${name}`,
    none: 'No account waits',
    hint: 'A bank account that somebody enters appears here at once. Bills name it only after a second person confirmed it.',
  },
  de: {
    title: 'Bankkonten zu bestätigen',
    account: 'Konto',
    what: 'Was aussteht',
    confirm: 'Mit dem Papier der Bank vergleichen und bestätigen.',
    other: 'Bestätigen muss jemand anderes: Sie haben es eingetragen.',
    by: (name: string) => `eingetragen von ${name}`,
    none: 'Kein Konto wartet',
    hint: 'Ein Bankkonto, das jemand einträgt, steht sofort hier. Rechnungen nennen es erst nach der zweiten Bestätigung.',
  },
})

export function useAccountsToConfirm() {
  const { data, error } = useAsk(listBankAccounts, {})
  return { accounts: data?.accounts.filter(({ state }) => state === 'waiting'), error }
}

/** Our own accounts that a second person has to look at. */
export function AccountsToConfirm() {
  const say = useWords(words)
  const { accounts, error } = useAccountsToConfirm()
  return (
    <WaitingList
      title={say.title}
      heads={{ name: say.account, what: say.what }}
      count={accounts?.length}
      problem={error}
      none={say.none}
      noneHint={say.hint}
      rows={accounts?.map((account) => ({
        id: account.id,
        path: '/settings/bank-accounts',
        name: account.name,
        number: account.iban ?? account.accountNumber,
        what: account.mayConfirm ? say.confirm : say.other,
        below: account.proposedBy && say.by(account.proposedBy.name),
      }))}
    />
  )
}
