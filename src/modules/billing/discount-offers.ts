import type { Day } from '#kernel/day'
import { roundedQuotient } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Tx } from '#platform/sql'
import { taxCodes } from '#modules/catalog'
import { discountsOf, documentTaxes } from './store.ts'

/** The cash discount that an invoice still offers. Amounts in minor units of its currency. */
export type DiscountOffer = {
  readonly documentId: Id<'inv'>
  readonly effectiveUntil: Day
  /** Of what is left of the invoice after its credit notes. */
  readonly amount: bigint
}

/** The offers of these invoices; those without a discount are left out. */
export async function discountOffers(tx: Tx, documentIds: readonly Id<'inv'>[]): Promise<DiscountOffer[]> {
  const rows = await discountsOf(tx, documentIds)
  return rows.map(({ documentId, effectiveUntil, amount, gross, credited }) => ({
    documentId,
    effectiveUntil,
    amount: credited === 0n ? amount : roundedQuotient(amount * (gross - credited), gross),
  }))
}

/** The tax of an invoice by code, and whether a discount lowers it (a switch of the tax code, for the law of countries differs). */
export type TaxShare = {
  readonly taxCodeId: Id<'txc'>
  readonly net: bigint
  readonly tax: bigint
  readonly discountMovesTax: boolean
}

export async function taxShares(tx: Tx, documentIds: readonly Id<'inv'>[]): Promise<Map<Id<'inv'>, TaxShare[]>> {
  const moves = new Map((await taxCodes(tx)).map((code) => [code.id, code.discountMovesTax]))
  const rows = await documentTaxes(tx, documentIds)
  const shares = Map.groupBy(rows, (row) => row.documentId)
  return new Map(
    [...shares].map(([documentId, taxes]) => [
      documentId,
      taxes.map(({ taxCodeId, net, tax }) => ({
        taxCodeId,
        net: net.amount,
        tax: tax.amount,
        discountMovesTax: moves.get(taxCodeId) ?? true,
      })),
    ]),
  )
}
