import type { ReactNode } from 'react'
import type { readDispute } from '#contracts/disputes'
import { Card, Day, Explanation, Money, Person, SumLine, SumLines, Why, catalogue, useWords, type Answer } from '#web'
import { ownerOf } from './case-chips.tsx'
import css from './disputes.module.css'
import { useCaseWords, roleWord } from './words.ts'

const words = catalogue({
  en: {
    amount: 'What it is about',
    net: 'refused, net',
    tax: 'tax on it',
    gross: 'Refused',
    open: 'open on the bill now',
    payable: 'Stays payable, and is asked for',
    people: 'People',
    has: 'has it now',
    asked: 'asked',
    opened: 'wrote it down',
    days: 'Days',
    openedOn: 'came in',
    clock: (days: number) => `our clock, ${days} working days`,
    actBy: 'act by',
    promised: (name: string) => `${name} promised`,
    stands: 'our clock stands: the customer has the move',
    cause: 'Where it went wrong',
    provisional: 'provisional',
    decided: 'decided',
    nobody: 'nobody in particular',
    whyTitle: 'Why this field and this person?',
    whySentence: (field: string, who: string) =>
      `The bill’s own lineage leads from the disputed line to ${field}, written by ${who}. It is a first guess and counts against nobody until a person decides.`,
    written: 'Written',
    chain: 'Up and down the chain',
    bill: 'Bill',
    order: 'Order',
    note: 'Credit note',
    again: 'New bill',
    repeats: (count: number, recent: number) => `Their ${count}. dispute of this cause, ${recent} in the last 90 days.`,
    first: 'Their first dispute of this cause.',
    approval: 'Needs a yes',
    by: 'asked by',
    given: 'agreed',
    missing: 'missing',
  },
  de: {
    amount: 'Worum es geht',
    net: 'strittig, netto',
    tax: 'Steuer darauf',
    gross: 'Strittig',
    open: 'offen auf der Rechnung',
    payable: 'Bleibt zu zahlen und wird angefordert',
    people: 'Personen',
    has: 'hat es jetzt',
    asked: 'hat gefragt',
    opened: 'hat es aufgenommen',
    days: 'Tage',
    openedOn: 'eingegangen',
    clock: (days: number) => `unsere Uhr, ${days} Arbeitstage`,
    actBy: 'handeln bis',
    promised: (name: string) => `Zusage von ${name}`,
    stands: 'unsere Uhr steht: der Kunde ist am Zug',
    cause: 'Wo es schiefging',
    provisional: 'vorläufig',
    decided: 'entschieden',
    nobody: 'niemand Bestimmtes',
    whyTitle: 'Warum dieses Feld und diese Person?',
    whySentence: (field: string, who: string) =>
      `Die Herkunft der Rechnung führt von der strittigen Position zu: ${field}, geschrieben von ${who}. Das ist eine erste Vermutung und zählt gegen niemanden, bis eine Person entscheidet.`,
    written: 'Geschrieben',
    chain: 'Vorher und nachher',
    bill: 'Rechnung',
    order: 'Auftrag',
    note: 'Gutschrift',
    again: 'Neue Rechnung',
    repeats: (count: number, recent: number) =>
      `${count}. Reklamation mit dieser Ursache, ${recent} in den letzten 90 Tagen.`,
    first: 'Erste Reklamation mit dieser Ursache.',
    approval: 'Braucht ein Ja',
    by: 'erbeten von',
    given: 'zugestimmt',
    missing: 'fehlt',
  },
})

export type Found = Answer<typeof readDispute>

export function AmountCard({ found }: { found: Found }) {
  const say = useWords(words)
  if (found.kind === 'enquiry') return null
  return (
    <Card title={say.amount}>
      <SumLines>
        <SumLine label={say.net} value={<Money of={found.net} />} />
        <SumLine label={say.tax} value={<Money of={found.tax} />} />
        <SumLine label={say.gross} value={<Money of={found.gross} withCurrency />} total />
        {found.itemOpen && <SumLine label={say.open} value={<Money of={found.itemOpen} showZero />} />}
        {found.itemUndisputed && <SumLine label={say.payable} value={<Money of={found.itemUndisputed} showZero />} />}
      </SumLines>
    </Card>
  )
}

