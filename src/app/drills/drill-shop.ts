import { day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { formatId } from '#kernel/id'
import { currency, parseMoney } from '#kernel/money'
import { insist } from '#kernel/outcome'
import { addTaxCodesOf, createProducts, setPrices } from '#modules/catalog'
import { createBankAccounts, createEntities, createStaff } from '#modules/company'
import { setLimits } from '#modules/credit'
import { addAddresses, createCustomers } from '#modules/parties'
import { createKey } from '#platform/api-key'
import { permissionsOf, type Role } from '#platform/rights'
import type { Work } from '#platform/work'

const euro = currency('EUR')
const from = day('2020-01-01')

/** What a client of the API has to know; ids in their outer form. */
export type Shop = {
  readonly entityId: string
  readonly customerIds: readonly string[]
  readonly productId: string
  readonly keys: readonly string[]
  readonly iban: string
}

type Asked = { readonly clients: number; readonly customers: number; readonly limit: string }

// One integrator who does everything; people would share it out.
const roles: readonly Role[] = [
  'sales_manager',
  'operations',
  'billing_clerk',
  'cash_clerk',
  'credit_manager',
  'finance_lead',
]

/** A seller with one product at 100.00 net, customers with a limit each, and a key for each client. */
export async function stockShop(work: Work, { clients, customers, limit }: Asked): Promise<Shop> {
  const [entityId] = await createEntities(work, [seller])
  const [staffId] = await createStaff(work, [{ name: 'Integrator', roles }])
  if (!entityId || !staffId) throw new Error('the shop did not open')
  const iban = 'DE89370400440532013000'
  await createBankAccounts(work, [{ entityId, currency: euro, name: 'House bank', iban, bic: 'COBADEFFXXX' }])
  const [taxCodeId] = await addTaxCodesOf(work, { country: 'DE', language: 'en' })
  if (!taxCodeId) throw new Error('there is no tax code')
  const [productId] = await createProducts(work, [{ sku: 'SEAL', name: 'Seal kit', taxCodeId }])
  if (!productId) throw new Error('there is no product')
  await setPrices(work, [{ productId, currency: euro, amount: parseDecimal('100'), fromOn: from, listName: 'list' }])
  const customerIds = await createCustomers(
    work,
    Array.from({ length: customers }, (_, index) => ({
      number: `C-${index + 1}`,
      name: `Customer ${index + 1} GmbH`,
      country: 'DE',
      currency: euro,
      language: 'en',
      invoiceChannel: 'none' as const,
      ownerId: staffId,
    })),
  )
  await addAddresses(
    work,
    customerIds.flatMap((customerId) =>
      (['bill_to', 'ship_to'] as const).map((kind) => ({
        customerId,
        kind,
        lines: ['Am Markt 1'],
        postalCode: '20095',
        city: 'Hamburg',
        country: 'DE',
      })),
    ),
  )
  await setLimits(
    work,
    customerIds.map((customerId) => ({
      customerId,
      amount: parseMoney(limit, euro),
      fromOn: from,
      toOn: null,
      reviewOn: null,
      reason: null,
    })),
  )
  const keys: string[] = []
  const scopes = [...permissionsOf(roles)]
  for (let index = 0; index < clients; index += 1) {
    const made = insist(await createKey(work, { name: `client ${index + 1}`, staffId, scopes, expiresAt: null }))
    keys.push(made.key)
  }
  return {
    entityId: formatId('ent', entityId),
    customerIds: customerIds.map((customerId) => formatId('cus', customerId)),
    productId: formatId('prd', productId),
    keys,
    iban,
  }
}

const seller = {
  code: 'DR',
  name: 'Drill GmbH',
  country: 'DE',
  addressLines: ['Am Speicherhof 14', '28217 Bremen'],
  phone: '+49 421 5550 132',
  email: 'billing@drill.example',
  vatNumber: 'DE136695976',
  taxNumber: '60 123 45678',
  registration: 'Bremen',
  director: 'N. N.',
}
