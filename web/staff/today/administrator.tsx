import { listStaff } from '#contracts/company'
import { catalogue, useAsk, useWords } from '#web'
import { AccountsToConfirm, useAccountsToConfirm } from './accounts-to-confirm.tsx'
import { Figure } from './figure.tsx'
import { RolePage } from './role-page.tsx'
import { WaitingList } from './waiting-list.tsx'
import { roleWords } from '../session/roles.ts'

const words = catalogue({
  en: {
    signIn: 'colleagues sign in',
    invited: 'invited, not here yet',
    accounts: 'bank accounts to confirm',
    title: 'People who do not sign in yet',
    person: 'Person',
    what: 'What is missing',
    invitedWhat: 'Has an invitation that still works.',
    noWay: 'Has no way in: send an invitation.',
    none: 'Everybody signs in',
    hint: 'Somebody whom you put on file appears here until they have signed in for the first time.',
  },
  de: {
    signIn: 'melden sich an',
    invited: 'eingeladen, noch nicht da',
    accounts: 'Bankkonten zu bestätigen',
    title: 'Wer sich noch nicht anmeldet',
    person: 'Person',
    what: 'Was fehlt',
    invitedWhat: 'Hat eine Einladung, die noch gilt.',
    noWay: 'Hat keinen Zugang: eine Einladung senden.',
    none: 'Alle melden sich an',
    hint: 'Wen Sie anlegen, steht hier, bis er oder sie sich das erste Mal angemeldet hat.',
  },
})

/** Who has no way in yet, and which accounts wait for a second pair of eyes. */
export function AdministratorToday() {
  const say = useWords(words)
  const roles: Readonly<Record<string, string>> = useWords(roleWords)
  const { data, error } = useAsk(listStaff, {})
  const active = data?.staff.filter((person) => person.active)
  const outside = active?.filter(({ signsIn }) => signsIn !== 'yes')
  const invited = outside?.filter(({ signsIn }) => signsIn === 'invited')
  const { accounts } = useAccountsToConfirm()
  return (
    <RolePage
      waiting={[outside?.length, accounts?.length]}
      figures={
        <>
          <Figure
            value={active && outside ? active.length - outside.length : '–'}
            label={say.signIn}
            path="/settings/people"
          />
          <Figure value={invited?.length ?? '–'} label={say.invited} path="/settings/people" />
          <Figure value={accounts?.length ?? '–'} label={say.accounts} path="/settings/bank-accounts" />
        </>
      }
      lists={
        <WaitingList
          title={say.title}
          heads={{ name: say.person, what: say.what }}
          count={outside?.length}
          problem={error}
          none={say.none}
          noneHint={say.hint}
          all={{ path: '/settings/people' }}
          rows={outside?.slice(0, 12).map((person) => ({
            id: person.id,
            path: '/settings/people',
            name: person.name,
            number: person.email,
            what: person.signsIn === 'invited' ? say.invitedWhat : say.noWay,
            below: person.roles.map((role) => roles[role] ?? role).join(', '),
          }))}
        />
      }
      aside={<AccountsToConfirm />}
    />
  )
}