export function CauseCard({ found }: { found: Found }) {
  const say = useWords(words)
  const trade = useCaseWords()
  const { trace } = found
  if (!trace || !found.cause) return null
  const who = trace.staffName ?? (trace.department ? trade.departments[trace.department] : say.nobody)
  return (
    <Card title={say.cause} beside={trace.provisional ? say.provisional : say.decided}>
      <div className={css['form']}>
        <div>
          <b>{trade.fields[trace.field]}</b>, {who} <Why title={say.whyTitle}>{explain(found, who)}</Why>
        </div>
        {found.verdict && (
          <div>
            {trade.verdicts[found.verdict]} · {found.outcome && trade.outcomes[found.outcome]}
          </div>
        )}
        <div className="small quiet">
          {found.repeats.count > 1 ? say.repeats(found.repeats.count, found.repeats.recent) : say.first}
        </div>
      </div>
    </Card>
  )
  function explain({ trace: traced }: Found, name: string) {
    if (!traced) return null
    const facts = traced.writtenAt
      ? [
          {
            fact: say.written,
            value: trade.fields[traced.field],
            who: name,
            when: <Day of={traced.writtenAt.slice(0, 10)} />,
            rule: traced.rule,
          },
        ]
      : []
    return <Explanation sentence={say.whySentence(trade.fields[traced.field], name)} facts={facts} />
  }
}

export function PeopleCard({ found }: { found: Found }) {
  const say = useWords(words)
  const trade = useCaseWords()
  return (
    <Card title={say.people}>
      <div className={css['form']}>
        <Person name={ownerOf(found, trade)} duty={`${say.has}, ${roleWord(trade, found.ownerRole)}`} />
        {found.contactName && <Person name={found.contactName} duty={say.asked} side="theirs" />}
        {found.openedByName && <Person name={found.openedByName} duty={say.opened} />}
      </div>
    </Card>
  )
}

export function DaysCard({ found }: { found: Found }) {
  const say = useWords(words)
  return (
    <Card title={say.days}>
      <SumLines>
        <SumLine label={say.openedOn} value={<Day of={found.openedOn} />} />
        {found.clockDays !== null && <SumLine label={say.clock(found.clockDays)} value={<Day of={found.clockOn} />} />}
        {found.promise?.state === 'open' && (
          <SumLine label={say.promised(found.promise.staffName)} value={<Day of={found.promise.day} />} />
        )}
        {found.actBy && <SumLine label={say.actBy} value={<Day of={found.actBy} relative />} total />}
      </SumLines>
      {found.withCustomerSince && <p className="small quiet">{say.stands}</p>}
    </Card>
  )
}

export function ApprovalCard({ found }: { found: Found }) {
  const say = useWords(words)
  const trade = useCaseWords()
  const { approval } = found
  if (!approval || approval.state !== 'waiting') return null
  return (
    <Card title={say.approval} beside={<Money of={approval.amount} withCurrency />}>
      <div className={css['form']}>
        <p className={css['quote']}>{approval.reason}</p>
        <SumLines>
          {approval.needs.map((hand) => {
            const given = approval.given.find((each) => each.hand === hand)
            return (
              <SumLine
                key={hand}
                label={roleWord(trade, hand)}
                value={given ? `${say.given}: ${given.name}` : say.missing}
              />
            )
          })}
        </SumLines>
        {approval.askedByName && (
          <div className="small quiet">
            {say.by} {approval.askedByName}
          </div>
        )}
      </div>
    </Card>
  )
}

export function ChainCard({ found, link }: { found: Found; link: (path: string, text: string) => ReactNode }) {
  const say = useWords(words)
  const rows = [
    { label: say.order, path: `/orders/${found.orderId}`, number: found.orderNumber },
    { label: say.bill, path: `/billing/${found.documentId}`, number: found.documentNumber },
    { label: say.note, path: `/billing/${found.creditNoteId}`, number: found.creditNoteNumber },
    { label: say.again, path: `/billing/${found.rebillId}`, number: found.rebillNumber },
  ]
  if (rows.every(({ number }) => number === null)) return null
  return (
    <Card title={say.chain}>
      <SumLines>
        {rows.map(
          ({ label, path, number }) => number && <SumLine key={label} label={label} value={link(path, number)} />,
        )}
      </SumLines>
    </Card>
  )
}
