import type { readDispute } from '#contracts/disputes'
import { Day, Figure, Money, catalogue, useWords, type Answer } from '#web'
import { priceText } from './claims.ts'
import css from './disputes.module.css'

const words = catalogue({
  en: {
    line: 'Line',
    ordered: 'Ordered',
    delivered: 'Delivered',
    billed: 'Billed',
    net: 'Net',
    refused: 'Refused, net',
    agreed: 'Customer says',
    signed: (name: string) => `signed ${name}`,
    noProof: 'no proof on file',
    notDelivered: 'no delivery on file',
    at: 'at',
  },
  de: {
    line: 'Position',
    ordered: 'Bestellt',
    delivered: 'Geliefert',
    billed: 'Berechnet',
    net: 'Netto',
    refused: 'Strittig, netto',
    agreed: 'Kunde sagt',
    signed: (name: string) => `unterschrieben von ${name}`,
    noProof: 'kein Nachweis',
    notDelivered: 'keine Lieferung vermerkt',
    at: 'zu',
  },
})

export type EvidenceLine = Answer<typeof readDispute>['lines'][number]

/** What was ordered, delivered and billed, side by side; what differs is red, what is refused is marked. */
export function EvidenceTable({ lines, compact = false }: { lines: readonly EvidenceLine[]; compact?: boolean }) {
  const say = useWords(words)
  const claimed = lines.filter((line) => line.claimedNet !== null)
  const shown = compact && claimed.length > 0 ? claimed : lines
  return (
    <div className={css['evidenceBox']}>
      <table className={css['evidence']}>
        <thead>
          <tr>
            <th>{say.line}</th>
            <th className="num">{say.ordered}</th>
            <th className="num">{say.delivered}</th>
            <th className="num">{say.billed}</th>
            <th className="num">{say.agreed}</th>
            {!compact && <th className="num">{say.net}</th>}
            <th className="num">{say.refused}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <EvidenceRow key={line.lineId} line={line} compact={compact} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function EvidenceRow({ line, compact }: { line: EvidenceLine; compact: boolean }) {
  const say = useWords(words)
  const differs = (value: string | null, from: string) => (value !== null && value !== from ? true : undefined)
  return (
    <tr data-claimed={line.claimedNet !== null || undefined}>
      <td>
        {line.description}
        {line.detail && <div className="small quiet">{line.detail}</div>}
      </td>
      <td className="num" data-label={say.ordered} data-differs={differs(line.orderedQuantity, line.billedQuantity)}>
        {line.orderedQuantity === null ? '–' : <Figure of={line.orderedQuantity} unit={line.unit} />}
        {line.orderedPrice !== null && (
          <div className="small quiet">
            {say.at} <Figure of={priceText(line.orderedPrice)} />
          </div>
        )}
      </td>
      <td
        className="num"
        data-label={say.delivered}
        data-differs={differs(line.deliveredQuantity, line.billedQuantity)}
      >
        {line.deliveredQuantity === null ? '–' : <Figure of={line.deliveredQuantity} unit={line.unit} />}
        <div className="small quiet">
          <Proof line={line} />
        </div>
      </td>
      <td className="num" data-label={say.billed}>
        <Figure of={line.billedQuantity} unit={line.unit} />
        <div className="small quiet">
          {say.at} <Figure of={priceText(line.billedPrice)} />
        </div>
      </td>
      <td className="num" data-label={say.agreed}>
        <Says line={line} />
      </td>
      {!compact && (
        <td className="num" data-label={say.net}>
          <Money of={line.billedNet} />
        </td>
      )}
      <td className="num" data-label={say.refused}>
        {line.claimedNet ? <Money of={line.claimedNet} strong /> : '–'}
      </td>
    </tr>
  )
}

function Proof({ line }: { line: EvidenceLine }) {
  const say = useWords(words)
  if (line.deliveredOn === null) return <>{say.notDelivered}</>
  return (
    <>
      <Day of={line.deliveredOn} />
      <br />
      {line.signedBy ? say.signed(line.signedBy) : say.noProof}
    </>
  )
}

function Says({ line }: { line: EvidenceLine }) {
  const say = useWords(words)
  if (line.agreedPrice !== null) {
    return (
      <>
        {say.at} <Figure of={priceText(line.agreedPrice)} />
      </>
    )
  }
  if (line.claimedQuantity !== null) {
    return (
      <>
        −<Figure of={line.claimedQuantity} unit={line.unit} />
      </>
    )
  }
  return <>–</>
}
