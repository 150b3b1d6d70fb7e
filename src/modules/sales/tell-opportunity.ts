import type { Id } from '#kernel/id'
import type { Money } from '#kernel/money'
import type { Work } from '#platform/work'
import { recordTouches } from '#modules/parties'

/** A line on the customer's timeline; a prospect has none yet. */
export async function tellOpportunity(
  work: Work,
  kind: 'opportunity.opened' | 'opportunity.lost' | 'opportunity.won' | 'opportunity.reopened',
  about: {
    readonly id: Id<'opp'>
    readonly title: string | null
    readonly value: Money | null
    readonly customerId: Id<'cus'> | null
  },
): Promise<void> {
  if (about.customerId === null) return
  await recordTouches(work, [
    {
      customerId: about.customerId,
      department: 'sales',
      kind,
      text: { key: kind, values: { number: about.title ?? '' } },
      amount: about.value,
      subject: { kind: 'opp', id: about.id },
    },
  ])
}
