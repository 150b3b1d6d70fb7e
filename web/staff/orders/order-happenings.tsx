import { readProof } from '#contracts/orders'
import { addressOf, catalogue, exactFigureText, useLanguage, useWords, type Happening } from '#web'
import type { ShownOrder } from './shown-order.ts'
import { useFindingText } from './order-words.ts'

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
  },
})

/** Everything that happened to an order, human and machine, the latest first. */
export function useHappenings(order: ShownOrder): Happening[] {
  const say = useWords(words)
  const language = useLanguage()
  const textOf = useFindingText()
  const person = (name: string | null) => ({ who: name ?? say.machine, kind: name ? say.people : say.machine })
  const machine = { who: say.machine, kind: say.machine }
  const all = [
    {
      at: order.enteredAt,
      what: say.entered,
      ...person(order.origin.who),
      figure: exactFigureText(order.gross.amount, language),
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
