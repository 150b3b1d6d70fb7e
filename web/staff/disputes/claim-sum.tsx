import { previewDispute } from '#contracts/disputes'
import { Money, ProblemBox, SumLine, SumLines, catalogue, useAsk, useWords, type Asked } from '#web'

const words = catalogue({
  en: { net: 'Refused, net', tax: 'Tax on it', gross: 'Refused', payable: 'Stays payable' },
  de: { net: 'Strittig, netto', tax: 'Steuer darauf', gross: 'Strittig', payable: 'Bleibt zu zahlen' },
})

type SumProps = {
  readonly bill: { readonly documentId: string }
  readonly cause: Asked<typeof previewDispute>['cause']
  readonly lines: NonNullable<Asked<typeof previewDispute>['lines']>
}

/** What the dispute would come to, as the server computes it. */
export function ClaimSum({ bill, cause, lines }: SumProps) {
  const say = useWords(words)
  const { data, error } = useAsk(previewDispute, { documentId: bill.documentId, cause, lines })
  if (error) return <ProblemBox problem={error} />
  if (!data) return null
  return (
    <SumLines>
      <SumLine label={say.net} value={<Money of={data.net} />} />
      <SumLine label={say.tax} value={<Money of={data.tax} />} />
      <SumLine label={say.gross} value={<Money of={data.gross} withCurrency />} total />
      <SumLine label={say.payable} value={<Money of={data.payable} withCurrency showZero />} />
    </SumLines>
  )
}
