import { Button } from '@mantine/core'
import { readProof } from '#contracts/orders'
import { addressOf, catalogue, dayText, exactFigureText, useLanguage, useToday, useWords, type Happening } from '#web'
import type { ShownOrder } from './shown-order.ts'
import { priceText, useFindingText } from './order-words.ts'
import { useUndoChange } from './use-undo-change.ts'

const words = catalogue({
  en: {
    people: 'People',
    machine: 'Machine',
    entered: 'The order came in.',
    asked: (what: string, of: string) => (of === '' ? `Asked: ${what}` : `Asked ${of}: ${what}`),
    noted: (what: string) => `Noted: ${what}`,
    corrected: (what: string) => `Put right: ${what}`,
    explained: (what: string) => `Explained: ${what}`,
    overruled: (what: string) => `Overruled: ${what}`,
    withdrawn: (what: string) => `No longer asked: ${what}`,
    passed: 'Credit let it pass.',
    held: 'Credit held it.',
    released: (why: string) => `Released once: ${why}`,
    delivered: (number: string) => `Delivered, ${number}.`,
    proof: 'proof',
    signed: (by: string) => `signed by ${by}`,
    handedOver: (to: string, what: string) => `Handed to ${to}: ${what}`,
    putOff: (day: string, what: string) => `Put off to ${day}: ${what}`,
    takenUp: (what: string) => `Taken up again: ${what}`,
    wentUp: (what: string) => `Not answered in time, sales management was told: ${what}`,
    takenBack: (what: string) => `The answer was taken back: ${what}`,
    amended: (what: string) => `Changed: ${what}.`,
    cancelled_in_part: (what: string) => `Cancelled in part: ${what}.`,
    cancelled: () => 'The order was cancelled.',
    undone: (what: string) => `The last change was taken back${what === '' ? '' : `: ${what}`}.`,
    askedByThem: (why: string) => `The customer asked: ${why}`,
    undo: 'Take it back',
    fromTo: (what: string, before: string, after: string) => `${what} ${before} → ${after}`,
    quantity: (what: string) => `quantity of ${what}`,
    unitPrice: (what: string) => `price of ${what}`,
    removeLine: (what: string, quantity: string) => `${quantity} ${what} taken out`,
    addLine: (what: string, quantity: string) => `${quantity} ${what} added`,
    poNumber: 'PO',
    terms: 'terms',
    billTo: 'bill to',
    shipTo: 'deliver to',
    dealOn: 'deal day',
    wishedOn: 'wished for',
    promised: 'what we promised',
    note: 'note',
  },
  de: {
    people: 'Menschen',
    machine: 'Maschine',
    entered: 'Der Auftrag kam herein.',
    asked: (what: string, of: string) => (of === '' ? `Gefragt: ${what}` : `${of} gefragt: ${what}`),
    noted: (what: string) => `Vermerkt: ${what}`,
    corrected: (what: string) => `Berichtigt: ${what}`,
    explained: (what: string) => `Begründet: ${what}`,
    overruled: (what: string) => `Übergangen: ${what}`,
    withdrawn: (what: string) => `Nicht mehr gefragt: ${what}`,
    passed: 'Der Kredit ließ ihn durch.',
    held: 'Der Kredit hielt ihn an.',
    released: (why: string) => `Einmal freigegeben: ${why}`,
    delivered: (number: string) => `Geliefert, ${number}.`,
    proof: 'Nachweis',
    signed: (by: string) => `unterschrieben von ${by}`,
    handedOver: (to: string, what: string) => `An ${to} weitergegeben: ${what}`,
    putOff: (day: string, what: string) => `Verschoben auf ${day}: ${what}`,
    takenUp: (what: string) => `Wieder aufgenommen: ${what}`,
    wentUp: (what: string) => `Nicht rechtzeitig beantwortet, die Vertriebsleitung weiß davon: ${what}`,
    takenBack: (what: string) => `Die Antwort wurde zurückgenommen: ${what}`,
    amended: (what: string) => `Geändert: ${what}.`,
    cancelled_in_part: (what: string) => `Zum Teil storniert: ${what}.`,
    cancelled: () => 'Der Auftrag wurde storniert.',
    undone: (what: string) => `Die letzte Änderung wurde zurückgenommen${what === '' ? '' : `: ${what}`}.`,
    askedByThem: (why: string) => `Der Kunde bat darum: ${why}`,
    undo: 'Zurücknehmen',
    fromTo: (what: string, before: string, after: string) => `${what} ${before} → ${after}`,
    quantity: (what: string) => `Menge von ${what}`,
    unitPrice: (what: string) => `Preis von ${what}`,
    removeLine: (what: string, quantity: string) => `${quantity} ${what} gestrichen`,
    addLine: (what: string, quantity: string) => `${quantity} ${what} hinzugefügt`,
    poNumber: 'Bestellnummer',
    terms: 'Zahlungsziel',
    billTo: 'Rechnung an',
    shipTo: 'Lieferung an',
    dealOn: 'vereinbart am',
    wishedOn: 'Wunschtag',
    promised: 'was versprochen ist',
    note: 'Notiz',
  },
})

