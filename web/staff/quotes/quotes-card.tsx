import { listQuotes } from '#contracts/quotes'
import { Card, Day, Money, StateChip, SumLine, SumLines, useAsk } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { toneOf, useQuoteWords } from './words.ts'

/** The quotes of one opportunity, where they stand and what they are worth. */
export function QuotesCard({ of, title }: { of: { readonly id: string }; title: string }) {
  const own = useQuoteWords()
  const { data } = useAsk(listQuotes, { opportunityId: of.id })
  if (!data || data.rows.length === 0) return null
  return (
    <Card title={title}>
      <SumLines>
        {data.rows.map((row) => (
          <SumLine
            key={row.id}
            label={
              <>
                <span className="link">
                  <WayTo path={`/pipeline/quotes/${row.id}`}>{row.number ?? own.draftName}</WayTo>
                </span>{' '}
                <StateChip tone={toneOf[row.state]}>{own.states[row.state]}</StateChip>{' '}
                <span className="small quiet">
                  {own.validUntil} <Day of={row.validUntil} />
                </span>
              </>
            }
            value={<Money of={row.net} withCurrency />}
          />
        ))}
      </SumLines>
    </Card>
  )
}
