import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import * as orders from '#contracts/orders'
import * as sales from '#contracts/sales'
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
  return {
    world,
    made,
    wire,
    rep,
    mara: world.as('sales_rep', 'Mara Quint'),
    manager: world.as('sales_manager', 'Vera Manger'),
    finance: world.as('finance_lead', 'Frieda Lind'),
    product: async (sku: string) => {
      const { found } = await rep.ask(orders.findForOrder, { what: 'product', text: sku })
      const id = found.find(({ number }) => number === sku)?.id
      assert.ok(id, `no product ${sku}`)
      return id
    },
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
