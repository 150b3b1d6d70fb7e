import { parseDecimal } from '#kernel/decimal'
import { plusDays, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { currency, money, parseMoney, type Currency } from '#kernel/money'
import { insist } from '#kernel/outcome'
import { permissionsOf, seesOf } from '#platform/rights'
import { createUser } from '#platform/sign-in/users'
import type { Who, Work } from '#platform/work'
import { addTaxCodesOf, createProducts, setPrices, taxCodes } from '#modules/catalog'
import { createBankAccounts, createEntities, createStaff, enterRates, nameCompany } from '#modules/company'
import { setLimits } from '#modules/credit'
import { makePlan, usualTerms } from '#modules/incentives'
import { addAddresses, addContacts, confirmAliases, createCustomers, parseTerms } from '#modules/parties'
import { archetypes, britishCustomers, germanCustomers, type Archetype, type SampleCustomer } from './customers.ts'
import type { Dice } from './dice.ts'
import { freight, goods, service } from './goods.ts'
import { ibanOf } from './iban.ts'
import { people, samplePassword, type Person } from './people.ts'

export type Colleague = Person & { readonly staffId: Id<'stf'>; readonly who: Who }

export type House = {
  readonly code: 'DE' | 'GB'
  readonly entityId: Id<'ent'>
  readonly bankAccountId: Id<'bnk'>
  readonly iban: string
  readonly currency: Currency
  readonly customers: readonly Trader[]
  readonly planId: Id<'pla'>
}

/** A customer with what only he knows. */
export type Trader = SampleCustomer & {
  readonly customerId: Id<'cus'>
  readonly country: 'DE' | 'GB'
  readonly iban: string
  readonly archetype: Archetype
}

export type SampleCompany = { readonly colleagues: readonly Colleague[]; readonly houses: readonly House[] }

/** Two legal entities, their people, goods, prices and customers; each by the verb that a person would use. */
export async function foundSample(
  work: Work,
  { dice, from }: { readonly dice: Dice; readonly from: Day },
): Promise<SampleCompany> {
  await nameCompany(work, { name: 'Quellwerk', reportingCurrency: currency('EUR') })
  const [german, british] = await createEntities(work, [
    {
      code: 'DE',
      name: 'Quellwerk Industriebedarf GmbH',
      country: 'DE',
      language: 'de',
      addressLines: ['Am Speicherhof 14', '28217 Bremen'],
      phone: '+49 421 408 17 0',
      email: 'rechnung@quellwerk.example',
      vatNumber: 'DE136695976',
      taxNumber: '60 123 45678',
      registration: 'Amtsgericht Bremen HRB 20417',
      director: 'Paul Renken',
    },
    {
      code: 'GB',
      name: 'Quellwerk Supplies Ltd',
      country: 'GB',
      addressLines: ['Unit 6, Canal Wharf', 'Leeds LS11 5PS'],
      phone: '+44 113 496 0200',
      email: 'accounts@quellwerk.example',
      vatNumber: 'GB123456782',
      registration: 'Company 04829117',
      director: 'Ruth Akande',
    },
  ])
  if (!german || !british) throw new Error('The sample company has no legal entities')
  const rate = { currency: currency('GBP'), base: currency('EUR'), rate: parseDecimal('1.1723') }
  await enterRates(work, [{ ...rate, day: from, source: 'sample company' }])
  const colleagues = await hire(work)
  const found = async (code: House['code'], entityId: Id<'ent'>, list: readonly SampleCustomer[]): Promise<House> => {
    const unit = currency(code === 'DE' ? 'EUR' : 'GBP')
    const iban = ibanOf(code, 17)
    const [bankAccountId] = await createBankAccounts(work, [
      { entityId, currency: unit, name: code === 'DE' ? 'Sparkasse Bremen' : 'Aire Bank', iban },
    ])
    if (!bankAccountId) throw new Error('The house has no bank account')
    const products = await stock(work, code, from)
    const customers = await meet(work, { code, list, colleagues, unit, dice, from, products })
    const planId = await promisePay(work, { entityId, code, colleagues, from })
    return { code, entityId, bankAccountId, iban, currency: unit, customers, planId }
  }
  return {
    colleagues,
    houses: [await found('DE', german, germanCustomers), await found('GB', british, britishCustomers)],
  }
}

async function hire(work: Work): Promise<Colleague[]> {
  const users: string[] = []
  for (const { name, email } of people)
    users.push(insist(await createUser(work, { name, email, password: samplePassword })))
  const ids = await createStaff(
    work,
    people.map(({ name, email, roles }, index) => ({
      name,
      email,
      roles,
      userId: users[index],
      phone: `+49 421 408 17 ${String(20 + index)}`,
      language: 'en',
    })),
  )
  return people.flatMap((each, index): Colleague[] => {
    const staffId = ids[index]
    if (staffId === undefined) return []
    const { name, roles } = each
    return [
      {
        ...each,
        staffId,
        who: { kind: 'staff', staffId, name, roles, permissions: permissionsOf(roles), sees: seesOf(roles) },
      },
    ]
  })
}

/** The goods of a house: each country sells under its own tax, so each has its own articles. */
async function stock(work: Work, code: House['code'], from: Day): Promise<ReadonlyMap<string, Id<'prd'>>> {
  await addTaxCodesOf(work, { country: code, language: 'en' })
  const taxCodeId = (await taxCodes(work.tx)).find((each) => each.code === `${code.toLowerCase()}-standard`)?.id
  if (taxCodeId === undefined) throw new Error(`There is no standard tax of ${code}`)
  const unit = currency(code === 'DE' ? 'EUR' : 'GBP')
  const priceOf = (eur: string, gbp: string) => (code === 'DE' ? eur : gbp)
  const rows = [
    ...goods.map(([sku, name, eur, gbp, share]) => {
      const price = priceOf(eur, gbp)
      return { sku, name, price, kind: 'goods' as const, cost: (Number(price) * share).toFixed(2) }
    }),
    {
      sku: freight[0],
      name: freight[1],
      price: priceOf(freight[2], freight[3]),
      kind: 'freight' as const,
      cost: '34.00',
    },
    {
      sku: service[0],
      name: service[1],
      price: priceOf(service[2], service[3]),
      kind: 'service' as const,
      cost: '52.00',
    },
  ]
  const ids = await createProducts(
    work,
    rows.map(({ sku, name, kind, cost }) => ({
      sku: skuIn(code, sku),
      name,
      kind,
      taxCodeId,
      cost: { amount: parseDecimal(cost), currency: unit },
    })),
  )
  const made = rows.flatMap((row, index) => (ids[index] === undefined ? [] : [{ ...row, productId: ids[index] }]))
  await setPrices(
    work,
    made.map(({ productId, price }) => ({
      productId,
      currency: unit,
      amount: parseDecimal(price),
      fromOn: plusDays(from, -120),
      listName: 'list',
    })),
  )
  return new Map(made.map(({ sku, productId }) => [sku, productId]))
}

export const skuIn = (code: House['code'], sku: string) => (code === 'DE' ? sku : `${sku}-UK`)

type Meeting = {
  readonly code: House['code']
  readonly list: readonly SampleCustomer[]
  readonly colleagues: readonly Colleague[]
  readonly unit: Currency
  readonly dice: Dice
  readonly from: Day
  readonly products: ReadonlyMap<string, Id<'prd'>>
}

async function meet(work: Work, { code, list, colleagues, unit, dice, from, products }: Meeting): Promise<Trader[]> {
  const staffNamed = (name: string) => colleagues.find((each) => each.name === name)?.staffId ?? null
  const collectors = colleagues.filter((each) => each.roles[0] === 'collector' && each.house === code)
  const ids = await createCustomers(
    work,
    list.map((each, index) => {
      const kind = archetypes[each.habit]
      return {
        number: String((code === 'DE' ? 10_200 : 30_200) + index * 7),
        name: each.name,
        country: code,
        currency: unit,
        language: code === 'DE' ? 'de' : 'en',
        kind: each.habit === 'public' ? ('public_body' as const) : ('business' as const),
        terms: parseTerms(kind.terms),
        ownerId: staffNamed(each.seller),
        collectorId: collectors[index % collectors.length]?.staffId ?? null,
        poRule: kind.wantsNumber ? ('required' as const) : ('optional' as const),
        invoiceEmail: mailAt(each, 'rechnung'),
        since: plusDays(from, -dice.between(500, 2500)),
      }
    }),
  )
  const traders = list.flatMap((each, index): Trader[] => {
    const customerId = ids[index]
    const iban = ibanOf(code, 900_100 + index * 37)
    return customerId === undefined
      ? []
      : [{ ...each, customerId, country: code, iban, archetype: archetypes[each.habit] }]
  })
  await addAddresses(
    work,
    traders.flatMap(({ customerId, city, country }) => {
      const [, postalCode = '', place = ''] =
        (country === 'DE' ? /^(\S+) (.+)$/ : /^(?:\S+ )*?([A-Z]{1,2}\d\S* \S+)$/).exec(city) ?? []
      const at = country === 'DE' ? { postalCode, city: place } : { postalCode, city: city.split(' ')[0] ?? city }
      return (['bill_to', 'ship_to'] as const).map((kind) => ({
        customerId,
        kind,
        lines: [`${country === 'DE' ? 'Industriestr.' : 'Mill Lane'} ${dice.between(1, 90)}`],
        ...at,
        country,
      }))
    }),
  )
  await addContacts(
    work,
    traders.flatMap(({ customerId, buyer, payer, ...each }) => [
      {
        customerId,
        name: buyer,
        function: 'purchasing' as const,
        email: mailAt(each, 'einkauf'),
        phone: phoneOf(code, dice),
        language: null,
      },
      {
        customerId,
        name: payer,
        function: 'accounts_payable' as const,
        email: mailAt(each, 'kreditoren'),
        phone: phoneOf(code, dice),
        language: null,
      },
    ]),
  )
  await confirmAliases(
    work,
    traders.map(({ customerId, iban }) => ({ customerId, kind: 'account' as const, value: iban })),
  )
  await setLimits(
    work,
    traders.map(({ customerId, archetype }) => ({
      customerId,
      amount: money(BigInt(archetype.limit) * 100n, unit),
      fromOn: from,
      toOn: null,
      reviewOn: plusDays(from, 300),
      reason: 'set when the account was opened',
    })),
  )
  await agree(work, traders, { unit, products, from })
  return traders
}

/** One customer in four has an agreed price for what he buys most. */
async function agree(
  work: Work,
  traders: readonly Trader[],
  { unit, products, from }: Pick<Meeting, 'unit' | 'products' | 'from'>,
) {
  const productId = products.get('SK-40')
  if (productId === undefined) return
  const listed = parseMoney(unit === 'EUR' ? '54.00' : '46.90', unit)
  await setPrices(
    work,
    traders
      .filter((_, index) => index % 4 === 0)
      .map(({ customerId }, index) => ({
        productId,
        currency: unit,
        amount: parseDecimal(((Number(listed.amount) / 100) * 0.94).toFixed(2)),
        fromOn: plusDays(from, -90),
        listName: null,
        customerId,
        agreement: `contract ${14 + index}`,
      })),
  )
}

type Pay = {
  readonly entityId: Id<'ent'>
  readonly code: House['code']
  readonly colleagues: readonly Colleague[]
  readonly from: Day
}

async function promisePay(work: Work, { entityId, code, colleagues, from }: Pay): Promise<Id<'pla'>> {
  const rate = parseDecimal(code === 'DE' ? '5' : '4')
  const plan = await makePlan(work, {
    entityId,
    name: code === 'DE' ? 'Vertrieb 2026' : 'Sales 2026',
    kind: 'commission',
    from,
    rates: { goods: rate, service: parseDecimal(code === 'DE' ? '6' : '4'), freight: parseDecimal('0') },
    terms: usualTerms,
    note: null,
    members: colleagues.flatMap(({ sells, house, staffId }) => (sells && house === code ? [staffId] : [])),
  })
  return plan.id
}

const domainOf = ({ name }: Pick<SampleCustomer, 'name'>) =>
  name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/-(gmbh|kg|ltd|plc|ag|eg)$/g, '')
const mailAt = (each: Pick<SampleCustomer, 'name'>, box: string) => `${box}@${domainOf(each)}.example`
const phoneOf = (code: House['code'], dice: Dice) =>
  code === 'DE' ? `+49 421 5550 ${dice.between(100, 999)}` : `+44 113 496 0${dice.between(100, 999)}`
