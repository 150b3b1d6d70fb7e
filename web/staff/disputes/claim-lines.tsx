import { Checkbox, Select, TextInput } from '@mantine/core'
import { Figure, Money, catalogue, useWords } from '#web'
import { priceText, withClaim, type Claims, type Disputable, type LineClaim, type Way } from './claims.ts'
import css from './disputes.module.css'

const words = catalogue({
  en: {
    agreedPrice: 'the price should be',
    quantity: 'so many are wrong',
    net: 'too much, net',
    way: (line: string) => `How is “${line}” wrong?`,
    value: (line: string) => `By how much is “${line}” wrong?`,
    at: 'at',
  },
  de: {
    agreedPrice: 'der Preis sollte sein',
    quantity: 'so viele sind falsch',
    net: 'zu viel, netto',
    way: (line: string) => `Was ist an „${line}“ falsch?`,
    value: (line: string) => `Um wie viel ist „${line}“ falsch?`,
    at: 'zu',
  },
})

const ways = ['agreedPrice', 'quantity', 'net'] as const

type LinesProps = {
  readonly bill: Disputable
  readonly byPrice: boolean
  readonly claims: Claims
  readonly change: (claims: Claims) => void
}

/** The bill's lines to tick, and beside each ticked one what is wrong with it. */
export function ClaimLines({ bill, byPrice, claims, change }: LinesProps) {
  return (
    <div className={css['form']}>
      {bill.lines.map((line) => (
        <ClaimLine
          key={line.lineId}
          line={line}
          first={byPrice ? 'agreedPrice' : 'quantity'}
          claim={claims[line.lineId]}
          change={(claim) => change(withClaim(claims, line.lineId, claim))}
        />
      ))}
    </div>
  )
}

type LineProps = {
  readonly line: Disputable['lines'][number]
  readonly first: Way
  readonly claim: LineClaim | undefined
  readonly change: (claim: LineClaim | null) => void
}

function ClaimLine({ line, first, claim, change }: LineProps) {
  const say = useWords(words)
  const { currency } = line.billedNet
  const start = { way: first, value: first === 'quantity' ? line.billedQuantity : '', currency }
  return (
    <div className={css['lineChoice']} data-chosen={claim !== undefined || undefined}>
      <Checkbox
        label={line.description}
        checked={claim !== undefined}
        onChange={(event) => change(event.currentTarget.checked ? start : null)}
      />
      <span className="num">
        <Figure of={line.billedQuantity} unit={line.unit} /> {say.at} <Figure of={priceText(line.billedPrice)} /> ={' '}
        <Money of={line.billedNet} />
      </span>
      {claim && (
        <div className={css['lineFields']}>
          <Select
            aria-label={say.way(line.description)}
            allowDeselect={false}
            value={claim.way}
            onChange={(value) => change({ ...claim, way: ways.find((way) => way === value) ?? 'net', value: '' })}
            data={ways.map((way) => ({ value: way, label: say[way] }))}
          />
          <TextInput
            aria-label={say.value(line.description)}
            inputMode="decimal"
            value={claim.value}
            onChange={(event) => change({ ...claim, value: event.currentTarget.value })}
            rightSectionWidth={48}
            rightSection={<span className="small quiet">{claim.way === 'quantity' ? line.unit : currency}</span>}
          />
        </div>
      )}
    </div>
  )
}
