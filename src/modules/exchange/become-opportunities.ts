import type { Day } from '#kernel/day'
import { id, type Id } from '#kernel/id'
import type { Money } from '#kernel/money'
import type { Work } from '#platform/work'
import { productsBySku } from '#modules/catalog'
import { recordOpportunities, type OpportunityDraft } from '#modules/sales'
import { became, type Became, type Becoming, type Setting, type UnitToTake } from './become.ts'
import type { Cells } from './cells.ts'
import type { Row } from './read-rows.ts'
import { knownRecords } from './store.ts'

export type Chance = {
  readonly externalId: string
  readonly salesperson: string
  readonly product: string
  readonly account: string | null
  readonly stage: string
  readonly engagedOn: Day | null
  readonly closedOn: Day | null
  readonly value: Money | null
}

/** Opportunities as records. One that moved on since the last reading is brought up to date. */
export const becomeOpportunities = (): Becoming<Chance> => ({
  kind: 'opportunity',
  units: 'record',
  keyOf: (row, cells) => cells.text(row, 'id'),
  read: chance,
  take: takeChances,
  changes: 'are taken',
})

const chance = (row: Row, cells: Cells, { entity }: Setting): Chance => ({
  externalId: cells.word(row, 'id'),
  salesperson: cells.word(row, 'salesperson'),
  product: cells.word(row, 'product'),
  account: cells.text(row, 'account') || null,
  stage: cells.word(row, 'stage'),
  engagedOn: cells.dayOrNull(row, 'engagedOn'),
  closedOn: cells.dayOrNull(row, 'closedOn'),
  value: cells.text(row, 'value') === '' ? null : cells.money(row, 'value', entity.currency),
})

async function takeChances(
  work: Work,
  setting: Setting,
  _file: unknown,
  units: readonly UnitToTake<Chance>[],
): Promise<Became[]> {
  const chances = units.map((unit) => unit.lines[0].draft)
  const known = async (kind: string, keys: readonly string[]) =>
    knownRecords(work.tx, { preset: setting.preset.name, kind, keys: [...new Set(keys)] })
  const people = await known(
    'person',
    chances.map((each) => each.salesperson),
  )
  const accounts = await known(
    'account',
    chances.flatMap(({ account }) => (account === null ? [] : [account])),
  )
  const found = await productsBySku(work.tx, [...new Set(chances.map((each) => each.product))])
  const products = new Map(found.map((product) => [product.sku, product.id]))
  const judged = chances.map((each) => {
    const productId = products.get(each.product)
    const person = people.get(each.salesperson)
    if (!productId) return refusal('product_is_unknown', 'product', each.product)
    if (!person) return refusal('person_is_unknown', 'salesperson', each.salesperson)
    const account = each.account === null ? null : (accounts.get(each.account)?.targetId ?? null)
    return { ok: true as const, draft: draftOf(each, productId, person.targetId, account, setting) }
  })
  const ids = await recordOpportunities(
    work,
    judged.flatMap((each) => (each.ok ? [each.draft] : [])),
  )
  let next = 0
  return judged.map((each) => (each.ok ? became(ids[next++] ?? 0n) : each))
}

const refusal = (code: string, field: string, value: string) => ({ ok: false as const, code, facts: { field, value } })

const draftOf = (
  { externalId, account, stage, engagedOn, closedOn, value }: Chance,
  productId: Id<'prd'>,
  personId: bigint,
  accountId: bigint | null,
  { entity }: Setting,
): OpportunityDraft => ({
  externalId,
  customerId: accountId === null ? null : id<'cus'>(accountId),
  productId,
  salespersonId: id<'stf'>(personId),
  accountName: account,
  stage,
  engagedOn,
  closedOn,
  closeValue: value,
  currency: entity.currency,
})
