import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import * as orders from '#contracts/orders'
import * as quotes from '#contracts/quotes'
import * as sales from '#contracts/sales'
import { sql } from '#platform/sql'
import { limitOf, openQuellwerk } from './quellwerk.ts'
import { openWorld } from './world.ts'

/** A house that quotes: Jonas Pfeil has Lindauer, who demands a purchase order number; Mara Quint has Kessler. */
export async function openQuotes(t: TestContext, today = '2025-03-03') {
  const world = await openWorld({ today })
  t.after(() => world.close())
  const pfeil = await world.staffId('sales_rep', 'Jonas Pfeil')
  const quint = await world.staffId('sales_rep', 'Mara Quint')
  const made = await world.work((work) => openQuellwerk(work, { lindauer: pfeil, kessler: quint, aumann: pfeil }))
  for (const customerId of [made.lindauer, made.kessler, made.aumann]) {
    await world.work((work) => limitOf(work, customerId, '20000.00'))
  }
  const rep = world.as('sales_rep', 'Jonas Pfeil')
  const { wire } = made
  const product = async (sku: string) => {
    const { found } = await rep.ask(orders.findForOrder, { what: 'product', text: sku })
    const id = found.find(({ number }) => number === sku)?.id
    assert.ok(id, `no product ${sku}`)
    return id
  }
  /** The secret of the last letter that went out about a quote. */
  const token = async () => {
    const { body } = await world.work(({ tx }) =>
      tx.one<{ body: string }>(sql`select body from messages.mail where subject_kind = 'quo' order by id desc limit 1`),
    )
    const [, secret] = /https:\/\/quellwerk\.example\/q\/([0-9a-f]{64})/.exec(body) ?? []
    assert.ok(secret, body)
    return secret
  }
  return {
    token,
    /** A quote for Lindauer that was sent: forty seal kits, at a discount or at the list price. */
    sent: async (over: Over = {}) => {
      const { discount, opportunityId, sku = 'SK-40', quantity = '40', ...rest } = over
      const line = {
        kind: 'product',
        productId: await product(sku),
        quantity,
        discountPercent: discount ?? null,
      } as const
      const quote = await rep.do(quotes.createQuote, {
        entityId: wire.entityId,
        ...(opportunityId ? { opportunityId } : { customerId: wire.lindauer }),
        email: 'rabe@lindauer.example',
        lines: [line],
        ...rest,
      })
      const sent = await rep.do(quotes.sendQuote, { quoteId: quote.id }, { version: quote.version })
      return { quote: sent, token: await token() }
    },
    world,
    made,
    wire,
    rep,
    mara: world.as('sales_rep', 'Mara Quint'),
    manager: world.as('sales_manager', 'Vera Manger'),
    finance: world.as('finance_lead', 'Frieda Lind'),
    product,
    /** An opportunity of Jonas Pfeil's, out of a lead: with Lindauer, or with somebody who is not on file. */
    deal: async (title: string, { customer = true } = {}) => {
      const lead = await rep.do(sales.enterLead, {
        companyName: title,
        source: 'call',
        country: 'DE',
        ...(customer ? { customerId: wire.lindauer } : {}),
      })
      return rep.do(sales.qualifyLead, { leadId: lead.id, title, currency: 'EUR' }, { version: lead.version })
    },
  }
}

type Over = {
  readonly discount?: string
  readonly opportunityId?: string
  readonly sku?: string
  readonly quantity?: string
  readonly validUntil?: string
  readonly promised?: string
  readonly deliveryTerms?: string
  readonly wishedOn?: string
  readonly email?: string
}
