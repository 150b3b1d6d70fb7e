import type { ReactNode } from 'react'
import { Card, Day, FieldRow, FieldRows, Money, Person, SumLine, SumLines, catalogue, useAddress, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import css from './billing.module.css'
import type { Lineage, ShownDocument } from './shown.ts'

const words = catalogue({
  en: {
    chain: 'Up and down the chain',
    order: (number: string) => `Order ${number}`,
    delivery: (note: string) => `Delivery ${note}`,
    credit: (number: string) => `Credit note ${number}`,
    original: (number: string) => `Invoice ${number}`,
    receipt: (reference: string) => `Receipt ${reference}`,
    nothing: 'Nothing has come of it yet.',
    days: 'Days',
    supplied: 'Supplied',
    issued: 'Issued',
    received: 'Received',
    notYet: 'not yet',
    due: 'Printed due',
    effective: 'Still in time',
    people: 'People',
    sales: 'sales',
    billed: 'billed it',
    whole: 'Why it is what it is',
    line: (position: number, amount: string) => `Line ${position} · why ${amount}?`,
    choose: 'Choose a line of the bill to see where its quantity, price and tax came from.',
  },
  de: {
    chain: 'Die Kette auf und ab',
    order: (number: string) => `Auftrag ${number}`,
    delivery: (note: string) => `Lieferung ${note}`,
    credit: (number: string) => `Gutschrift ${number}`,
    original: (number: string) => `Rechnung ${number}`,
    receipt: (reference: string) => `Zahlung ${reference}`,
    nothing: 'Noch ist nichts daraus geworden.',
    days: 'Tage',
    supplied: 'Geliefert',
    issued: 'Ausgestellt',
    received: 'Erhalten',
    notYet: 'noch nicht',
    due: 'Gedruckt fällig',
    effective: 'Noch rechtzeitig',
    people: 'Menschen',
    sales: 'Vertrieb',
    billed: 'hat sie ausgestellt',
    whole: 'Warum sie so ist',
    line: (position: number, amount: string) => `Zeile ${position} · warum ${amount}?`,
    choose: 'Wählen Sie eine Zeile der Rechnung, um zu sehen, woher Menge, Preis und Steuer kamen.',
  },
})

type Shown = { readonly document: ShownDocument }

export function DocumentAside({ document, lineage }: Shown & { readonly lineage: Lineage | undefined }) {
  return (
    <>
      {lineage && <Explained lineage={lineage} />}
      <Chain document={document} />
      <Days document={document} />
      <People document={document} />
    </>
  )
}

/** The values of the bill, or of the line that was chosen, each with its sentence. */
function Explained({ lineage }: { lineage: Lineage }) {
  const say = useWords(words)
  const { values } = useAddress()
  const line = lineage.lines.find(({ position }) => String(position) === values['line'])
  const facts = line ? line.facts : lineage.document
  return (
    <Card title={line ? say.line(line.position, line.amount) : say.whole}>
      <p className={css['sentence']}>{line ? line.sentence : lineage.sentence}</p>
      <ul className={css['why']}>
        {facts.map((fact) => (
          <li key={`${fact.field} ${fact.sentence}`}>
            <span>
              <span className="quiet">{fact.label}</span> <b>{fact.value}</b>
            </span>
            <span className="small quiet">{fact.sentence}</span>
          </li>
        ))}
      </ul>
      {!line && <p className="small quiet">{say.choose}</p>}
    </Card>
  )
}

function Chain({ document }: Shown) {
  const say = useWords(words)
  const notes = [...new Set(document.lines.flatMap((line) => line.deliveryNote ?? []))]
  const { original } = document
  const empty = !document.ourOrder && notes.length === 0 && document.applied.length === 0 && !original
  return (
    <Card title={say.chain}>
      {empty && <p className="quiet">{say.nothing}</p>}
      <SumLines>
        {document.ourOrder && (
          <Step to={document.orderId && `/orders/${document.orderId}`} label={say.order(document.ourOrder)} />
        )}
        {notes.map((note) => (
          <SumLine
            key={note}
            label={say.delivery(note)}
            value={
              <Day of={document.lines.find((line) => line.deliveryNote === note)?.suppliedOn ?? document.taxPointOn} />
            }
          />
        ))}
        {original && <Step to={`/billing/${original.id}`} label={say.original(original.number)} />}
        {document.creditNotes.map((note) => (
          <Step
            key={note.id}
            to={`/billing/${note.id}`}
            label={say.credit(note.number)}
            value={
              <>
                <Day of={note.issuedOn} /> · <Money of={note.gross} />
              </>
            }
          />
        ))}
        {document.applied
          .filter(({ kind }) => kind === 'receipt')
          .map((link) => (
            <Step
              key={`${link.number} ${link.valueOn}`}
              to={link.receiptId && `/cash?item=${link.receiptId}`}
              label={say.receipt(link.number)}
              value={
                <>
                  <Day of={link.valueOn} /> · <Money of={link.amount} />
                </>
              }
            />
          ))}
      </SumLines>
    </Card>
  )
}

function Step({ to, label, value }: { to: string | null; label: string; value?: ReactNode }) {
  return <SumLine label={to ? <WayTo path={to}>{label}</WayTo> : label} value={value ?? ''} />
}

function Days({ document }: Shown) {
  const say = useWords(words)
  return (
    <Card title={say.days}>
      <FieldRows>
        <FieldRow label={say.supplied}>
          <Day of={document.taxPointOn} />
        </FieldRow>
        <FieldRow label={say.issued}>
          <Day of={document.issuedOn} />
        </FieldRow>
        <FieldRow label={say.received}>{document.receivedOn ? <Day of={document.receivedOn} /> : say.notYet}</FieldRow>
        <FieldRow label={say.due}>
          <Day of={document.dueOn} />
        </FieldRow>
        <FieldRow label={say.effective}>
          <Day of={document.effectiveDueOn} />
        </FieldRow>
      </FieldRows>
    </Card>
  )
}

function People({ document }: Shown) {
  const say = useWords(words)
  const { salesperson, issued } = document
  if (!salesperson && issued.staffId === null) return null
  return (
    <Card title={say.people}>
      <div className={css['why']}>
        {salesperson && <Person name={salesperson.name} duty={say.sales} />}
        {issued.staffId !== null && issued.name !== null && <Person name={issued.name} duty={say.billed} />}
      </div>
    </Card>
  )
}
