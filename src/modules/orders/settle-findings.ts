import type { Id } from '#kernel/id'
import type { Finding } from './finding.ts'
import type { StoredQuery } from './store.ts'

export type Settlement = {
  /** Questions that the order as it is now no longer raises. */
  readonly gone: readonly StoredQuery[]
  /** Questions that are still to be answered. */
  readonly open: readonly StoredQuery[]
  /** What is odd now and was not before. */
  readonly fresh: readonly Finding[]
}

/**
 * Sets what the rules find now against what was asked before. An explanation or a reason given for the same value still holds, so
 * nobody is asked twice; a value that was put right and then put wrong again is asked about anew.
 */
export function settleFindings(
  queries: readonly StoredQuery[],
  findings: readonly Finding[],
  lineIds: readonly (Id<'oln'> | null)[],
  /** What the rules said of the order as it stood, where it was accepted with that: it is not asked about now. */
  was: { readonly findings: readonly Finding[]; readonly lineIds: readonly Id<'oln'>[] } = {
    findings: [],
    lineIds: [],
  },
): Settlement {
  const now = new Set(findings.map((finding) => keyOf(finding, lineIds)))
  const unanswered = queries.filter((query) => query.answeredAt === null)
  const holding = queries.filter(
    (query) => query.answeredAt === null || query.answerKind === 'explained' || query.answerKind === 'overruled',
  )
  const known = new Set([...holding.map(queryKey), ...was.findings.map((finding) => keyOf(finding, was.lineIds))])
  return {
    gone: unanswered.filter((query) => !now.has(queryKey(query))),
    open: unanswered.filter((query) => now.has(queryKey(query))),
    fresh: findings.filter((finding) => !known.has(keyOf(finding, lineIds))),
  }
}

function keyOf({ rule, lineIndex, field, value }: Finding, lineIds: readonly (Id<'oln'> | null)[]): string {
  const lineId = lineIndex === null ? null : lineIds[lineIndex]
  return [rule, lineIndex === null ? field : (lineId ?? `new ${lineIndex}`), value].join(' ')
}

export const queryKey = (query: Pick<StoredQuery, 'rule' | 'orderLineId' | 'field' | 'value'>) =>
  [query.rule, query.orderLineId ?? query.field, query.value].join(' ')
