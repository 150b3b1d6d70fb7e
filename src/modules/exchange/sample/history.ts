import { decimalOf, parseDecimal } from '#kernel/decimal'
import { plusMonths, plusDays, type Day } from '#kernel/day'
import { formatAmount, money } from '#kernel/money'
import type { Work } from '#platform/work'
import { issueImported, type ImportedDocument } from '#modules/billing'
import { bookImported, type ImportedReceipt } from '#modules/cash'
import { customersOf, parseTerms } from '#modules/parties'
import type { Dice } from './dice.ts'
import type { Colleague, House, Trader } from './found.ts'
import { payDay } from './payers.ts'
import type { HistoryTax } from './history-tax.ts'

type Past = {
  readonly house: House
  readonly colleagues: readonly Colleague[]
  readonly dice: Dice
  /** From, and up to and without: what was billed by the system before this one. */
  readonly from: Day
  readonly until: Day
  readonly tax: HistoryTax
}

type Bill = { readonly trader: Trader; readonly issuedOn: Day; readonly net: bigint }

/** A year of bills and payments of the system before, taken over as any company takes over its own. */
export async function takeOverHistory(
  work: Work,
  { house, colleagues, dice, from, until, tax }: Past,
): Promise<number> {
  const bills = house.customers.flatMap((trader) =>
    billsOf(trader, { dice: dice.of(`past ${trader.name}`), from, until }),
  )
  const sorted = bills.toSorted((a, b) =>
    a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : a.trader.name < b.trader.name ? -1 : 1,
  )
  const customers = new Map(
    (
      await customersOf(
        work.tx,
        house.customers.map(({ customerId }) => customerId),
      )
    ).map((each) => [each.id, each]),
  )
  const documents = sorted.map((bill, index): ImportedDocument => {
    const { trader, issuedOn, net } = bill
    const customer = customers.get(trader.customerId)
    const amount = money(net, house.currency)
    return {
      kind: 'invoice',
      number: `${house.code === 'DE' ? 'ALT' : 'OLD'}-${String(index + 1).padStart(5, '0')}`,
      customerId: trader.customerId,
      customerCountry: trader.country,
      issuedOn,
      terms: customer?.terms ?? parseTerms(trader.archetype.terms),
      currency: house.currency,
      poNumber: null,
      ourOrder: null,
      billTo: [trader.name],
      language: customer?.language ?? 'en',
      originalId: null,
      reason: null,
      orderId: null,
      salespersonId: colleagues.find(({ name }) => name === trader.seller)?.staffId ?? null,
      lines: [
        {
          productId: null,
          orderLineId: null,
          deliveryLineId: null,
          originalLineId: null,
          description: house.code === 'DE' ? 'Waren laut Rechnung' : 'Goods as billed',
          detail: null,
          quantity: decimalOf(1n),
          unit: 'pcs',
          unitPrice: parseDecimal(formatAmount(amount)),
          net: amount,
          revenue: 'goods',
          ...tax,
          priceKind: 'imported',
          priceId: null,
          suppliedOn: issuedOn,
          deliveryNote: null,
          priceOriginId: null,
          quantityOriginId: null,
        },
      ],
    }
  })
  if (documents.length === 0) return 0
  const issued = await issueImported(work, { entityId: house.entityId, documents })
  const byNumber = new Map(issued.map((each) => [each.number, each]))
  const receipts = sorted.flatMap(({ trader, issuedOn }, index): ImportedReceipt[] => {
    const number = documents[index]?.number ?? ''
    const document = byNumber.get(number)
    if (!document) return []
    const paidOn = payDay(trader, {
      dice: dice.of(`pays ${trader.name} ${number}`),
      receivedOn: issuedOn,
      contactedOn: null,
      today: plusDays(until, -1),
    })
    // The bank's own statements begin some days before the first lived one: what was paid then comes with them.
    if (paidOn === null || paidOn >= plusDays(until, -5)) return []
    return [
      {
        lineKey: `history ${number}`,
        customerId: trader.customerId,
        payerName: trader.name,
        remittance: number,
        valueOn: paidOn,
        amount: document.gross,
        paysItem: document.itemId,
      },
    ]
  })
  const [first, ...rest] = receipts
  if (first) {
    await bookImported(work, {
      entityId: house.entityId,
      bankAccountId: house.bankAccountId,
      file: { name: 'history', sha256: `${house.code.toLowerCase()}${'0'.repeat(62)}` },
      receipts: [first, ...rest],
    })
  }
  return documents.length
}

function billsOf(
  trader: Trader,
  { dice, from, until }: { readonly dice: Dice; readonly from: Day; readonly until: Day },
): Bill[] {
  const bills: Bill[] = []
  for (let month = from; month < until; month = plusMonths(month, 1)) {
    if (trader.habit === 'cold' && month > plusMonths(until, -3)) break
    const count = Math.max(0, Math.round(dice.around(trader.archetype.orders, 0.8)))
    for (let at = 0; at < count; at += 1) {
      const issuedOn = plusDays(month, dice.between(0, 27))
      const net = BigInt(Math.round(Math.exp(dice.around(Math.log(145_000 * trader.archetype.size), 0.8))))
      if (issuedOn < until) bills.push({ trader, issuedOn, net: net < 2_000n ? 2_000n : net })
    }
  }
  return bills
}
