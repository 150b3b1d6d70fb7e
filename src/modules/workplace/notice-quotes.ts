import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { quoteNews, type QuoteNews } from '#modules/quotes'
import type { DutyKind, NewsKind } from './notice.ts'
import { keepDuties, tellNews, type Duty } from './notify.ts'
import { subjectSeen } from './store-subjects.ts'
import type { NamedSubject } from './subject.ts'

const duties: readonly DutyKind[] = ['quote_approval', 'quote_question', 'quote_expiring']

/** Whoever a quote waits for has it on his list, and its salesperson hears what became of it. */
export async function noticeQuote(work: Work, { quoteId }: { readonly quoteId: Id<'quo'> }): Promise<void> {
  const news = await quoteNews(work, quoteId)
  const seen = await subjectSeen(work.tx, 'quo', quoteId)
  if (!news || !seen) return
  const thing: NamedSubject = { kind: 'quo', id: quoteId, ...seen }
  await keepDuties(work, thing, duties, dutiesOf(news))
  const kind = newsOf[news.last.kind]
  if (kind === undefined) return
  const to = kind === 'quote_approved' || kind === 'quote_not_approved' ? news.askedBy : news.salespersonId
  await tellNews(work, {
    kind,
    thing,
    to: to === null ? [] : [to],
    said: { words: kind === 'quote_accepted' ? (news.orderNumber ?? '') : (news.last.words ?? '') },
    occasion: `quote ${quoteId}: ${news.last.kind} ${news.last.id}`,
  })
}

function dutiesOf({ state, salespersonId, approvers, question, endsSoon }: QuoteNews): Duty[] {
  return [
    ...(state === 'waiting' ? approvers.map((staffId): Duty => ({ staffId, kind: 'quote_approval' })) : []),
    ...(question === null
      ? []
      : [{ staffId: salespersonId, kind: 'quote_question', said: { words: question } } as const]),
    ...(endsSoon ? [{ staffId: salespersonId, kind: 'quote_expiring' } as const] : []),
  ]
}

const newsOf: Readonly<Partial<Record<QuoteNews['last']['kind'], NewsKind>>> = {
  accepted: 'quote_accepted',
  declined: 'quote_declined',
  expired: 'quote_expired',
  stuck: 'quote_stuck',
  mail_failed: 'quote_undelivered',
  approved: 'quote_approved',
  not_approved: 'quote_not_approved',
}
