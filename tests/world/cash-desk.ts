import assert from 'node:assert/strict'
import { day } from '#kernel/day'
import { decimalOf } from '#kernel/decimal'
import { formatId, type Id } from '#kernel/id'
import { currency, parseMoney, type Currency } from '#kernel/money'
import { issueImported } from '#modules/billing'
import { createTaxCodes } from '#modules/catalog'
import { checkCash } from '#modules/cash'
import { createBankAccounts, createEntities } from '#modules/company'
import { checkLedger, itemsOf, trialBalance } from '#modules/ledger'
import { createCustomers, parseTerms, type CustomerDraft } from '#modules/parties'
import * as contract from '../../src/modules/cash/contract.ts'
import type { Client } from './client.ts'
import { openWorld, type World, type WorldOptions } from './world.ts'

export const ourIban = 'DE89370400440532013000'

type Bill = {
  readonly kind?: 'invoice' | 'credit_note'
  readonly issuedOn?: string
  readonly dueOn?: string
  readonly entityId?: Id<'ent'>
  readonly salespersonId?: Id<'stf'>
  readonly currency?: string
}

/** A seller with a bank account, its customers and their bills, and somebody at the cash desk. */
export type CashDesk<W extends World = World> = W & {
  readonly entityId: Id<'ent'>
  readonly clerk: Client
  readonly customer: (name: string, draft?: Partial<CustomerDraft>) => Promise<Id<'cus'>>
  /** Issues a bill of one untaxed line; answers its open item. */
  readonly bill: (customerId: Id<'cus'>, number: string, gross: string, bill?: Bill) => Promise<Id<'itm'>>
  /** '285.60' of an item. */
  readonly open: (itemId: Id<'itm'>) => Promise<string>
  readonly load: (file: string, name?: string) => ReturnType<typeof load>
  /** The bank lines, the earliest first. */
  readonly lines: () => ReturnType<typeof linesOf>
  /** Sums of the accounts in minor units, those with nothing left out. */
  readonly balances: () => Promise<Readonly<Record<string, bigint>>>
  /** Nothing in the books disagrees with anything else. */
  readonly proven: () => Promise<void>
}

export const openCashDesk = async (options: WorldOptions = {}): Promise<CashDesk> =>
  atCashDesk(await openWorld(options))

export async function atCashDesk<W extends World>(world: W): Promise<CashDesk<W>> {
  const euro = currency('EUR')
  const { entityId, taxCodeId } = await world.work(async (work) => {
    const [entityId] = await createEntities(work, [
      { code: 'DE', name: 'Quellwerk Industriebedarf GmbH', country: 'DE' },
    ])
    assert.ok(entityId)
    await createBankAccounts(work, [{ entityId, currency: euro, name: 'Sparkasse Bremen', iban: ourIban }])
    const rates = [{ percent: decimalOf(0n), fromOn: day('2000-01-01'), source: null }]
    const [taxCodeId] = await createTaxCodes(work, [{ code: 'NONE', name: 'Without tax', rates }])
    assert.ok(taxCodeId)
    return { entityId, taxCodeId }
  })
  const clerk = world.as('cash_clerk', 'Malte Tiedemann')
  const bill = (customerId: Id<'cus'>, number: string, gross: string, over: Bill = {}) =>
    world.work(async (work) => {
      const unit = currency(over.currency ?? 'EUR')
      const [issued] = await issueImported(work, {
        entityId: over.entityId ?? entityId,
        documents: [documentOf(customerId, number, gross, unit, taxCodeId, over)],
      })
      assert.ok(issued)
      return issued.itemId
    })
  return {
    ...world,
    entityId,
    clerk,
    bill,
    customer: (name, draft = {}) =>
      world.work(async (work) => {
        const [id] = await createCustomers(work, [{ name, country: 'DE', currency: euro, ...draft }])
        assert.ok(id)
        return id
      }),
    open: (itemId) =>
      world.work(async ({ tx }) => {
        const [item] = await itemsOf(tx, [itemId])
        assert.ok(item)
        const text = String(item.open).padStart(3, '0')
        return `${text.slice(0, -2)}.${text.slice(-2)}`
      }),
    load: (file, name) => load(clerk, file, name),
    lines: () => linesOf(clerk),
    balances: () =>
      world.work(async ({ tx }) => {
        const rows = await trialBalance(tx, { entityId })
        return Object.fromEntries(rows.flatMap((row) => (row.balance === 0n ? [] : [[row.account, row.balance]])))
      }),
    proven: async () => {
      assert.deepEqual(await world.work(({ tx }) => checkLedger(tx)), [])
      assert.deepEqual(await world.work(({ tx }) => checkCash(tx)), [])
    },
  }
}

const load = (clerk: Client, file: string, name = 'statement.xml') =>
  clerk.do(contract.importBankFile, {}, { file: { name, bytes: file } })

const linesOf = async (clerk: Client) =>
  (await clerk.ask(contract.listBankLines, { sort: 'bookedOn', limit: 200 })).rows

function documentOf(
  customerId: Id<'cus'>,
  number: string,
  gross: string,
  unit: Currency,
  taxCodeId: Id<'txc'>,
  { kind = 'invoice', issuedOn = '2025-03-07', dueOn, salespersonId }: Bill,
) {
  return {
    kind,
    number,
    customerId,
    customerCountry: 'DE',
    issuedOn: day(issuedOn),
    ...(dueOn ? { dueOn: day(dueOn) } : {}),
    terms: parseTerms('net:30'),
    currency: unit,
    poNumber: null,
    ourOrder: null,
    billTo: [],
    language: 'de',
    originalId: null,
    reason: null,
    orderId: null,
    salespersonId: salespersonId ?? null,
    lines: [
      {
        productId: null,
        orderLineId: null,
        deliveryLineId: null,
        originalLineId: null,
        description: 'Seal kits',
        detail: null,
        quantity: decimalOf(1n),
        unit: 'C62',
        unitPrice: decimalOf(1n),
        net: parseMoney(gross, unit),
        revenue: 'goods',
        taxCodeId,
        taxRateId: null,
        taxPercent: decimalOf(0n),
        priceKind: 'imported',
        priceId: null,
        suppliedOn: null,
        deliveryNote: null,
        priceOriginId: null,
        quantityOriginId: null,
      },
    ] as const,
  } as const
}

export const cus = (id: Id<'cus'>) => formatId('cus', id)
export const itm = (id: Id<'itm'>) => formatId('itm', id)
export const eur = (amount: string) => ({ amount, currency: 'EUR' })
