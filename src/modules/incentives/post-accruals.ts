import type { Day } from '#kernel/day'
import { percentage, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import type { Work } from '#platform/work'
import { today, type LegalEntity } from '#modules/company'
import { post, postingDays, type EntryDraft } from '#modules/ledger'
import { accruedOf, saveAccrued } from './store.ts'

/** An invoice after its entries: what it has earned, and what is left to come by each plan. */
export type Standing = {
  readonly head: { readonly id: Id<'inv'> }
  readonly earned: bigint
  readonly expected: readonly { readonly left: bigint; readonly percent: Decimal }[]
  /** The latest day that the new entries are earned on; none when only the expectation moved. */
  readonly valueOn: Day | null
}

/**
 * Commission stands in the books from the day of the bill, as far as it is expected to come in (6400 to 2300), becomes payable as
 * the money comes (2300 to 2310), and what will not come any more is taken out again. Posted is the difference to what stands there.
 */
export async function postAccruals(work: Work, entity: LegalEntity, standing: readonly Standing[]): Promise<void> {
  const before = new Map(
    (
      await accruedOf(
        work.tx,
        standing.map(({ head }) => head.id),
      )
    ).map((row) => [row.documentId, row]),
  )
  const day = today(work, entity)
  const moved = standing.flatMap((each) => {
    const was = before.get(each.head.id) ?? { expense: 0n, earned: 0n }
    const rest = each.expected.reduce(
      (sum, { left, percent }) => sum + percentage(money(left, entity.currency), percent).amount,
      0n,
    )
    const now = { documentId: each.head.id, expense: each.earned + rest, earned: each.earned }
    const [expense, earned] = [now.expense - was.expense, now.earned - was.earned]
    return expense === 0n && earned === 0n ? [] : [{ now, expense, earned, valueOn: each.valueOn ?? day }]
  })
  if (moved.length === 0) return
  const postedOn = await postingDays(
    work,
    entity.id,
    moved.map(({ valueOn }) => valueOn),
  )
  await post(
    work,
    moved.map(({ now, expense, earned, valueOn }, index) => ({
      ...commissionEntry(entity, { expense, earned }),
      documentId: now.documentId,
      valueOn,
      postedOn: postedOn[index] ?? valueOn,
    })),
  )
  await saveAccrued(
    work.tx,
    moved.map(({ now }) => now),
    work.at,
  )
}

/** What commission costs more, of which so much is payable now; the rest is expected. */
export function commissionEntry(
  { id, currency }: Pick<LegalEntity, 'id' | 'currency'>,
  { expense, earned }: { readonly expense: bigint; readonly earned: bigint },
): Pick<EntryDraft, 'entityId' | 'kind' | 'postings'> {
  const expected = expense - earned
  return {
    entityId: id,
    kind: 'commission',
    postings: [
      { account: 6400, ...inBoth(expense, currency) },
      { account: 2300, ...inBoth(-expected, currency) },
      { account: 2310, ...inBoth(-earned, currency) },
    ],
  }
}

const inBoth = (amount: bigint, unit: Currency) => ({ amount: money(amount, unit), entityAmount: amount })
