import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import type { DutyKind, NewsKind, NoticeKind, Said } from './notice.ts'
import { insertNotices, settleDuties, settleOccasion, waysOf, type NewNotice } from './store-notices.ts'
import type { NoticeThing } from './subject.ts'

type Words = Partial<Pick<Said, 'who' | 'words'>>
type Told = { readonly staffId: Id<'stf'>; readonly kind: NoticeKind; readonly said?: Words }

export type News = {
  readonly kind: NewsKind
  readonly thing: NoticeThing
  readonly to: readonly Id<'stf'>[]
  readonly said?: Words
  /** The same occasion is told once, however often it is heard of. */
  readonly occasion: string
}

/** Tells people something that they need only read. Nobody is told what they did themselves. */
export async function tellNews(work: Work, { kind, thing, to, said, occasion }: News): Promise<void> {
  const others = to.filter((staffId) => staffId !== work.who.staffId)
  await tell(
    work,
    thing,
    others.map((staffId) => ({ staffId, kind, ...(said ? { said } : {}) })),
    occasion,
  )
}

/** What was told is not so any more, but for those whom it still concerns. */
export const withdrawNews = (work: Work, occasion: string, { except }: { readonly except: readonly Id<'stf'>[] }) =>
  settleOccasion(work.tx, occasion, except, work.at)

export type Duty = { readonly staffId: Id<'stf'>; readonly kind: DutyKind; readonly said?: Words }

/**
 * Whom a thing waits for now. Those who were not told are, once; the others have it off their list. Says how things stand, not
 * what happened, so it may be said twice, late, or in another order.
 */
export async function keepDuties(
  work: Work,
  thing: NoticeThing,
  kinds: readonly DutyKind[],
  duties: readonly Duty[],
): Promise<void> {
  await settleDuties(work.tx, thing, kinds, duties, work.at)
  await tell(work, thing, duties, null)
}

async function tell(work: Work, thing: NoticeThing, told: readonly Told[], occasion: string | null): Promise<void> {
  if (told.length === 0) return
  const ways = await waysOf(
    work.tx,
    told.map(({ staffId }) => staffId),
  )
  const notices = told.flatMap(({ staffId, kind, said }): NewNotice[] => {
    const way = ways.find((each) => each.staffId === staffId && each.kind === kind)?.way ?? 'app'
    if (way === 'off') return []
    return [
      {
        staffId,
        kind,
        subjectKind: thing.kind,
        subjectId: thing.id,
        customerId: thing.customerId,
        said: { what: thing.name, customer: thing.customerName ?? '', who: '', words: '', ...said },
        occasion,
        byMail: way === 'mail',
      },
    ]
  })
  await insertNotices(work.tx, notices, work.at)
}
