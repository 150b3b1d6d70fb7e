import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { documentLines } from '#modules/billing'
import { entityOf } from '#modules/company'
import { paidPeople } from './deal.ts'
import { explained } from './entries.ts'
import { basisOf, eventsOf } from './history.ts'
import { percentOf, whose } from './read-statement.ts'
import { withShares } from './sharing.ts'
import { soldInvoices } from './store-facts.ts'
import { entryById } from './store-statement.ts'

/** How the cent of a line came about: the formula on the invoice as it stood after what made the line. */
export async function explainEntry(work: Work, { entryId }: { readonly entryId: Id<'cme'> }) {
  const entry = found(await entryById(work.tx, entryId))
  whose(work, entry.staffId)
  const [head] = entry.documentId === null ? [] : await soldInvoices(work.tx, [entry.documentId])
  const invoice = found(head)
  const entity = await entityOf(work.tx, invoice.entityId)
  const deal = (await paidPeople(work, entity, [invoice]))(invoice)
  const plan = found(deal.plans.find((each) => each.people.has(entry.staffId)))
  const lines = await documentLines(work.tx, [invoice.id])
  const events = withShares(
    (await eventsOf(work.tx, [invoice], entity)).get(invoice.id) ?? [],
    deal.shares,
    deal.handOvers,
  )
  const basis = basisOf(invoice, lines, entity, plan.rates)
  const key = entry.eventKey.replace(/ (kept|paid before)$/, '')
  const state = found(explained(basis, deal.shares, events, { key, staffId: entry.staffId }))
  const inEntity = (amount: bigint) => money(amount, entity.currency)
  const inInvoice = (amount: bigint) => money(amount, invoice.currency)
  return {
    lines: state.lines.map((line, index) => ({
      description: lines[index]?.description ?? '',
      net: inEntity(line.net),
      ratePercent: line.ratePercent,
    })),
    whole: inEntity(state.whole),
    gross: inInvoice(state.gross),
    disputed: inInvoice(state.disputedGross),
    applied: inInvoice(state.applied),
    earnedToDate: inEntity(state.earned),
    before: inEntity(state.before),
    share: percentOf(state.share.weight, state.share.of),
    amount: inEntity(entry.amount),
  }
}
