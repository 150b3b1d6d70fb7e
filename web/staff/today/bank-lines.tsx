import { readWorkbench } from '#contracts/cash'
import { Day, Money, catalogue, useAsk, useWords, type Answer } from '#web'
import { useEntity } from '../session/place.ts'
import { WaitingList } from './waiting-list.tsx'

const words = catalogue({
  en: {
    confirm: 'To confirm: a yes is enough',
    payer: 'Payer unknown',
    purpose: 'Payer known, purpose not',
    line: 'Payer',
    what: 'What the bank says',
    proposal: (name: string, items: number) => (items === 1 ? `${name}, 1 item` : `${name}, ${items} items`),
    booked: 'Booked',
    amount: 'Amount',
    noName: 'not named',
    noText: 'no text',
    noConfirm: 'Nothing is to confirm',
    confirmHint: 'When a bank file is loaded, lines that nearly fit appear here with the items they would pay.',
    noPayer: 'Every payer is known',
    payerHint: 'Money of somebody whom nobody knows yet appears here when a bank file is loaded.',
    noPurpose: 'Everything known is applied',
    purposeHint: 'Money of a known customer that names no bill appears here when a bank file is loaded.',
  },
  de: {
    confirm: 'Zu bestätigen: ein Ja genügt',
    payer: 'Zahler unbekannt',
    purpose: 'Zahler bekannt, Zweck nicht',
    line: 'Zahler',
    what: 'Was die Bank sagt',
    proposal: (name: string, items: number) => (items === 1 ? `${name}, 1 Posten` : `${name}, ${items} Posten`),
    booked: 'Gebucht',
    amount: 'Betrag',
    noName: 'nicht genannt',
    noText: 'kein Text',
    noConfirm: 'Nichts ist zu bestätigen',
    confirmHint:
      'Beim Laden einer Bankdatei stehen hier Zeilen, die fast passen, mit den Posten, die sie zahlen würden.',
    noPayer: 'Jeder Zahler ist bekannt',
    payerHint: 'Geld von jemandem, den noch niemand kennt, steht hier, sobald eine Bankdatei geladen ist.',
    noPurpose: 'Alles Bekannte ist zugeordnet',
    purposeHint: 'Geld eines Kunden, das keine Rechnung nennt, steht hier, sobald eine Bankdatei geladen ist.',
  },
})

export const useWorkbench = () => useAsk(readWorkbench, { entityId: useEntity()?.id })

type Group = Answer<typeof readWorkbench>['groups'][number]
export const groupOf = (groups: readonly Group[] | undefined, waits: Group['waits']) =>
  groups?.find((group) => group.waits === waits)

const says = {
  confirm: { none: 'noConfirm', hint: 'confirmHint' },
  payer: { none: 'noPayer', hint: 'payerHint' },
  purpose: { none: 'noPurpose', hint: 'purposeHint' },
} as const

/** Lines of the bank that wait for a yes, for a name, or for a purpose. They are worked on at the cash desk. */
export function BankLines({ waits }: { waits: keyof typeof says }) {
  const say = useWords(words)
  const { data, error } = useWorkbench()
  const group = groupOf(data?.groups, waits)
  return (
    <WaitingList
      title={say[waits]}
      heads={{ name: say.line, what: say.what, when: say.booked, figure: say.amount }}
      count={group?.count}
      problem={error}
      none={say[says[waits].none]}
      noneHint={say[says[waits].hint]}
      all={{ path: '/cash' }}
      rows={
        data &&
        (group?.lines ?? []).slice(0, 8).map((line) => ({
          id: line.id,
          path: '/cash',
          asking: { item: line.id },
          name: line.payerName ?? line.customerName ?? say.noName,
          what: line.remittance ?? say.noText,
          below: line.best && say.proposal(line.best.customerName, line.best.items),
          when: <Day of={line.bookedOn} />,
          figure: <Money of={line.unapplied} withCurrency />,
        }))
      }
    />
  )
}