/** Everything that happened to an order, human and machine, the latest first. */
export function useHappenings(order: ShownOrder): Happening[] {
  const say = useWords(words)
  const language = useLanguage()
  const textOf = useFindingText()
  const person = (name: string | null) => ({ who: name ?? say.machine, kind: name ? say.people : say.machine })
  const today = useToday()
  const itemText = useItemText()
  const undo = useUndoChange(order.id)
  const machine = { who: say.machine, kind: say.machine }
  const all = [
    {
      at: order.enteredAt,
      what: say.entered,
      ...person(order.origin.who),
      figure: exactFigureText((order.changes.at(-1)?.grossBefore ?? order.gross).amount, language),
    },
    ...order.queries.flatMap((query) => {
      const what = textOf(query)
      const asked = {
        at: query.askedAt,
        what: query.asks ? say.asked(what, query.askedOf ?? '') : say.noted(what),
        ...machine,
      }
      if (!query.answeredAt || !query.answerKind) return [asked]
      const answer = {
        at: query.answeredAt,
        what: say[query.answerKind](what),
        detail: query.answer,
        ...person(query.answeredBy),
      }
      return [asked, answer]
    }),
    ...order.querySteps.map((step) => {
      const query = order.queries.find((each) => each.id === step.queryId)
      const what = query ? textOf(query) : ''
      const day = step.untilOn && dayText(step.untilOn, language, today)
      const told = {
        handed_over: say.handedOver(step.to ?? '', what),
        put_off: day ? say.putOff(day, what) : say.takenUp(what),
        escalated: say.wentUp(what),
        taken_back: say.takenBack(what),
      }[step.kind]
      return { at: step.at, what: told, detail: step.note, ...person(step.by) }
    }),
    ...order.decisions
      .filter((decision) => decision.kind === 'credit.gate')
      .flatMap((decision) => [
        {
          at: decision.at,
          what: decision.verdict === 'passed' ? say.passed : say.held,
          detail: decision.policyVersion,
          ...machine,
        },
        ...(decision.overruledReason
          ? [{ at: decision.at, what: say.released(decision.overruledReason), ...person(decision.overruledBy) }]
          : []),
      ]),
    ...order.changes.toReversed().map((change) => ({
      at: change.at,
      what: say[change.kind](change.items.map(itemText).join(' · ')),
      detail: (
        <>
          {change.reason && (change.askedBy === 'customer' ? say.askedByThem(change.reason) : change.reason)}{' '}
          {change.mayUndo && (
            <Button size="compact-xs" onClick={() => undo(change.id)}>
              {say.undo}
            </Button>
          )}
        </>
      ),
      figure: exactFigureText(change.grossAfter.amount, language),
      ...person(change.by),
    })),
    ...order.deliveries.map((delivery) => ({
      at: `${delivery.deliveredOn}T23:59:00Z`,
      what: say.delivered(delivery.number),
      detail: (
        <>
          {delivery.signedBy && say.signed(delivery.signedBy)}{' '}
          {delivery.hasFile && (
            <a
              className="link"
              href={addressOf(readProof, { deliveryId: delivery.id })}
              target="_blank"
              rel="noreferrer"
            >
              {say.proof}
            </a>
          )}
        </>
      ),
      ...person(delivery.confirmedBy),
    })),
  ]
  return all
    .map((each, index) => ({ ...each, id: `${index}`, day: each.at.slice(0, 10) }))
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : Number(b.id) - Number(a.id)))
    .map(({ at: _, ...happening }) => happening)
}

type Item = ShownOrder['changes'][number]['items'][number]

/** One value that a change made different, in a few words. */
function useItemText() {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  return ({ field, what, before, after }: Item): string => {
    const name = what ?? ''
    const shown = (value: string | null) => {
      if (value === null) return '–'
      if (field === 'dealOn' || field === 'wishedOn') return dayText(value, language, today)
      if (field === 'unitPrice') return exactFigureText(priceText(value), language)
      return field === 'quantity' || field === 'addLine' || field === 'removeLine'
        ? exactFigureText(value, language)
        : value
    }
    switch (field) {
      case 'addLine':
        return say.addLine(name, shown(after))
      case 'removeLine':
        return say.removeLine(name, shown(before))
      case 'quantity':
      case 'unitPrice':
        return say.fromTo(say[field](name), shown(before), shown(after))
      case 'poNumber':
      case 'terms':
      case 'billTo':
      case 'shipTo':
      case 'dealOn':
      case 'wishedOn':
      case 'promised':
      case 'note':
        return say.fromTo(say[field], shown(before), shown(after))
    }
  }
}
