import type { readExposure } from '#contracts/orders'
import { Day, Money, SumLine, SumLines, type Answer } from '#web'
import { WayTo } from '../insight/way-to.tsx'

type Document = Answer<typeof readExposure>['documents']['orders'][number]

/** The documents that a part of the exposure is made of. */
export const StakeDocuments = ({ documents }: { documents: readonly Document[] }) => (
  <SumLines>
    {documents.map((document) => (
      <SumLine
        key={document.id + document.number}
        label={
          <>
            <WayToDocument document={document} /> <Day of={document.dueOn ?? document.on} />
          </>
        }
        value={<Money of={document.amount} />}
      />
    ))}
  </SumLines>
)

function WayToDocument({ document }: { document: Document }) {
  if (document.kind === 'receipt') return <span>{document.number}</span>
  const to =
    document.kind === 'order' || document.kind === 'delivery' ? `/orders/${document.id}` : `/billing/${document.id}`
  return (
    <span className="link">
      <WayTo path={to}>{document.number}</WayTo>
    </span>
  )
}
