import { byInstruction } from './match-instruction.ts'
import { byPayer } from './match-payer.ts'
import { why, type Candidate, type LineFacts, type Proposal } from './proposal.ts'

/** The payer kept the discount that he may keep, and what is left of his items meets to the cent. */
export function byDiscount(facts: LineFacts): Proposal[] {
  if (![...facts.named, ...facts.ofPayers].some((item) => item.discount > 0n)) return []
  const less = { ...facts, named: facts.named.map(lessDiscount), ofPayers: facts.ofPayers.map(lessDiscount) }
  const items = new Map([...less.named, ...less.ofPayers].map((item) => [item.itemId, item]))
  return [...byInstruction(less), ...byPayer(less)].flatMap((proposal) => {
    const paid = proposal.shares.map(({ itemId, amount }) => ({ item: items.get(itemId), amount }))
    const meets = paid.length > 0 && paid.every(({ item, amount }) => item?.open === amount)
    const kept = paid.reduce((sum, { item }) => sum + (item?.discount ?? 0n), 0n)
    if (!meets || kept === 0n || proposal.rest !== 0n || proposal.credits.length > 0) return []
    return [{ ...proposal, reasons: [...proposal.reasons, why('cash.less_discount', { kept })] }]
  })
}

const lessDiscount = (item: Candidate): Candidate => ({ ...item, open: item.open - item.discount })
