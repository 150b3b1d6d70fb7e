import { plusBankingDays } from '#kernel/calendar'
import { daysBetween, firstDayOfMonth, lastDayOfMonth, plusDays, plusMonths, yearOf, type Day } from '#kernel/day'
import { id, type Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import { daily } from '#platform/schedule'
import type { Work } from '#platform/work'
import { readHabit } from '#modules/behaviour'
import { calendarOf, converter, entities, entityOf, today, type LegalEntity } from '#modules/company'
import { creditView } from '#modules/credit'
import { classify, draftVersion, middle, type CustomerFacts, type Draft } from './classify.ts'
import { fitRhythm } from './fit-rhythm.ts'
import { chanceAlive, expectedPurchases, gapAt, purchasesOf, type Purchases, type Rhythm } from './rhythm.ts'
import { boughtSince, lateOf, refusalsOf, type Bought } from './store-facts.ts'
import { insertDrafts, spokenOf, type LineDraft } from './store.ts'

/** Rhythms are read from three years; what was before them is another time. */
const horizonDays = 1095
/** Nobody is told the same of a customer again within so many months. */
const quietMonths = 3
/** So many customers are enough to learn a rhythm from; more would only take longer. */
const mostToLearnFrom = 800
const workingDaysToSign = 5

/**
 * Drafts the customer report of the month: everybody who bought is measured against his own rhythm, and whoever stands out becomes a
 * line. What the month has already stays as it is, so it may be asked for again.
 */
export async function draftReport(
  work: Work,
  { entityId }: { readonly entityId: Id<'ent'> },
): Promise<{ readonly month: Day; readonly drafted: number }> {
  const entity = await entityOf(work.tx, entityId)
  const on = today(work, entity)
  const month = firstDayOfMonth(on)
  const known = await customersOn(work, entity, on)
  const rhythm = fitRhythm(sampleOf(known.map(({ purchases }) => purchases)))
  const measured = known.map((each) => measuredBy(each, rhythm, on))
  const usual = usualExpectedOf(measured)
  const quiet = await quietOf(work, entity, month)
  const drafts: LineDraft[] = []
  for (const each of measured) {
    const draft = await draftOf(work, each, { usualExpected: usual.get(each.bought.currency) ?? 0n, on })
    if (!draft || quiet.has(keyOf(each.bought.customerId, draft.group))) continue
    drafts.push({ ...lineOf(each, draft), month, entityId, rhythm })
  }
  const drafted = await insertDrafts(work.tx, drafts, { at: work.at, originId: await originOf(work) })
  return { month, drafted }
}

type Known = {
  readonly bought: Bought
  readonly purchases: Purchases
  readonly late: bigint
  readonly inDispute: boolean
  readonly ourFaults: number
}

async function customersOn(work: Work, entity: LegalEntity, on: Day): Promise<Known[]> {
  const of = { entityId: entity.id, on }
  const everybody = await boughtSince(work.tx, { entityId: entity.id, since: plusDays(on, -horizonDays), until: on })
  const late = new Map((await lateOf(work.tx, of)).map((each) => [`${each.customerId} ${each.currency}`, each.late]))
  const refusals = new Map((await refusalsOf(work.tx, of)).map((each) => [each.customerId, each]))
  return everybody.map((bought) => {
    const refused = refusals.get(bought.customerId)
    return {
      bought,
      purchases: purchasesOf(bought.days.map(weeksFrom(bought.days[0] ?? on)), weeksFrom(bought.days[0] ?? on)(on)),
      late: late.get(`${bought.customerId} ${bought.currency}`) ?? 0n,
      inDispute: (refused?.open ?? 0) > 0,
      ourFaults: refused?.ours ?? 0,
    }
  })
}

const weeksFrom = (first: Day) => (day: Day) => daysBetween(first, day) / 7

// Every so-manieth, so that large and small, old and new are all among them.
function sampleOf(customers: readonly Purchases[]): readonly Purchases[] {
  const step = Math.ceil(customers.length / mostToLearnFrom)
  return step <= 1 ? customers : customers.filter((_, index) => index % step === 0)
}

type Measured = Known & {
  readonly lastOrderOn: Day
  readonly openGap: number
  readonly usualGap: number
  readonly gap75: number
  readonly gap95: number
  readonly chanceAlive: number
  readonly lastOrders: readonly bigint[]
  readonly expected: bigint
}

function measuredBy(known: Known, rhythm: Rhythm, on: Day): Measured {
  const { bought, purchases } = known
  const lastOrders = bought.nets.filter((_, index) => bought.currencies[index] === bought.currency).slice(-6)
  const lastOrderOn = bought.days.at(-1) ?? on
  const orders = expectedPurchases(90 / 7, purchases, rhythm)
  const gap = (share: number) => Math.round(7 * gapAt(share, purchases, rhythm))
  return {
    ...known,
    lastOrderOn,
    openGap: daysBetween(lastOrderOn, on),
    usualGap: gap(0.5),
    gap75: gap(0.75),
    gap95: gap(0.95),
    chanceAlive: chanceAlive(purchases, rhythm),
    lastOrders,
    expected: BigInt(Math.round(orders * Number(middle(lastOrders)))),
  }
}

/** What the customer in the middle is expected to order; each currency has its own middle. */
const usualExpectedOf = (measured: readonly Measured[]): ReadonlyMap<string, bigint> =>
  new Map(
    [...Map.groupBy(measured, ({ bought }) => bought.currency)].map(([currency, each]) => [
      currency,
      middle(each.map(({ expected }) => expected)),
    ]),
  )

async function quietOf(work: Work, entity: LegalEntity, month: Day): Promise<ReadonlySet<string>> {
  const spoken = await spokenOf(work.tx, { entityId: entity.id, since: plusMonths(month, -quietMonths) })
  return new Set(spoken.flatMap((each) => (each.month < month ? [keyOf(each.customerId, each.group)] : [])))
}

const keyOf = (customerId: Id<'cus'>, group: string) => `${customerId} ${group}`

type Drafted = Draft & { readonly headroom: bigint }

// The habit and the credit of a customer take several questions each, so only those are asked about who may become a line.
async function draftOf(
  work: Work,
  each: Measured,
  { usualExpected, on }: { readonly usualExpected: bigint; readonly on: Day },
): Promise<Drafted | null> {
  const facts: CustomerFacts = {
    ...each,
    orders: each.bought.days.length,
    usualExpected,
    paysInHabit: null,
    headroom: 2n ** 62n,
  }
  const first = classify(facts)
  if (!first) return null
  const headroom = await headroomOf(work, each.bought, on)
  if (first.group !== 'invest') return { ...first, headroom }
  const draft = classify({ ...facts, headroom, paysInHabit: await paysInHabit(work, each.bought.customerId) })
  return draft && { ...draft, headroom }
}

async function headroomOf(work: Work, { customerId, currency }: Bought, on: Day): Promise<bigint> {
  const { headroom } = await creditView(work.tx, { customerId, currency, on })
  if (headroom.currency === currency) return headroom.amount
  try {
    return (await converter(work.tx, on))(headroom, currency).amount
  } catch (error) {
    // Without a rate nobody knows what room there is.
    if (error instanceof Refused) return 0n
    throw error
  }
}

/** Whether the last three bills were paid within his usual days, and none waits longer; null while his days are not known. */
async function paysInHabit(work: Work, customerId: Id<'cus'>): Promise<boolean | null> {
  const { isKnown, usualUntil, history, open } = await readHabit(work, { customerId })
  if (!isKnown) return null
  const last = history.flatMap(({ days, leftOut }) => (days === null || leftOut !== null ? [] : [days])).slice(0, 3)
  return last.every((days) => days <= usualUntil) && open.every(({ days }) => days <= usualUntil)
}

const lineOf = (each: Measured, { group, reasons, headroom }: Drafted) => ({
  customerId: each.bought.customerId,
  collectorId: each.bought.collectorId,
  group,
  reasons,
  ruleVersion: draftVersion,
  orders: each.bought.days.length,
  lastOrderOn: each.lastOrderOn,
  openGapDays: each.openGap,
  usualGapDays: each.usualGap,
  gap75Days: each.gap75,
  gap95Days: each.gap95,
  chanceAlive: each.chanceAlive,
  usualOrder: middle(each.lastOrders),
  expected: each.expected,
  headroom,
  late: each.late,
  currency: each.bought.currency,
})

/** Whether the report is due: the last five working days of the month, so that it is signed before the month ends. */
export async function isTimeToDraft(work: Work, entity: LegalEntity): Promise<boolean> {
  const day = today(work, entity)
  const calendar = await calendarOf(work.tx, entity, { from: yearOf(day), to: yearOf(day) + 1 })
  return plusBankingDays(day, workingDaysToSign, calendar) > lastDayOfMonth(day)
}

export const customerReport = daily('reports.customer-report', {
  at: '05:20',
  missed: 'latest',
  audience: async ({ tx }) => (await entities(tx)).map((entity) => ({ subject: String(entity.id), zone: entity.zone })),
  act: async (work, { subject }) => {
    const entity = await entityOf(work.tx, id<'ent'>(BigInt(subject)))
    if (await isTimeToDraft(work, entity)) await draftReport(work, { entityId: entity.id })
  },
})
