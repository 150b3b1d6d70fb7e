import { StateChip, catalogue, useWords } from '#web'

const words = catalogue({
  en: {
    open: 'open',
    openCredit: 'to be applied',
    paid: 'paid',
    settled: 'settled',
    daysLate: (days: number) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
    email: 'mail',
    post: 'post',
    portal: 'portal',
    einvoice: 'e-invoice',
    none: 'not sent',
    no_address: 'No address for bills on file',
    address: 'The address does not exist',
    letter: 'The mail server refused the letter',
    gave_up: 'The mail server did not take it for days',
    contact_refused: 'This address may not be written to',
    cancelled: 'The letter was cancelled',
  },
  de: {
    open: 'offen',
    openCredit: 'noch zuzuordnen',
    paid: 'bezahlt',
    settled: 'ausgeglichen',
    daysLate: (days: number) => (days === 1 ? '1 Tag überfällig' : `${days} Tage überfällig`),
    email: 'E-Mail',
    post: 'Post',
    portal: 'Portal',
    einvoice: 'E-Rechnung',
    none: 'nicht versandt',
    no_address: 'Keine Rechnungsadresse hinterlegt',
    address: 'Die Adresse gibt es nicht',
    letter: 'Der Mailserver lehnte den Brief ab',
    gave_up: 'Der Mailserver nahm ihn tagelang nicht an',
    contact_refused: 'An diese Adresse darf nicht geschrieben werden',
    cancelled: 'Der Brief wurde gestoppt',
  },
})

type Stated = {
  readonly kind: string
  readonly state: 'open' | 'overdue' | 'paid' | 'settled'
  readonly daysLate: number
}

/** The state of a document in a word. */
export function DocumentStateChip({ of }: { of: Stated }) {
  const say = useWords(words)
  switch (of.state) {
    case 'overdue':
      return <StateChip tone="overdue">{say.daysLate(of.daysLate)}</StateChip>
    case 'open':
      return (
        <StateChip tone={of.kind === 'invoice' ? 'waiting' : 'news'}>
          {of.kind === 'invoice' ? say.open : say.openCredit}
        </StateChip>
      )
    case 'paid':
      return <StateChip tone="settled">{say.paid}</StateChip>
    case 'settled':
      return <StateChip tone="quiet">{say.settled}</StateChip>
  }
}

type Failure = 'no_address' | 'address' | 'letter' | 'gave_up' | 'contact_refused' | 'cancelled'

export const useChannelWords = () => useWords(words)
export function useFailureWord(): (why: Failure | null) => string {
  const say = useWords(words)
  return (why) => (why === null ? '' : say[why])
}
