import type { Id } from '#kernel/id'
import type { Role } from '#platform/rights'
import { accept, refuse, type Outcome } from '#kernel/outcome'

/** A row of the table of authority: up to this amount these hands; without an amount, above all others. */
export type AuthorityStep = { readonly upTo: bigint | null; readonly hands: readonly string[] }

/** Each event is measured, and so is what the customer was credited this month: small steps do not walk around a limit. */
export function handsNeeded(
  steps: readonly AuthorityStep[],
  amounts: { readonly event: bigint; readonly month: bigint },
): readonly string[] {
  const measured = amounts.event + amounts.month
  const step = steps.find(({ upTo }) => upTo === null || measured <= upTo)
  if (!step) throw new Error('The table of authority has no last step')
  return step.hands
}

type Hand = { readonly hand: string; readonly staffId: bigint }
export type Asked = {
  readonly needs: readonly string[]
  readonly given: readonly Hand[]
  readonly askedBy: bigint | null
}

const rolesOfHand = (hand: string) => hand.split(' or ')

/**
 * Which of the hands that are still missing this person may give. Who asked does not agree with himself, and nobody lends
 * two hands to one thing.
 */
export function handOf(
  asked: Asked,
  who: { readonly staffId: bigint | null; readonly roles: readonly Role[] },
): Outcome<string> {
  if (who.staffId === null || who.staffId === asked.askedBy) return refuse('maker_is_checker')
  if (asked.given.some(({ staffId }) => staffId === who.staffId)) return refuse('hand_is_given')
  const missing = missingHands(asked)
  const hand = missing.find((each) => rolesOfHand(each).some((role) => who.roles.some((held) => held === role)))
  return hand === undefined ? refuse('approval_needs_another_role', { needs: missing.join(', ') }) : accept(hand)
}

/** Somebody who is away, in whose place one stands. */
export type StoodFor = { readonly staffId: Id<'stf'>; readonly roles: readonly Role[] }

/**
 * The hand that this person gives, with his own authority or in the place of somebody who is away. Whoever asked is no checker through
 * his substitute either, and who has agreed already does not agree again through one.
 */
export function handWith(
  asked: Asked,
  who: { readonly staffId: bigint | null; readonly roles: readonly Role[] },
  places: readonly StoodFor[],
): Outcome<{ readonly hand: string; readonly standsFor: Id<'stf'> | null }> {
  const own = handOf(asked, who)
  if (own.ok) return accept({ hand: own.value, standsFor: null })
  if (own.code !== 'approval_needs_another_role') return own
  for (const { staffId, roles } of places) {
    const lent = handOf(asked, { staffId, roles })
    if (lent.ok) return accept({ hand: lent.value, standsFor: staffId })
  }
  return own
}

export const missingHands = ({ needs, given }: Pick<Asked, 'needs' | 'given'>): string[] =>
  needs.filter((hand) => !given.some((each) => each.hand === hand))
