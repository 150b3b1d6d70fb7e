import type { Id } from '#kernel/id'
import { minus, money } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { documentHeads, type DocumentHead } from '#modules/billing'
import { contactsOf, customerOf } from '#modules/parties'
import { placeOf } from './case-work.ts'
import { composeClaim, composeDeduction } from './claim.ts'
import { claimFactsOf, type OpenDispute } from './open-dispute.ts'
import { shownLine } from './read-case.ts'
import { evidenceOf } from './store-facts.ts'
import { causesOn, openCasesOf } from './store.ts'

/** What of a bill can still be refused, for whoever opens a case. */
export async function readDisputable(work: Work, { documentId }: { readonly documentId: Id<'inv'> }) {
  const invoice = await invoiceOf(work, documentId)
  const { facts } = await claimFactsOf(work, invoice)
  const { today } = await placeOf(work, invoice.entityId)
  const customer = await customerOf(work.tx, invoice.customerId)
  const lines = await evidenceOf(work.tx, invoice.id)
  return {
    documentId: invoice.id,
    number: invoice.number,
    customerId: customer.id,
    customerName: customer.name,
    open: facts.open,
    disputed: facts.disputed,
    left: minus(facts.open, facts.disputed),
    lines: lines.map((line) => {
      const left = facts.lines.find(({ id }) => id === line.lineId)
      const netLeft = left ? minus(left.net, left.creditedNet) : money(0n, invoice.currency)
      return { ...shownLine(line, invoice.currency, []), netLeft }
    }),
    causes: (await causesOn(work.tx, today)).map(({ code, clockDays, usualOutcome }) => ({
      code,
      clockDays,
      usualOutcome,
    })),
    contacts: (await contactsOf(work.tx, [customer.id]))
      .filter(({ active }) => active)
      .map(({ id, name }) => ({ id, name })),
    cases: (await openCasesOf(work.tx, invoice.id)).map(({ id, number, gross, currency }) => ({
      id,
      number,
      gross: money(gross, currency),
    })),
  }
}

/** What a dispute would come to. */
export async function previewDispute(work: Work, request: Pick<OpenDispute, 'documentId' | 'lines' | 'amount'>) {
  const invoice = await invoiceOf(work, request.documentId)
  const { facts } = await claimFactsOf(work, invoice)
  if (request.amount && request.lines.length > 0) throw new Refused('dispute_names_both')
  const { currency } = invoice
  const billed = { net: money(invoice.net, currency), gross: money(invoice.gross, currency) }
  const claim = insist(
    request.amount ? composeDeduction({ ...facts, billed }, request.amount) : composeClaim(facts, request.lines),
  )
  const payable = minus(minus(facts.open, facts.disputed), claim.gross)
  return { net: claim.net, tax: claim.tax, gross: claim.gross, payable }
}

async function invoiceOf(work: Work, documentId: Id<'inv'>): Promise<DocumentHead> {
  const invoice = found((await documentHeads(work.tx, [documentId])).at(0))
  if (invoice.kind !== 'invoice') throw new Refused('only_invoices_are_disputed', { number: invoice.number })
  return invoice
}
