import { Select } from '@mantine/core'
import { listDocuments } from '#contracts/billing'
import { catalogue, exactFigureText, fullDayText, useAsk, useLanguage, useWords } from '#web'

const words = catalogue({
  en: {
    label: 'Which bill?',
    none: 'No bill is on file for this customer.',
    open: (amount: string) => `${amount} open`,
  },
  de: {
    label: 'Welche Rechnung?',
    none: 'Zu diesem Kunden liegt keine Rechnung vor.',
    open: (amount: string) => `${amount} offen`,
  },
})

type ChoiceProps = {
  readonly customerId: string
  readonly chosen: string | null
  readonly choose: (documentId: string | null) => void
}

/** The customer's bills, the latest first. */
export function BillChoice({ customerId, chosen, choose }: ChoiceProps) {
  const say = useWords(words)
  const language = useLanguage()
  const { data } = useAsk(listDocuments, { customerId, kind: 'invoice', sort: '-issuedOn', limit: 100 })
  return (
    <Select
      label={say.label}
      searchable
      value={chosen}
      onChange={choose}
      nothingFoundMessage={say.none}
      data={(data?.rows ?? []).map((row) => ({
        value: row.id,
        label: `${row.number} · ${fullDayText(row.issuedOn, language)} · ${say.open(
          `${exactFigureText(row.open.amount, language)} ${row.open.currency}`,
        )}`,
      }))}
    />
  )
}
