import type { Id } from '#kernel/id'
import { decideAll } from '#platform/decision'
import type { Work } from '#platform/work'
import { gatherFacts, readLines, type LineText } from './gather-facts.ts'
import { chosenByPayer, match, policyVersion, type Match } from './match.ts'
import type { Candidate, LineFacts } from './proposal.ts'
import { lockCustomers } from '#modules/parties'
import type { Within } from './store-match.ts'

export type DecidedLine<L> = {
  readonly line: L
  readonly match: Match
  readonly decisionId: Id<'dec'>
}

/**
 * Decides for lines of one account, one after the other: what an earlier one takes is gone for the next. Their customers are locked
 * before the facts are read, so that what is decided can also be done. The decisions are stored.
 */
export async function decideLines<L extends LineText & { readonly id: Id<'rec'> }>(
  work: Work,
  within: Within,
  lines: readonly L[],
): Promise<DecidedLine<L>[]> {
  if (lines.length === 0) return []
  const said = await readLines(work.tx, within, lines)
  await lockCustomers(work, said.customerIds)
  const { factsOf } = await gatherFacts(work.tx, within, said, lines)
  const taken = new Map<Id<'itm'>, bigint>()
  const openOf = (item: Pick<Candidate, 'itemId' | 'open'>) => item.open - (taken.get(item.itemId) ?? 0n)
  const answers: { line: L; facts: LineFacts; match: Match }[] = []
  for (const line of lines) {
    const facts = await factsOf(line, openOf)
    const answer = match(facts)
    if (answer.verdict === 'post')
      for (const { itemId, amount } of answer.proposal.shares) taken.set(itemId, (taken.get(itemId) ?? 0n) + amount)
    answers.push({ line, facts, match: answer })
  }
  const ids = await decideAll(
    work,
    answers.map(({ line, facts, match: answer }) => ({
      kind: 'cash.match',
      subject: { kind: 'rec', id: line.id },
      customerId: customerIn(answer),
      policyVersion,
      facts: keptFacts(facts),
      verdict: answer.verdict,
      reasons: reasonsOf(answer),
    })),
  )
  return answers.map(({ line, match: answer }, index) => {
    const decisionId = ids[index]
    if (decisionId === undefined) throw new Error('a decision was not stored')
    return { line, match: answer, decisionId }
  })
}

export const customerIn = (answer: Match): Id<'cus'> | null => {
  switch (answer.verdict) {
    case 'post':
      return answer.proposal.customerId
    case 'payer_known':
      return answer.customerId
    case 'unidentified':
      return null
  }
}

const reasonsOf = (answer: Match) =>
  answer.verdict === 'post' ? answer.proposal.reasons : [answer.waits, ...(answer.proposals[0]?.reasons ?? [])]

/**
 * What was seen, without what the text says beyond numbers of ours: that is the payer's own and stays with the line. Where the numbers
 * decided, nothing else was looked at, and nothing is said of it.
 */
const keptFacts = (facts: LineFacts) => ({
  amount: facts.amount,
  named: facts.named.map(({ itemId, number, open }) => ({ itemId, number, open })),
  payers: facts.payers.map(({ customerId, by, confirmed }) => ({ customerId, by, confirmed })),
  ...(chosenByPayer(facts) === null && {
    openItemsOfPayers: facts.ofPayers.length,
    creditsOfPayers: facts.credits.length,
    sameAmount: facts.sameAmount.map(({ itemId }) => itemId),
  }),
})
