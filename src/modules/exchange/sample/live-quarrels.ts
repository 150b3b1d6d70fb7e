import { daysBetween, plusDays } from '#kernel/day'
import { money } from '#kernel/money'
import { recordPromise } from '#modules/collections'
import { approveCase, decideCase, openDispute, type CauseCode } from '#modules/disputes'
import type { House } from './found.ts'
import { daysSince, inRole, traderOf, willing, type Setting } from './life.ts'
import { openBills, openCases, waitingApprovals } from '../store-sample.ts'

const causes: readonly [CauseCode, ...CauseCode[]] = [
  'price',
  'quantity',
  'damaged',
  'price',
  'terms',
  'duplicate',
  'quantity',
]

/** Some bills are refused in part, a few days after they came. */
export async function quarrel(setting: Setting): Promise<number> {
  const { life, house, on, dice } = setting
  const bills = await life.as(null, ({ tx }) => openBills(tx, house.entityId))
  let opened = 0
  for (const found of bills) {
    const trader = traderOf(house, found.customerId)
    const luck = dice.of(`quarrel ${found.number}`)
    if (
      !trader ||
      found.disputed > 0n ||
      found.open < found.total ||
      found.number.startsWith('ALT') ||
      found.number.startsWith('OLD')
    )
      continue
    if (!luck.happens(trader.archetype.disputes * 1.6) || daysBetween(found.issuedOn, on) !== luck.between(3, 12))
      continue
    const cause = luck.among(causes)
    const share = cause === 'duplicate' ? 100n : BigInt(luck.between(6, 30))
    const done = await willing(() =>
      life.as(inRole(setting, 'billing_clerk').who, (work) =>
        openDispute(work, {
          documentId: found.documentId,
          cause,
          lines: [],
          amount: money((found.open * share) / 100n, found.currency),
          text: saidOf(cause, house.code),
          origin: 'customer',
        }),
      ),
    )
    if (done) opened += 1
  }
  return opened
}

type Said = Readonly<Partial<Record<CauseCode, string>>>
const said: Readonly<Record<House['code'], Said>> = {
  DE: {
    price: 'Der Preis war anders vereinbart.',
    quantity: 'Es fehlten Teile der Lieferung.',
    damaged: 'Ware kam beschädigt an.',
    terms: 'Uns war ein Nachlass zugesagt.',
    duplicate: 'Diese Lieferung wurde schon berechnet.',
  },
  GB: {
    price: 'We agreed another price.',
    quantity: 'Part of the delivery was missing.',
    damaged: 'Goods arrived damaged.',
    terms: 'A rebate was promised.',
    duplicate: 'This was billed already.',
  },
}
const saidOf = (cause: CauseCode, code: House['code']): string => said[code][cause] ?? '?'

/** Cases are decided after a week or two, never by whoever caused them, and a second person agrees to a credit. */
export async function settleCases(setting: Setting): Promise<void> {
  const { life, house, on, dice } = setting
  for (const found of await life.as(null, ({ tx }) => openCases(tx, house.entityId))) {
    if (found.state === 'proposal' || daysBetween(found.openedOn, on) < 6) continue
    const luck = dice.of(`case ${found.id}`)
    if (!dice.of(`case ${found.id} ${on}`).happens(0.14)) continue
    const verdict = luck.among(['ours', 'ours', 'ours', 'theirs', 'theirs', 'goodwill'] as const)
    const outcome = verdict === 'theirs' ? ('upheld' as const) : ('credit' as const)
    await willing(() =>
      life.as(inRole(setting, 'billing_clerk').who, (work) =>
        decideCase(
          { ...work, ifMatch: found.version },
          {
            caseId: found.id,
            verdict,
            outcome,
            reason:
              verdict === 'theirs' ? 'The proof of delivery says otherwise.' : 'They are right: the papers say so.',
            ...(outcome === 'upheld'
              ? { reply: 'We looked into it, and the bill stands. The papers are attached.' }
              : {}),
          },
        ),
      ),
    )
  }
  for (const { id, needs, askedAt } of await life.as(null, ({ tx }) => waitingApprovals(tx, house.entityId))) {
    if (daysSince(askedAt, on) < 1 || !dice.of(`approve ${id} ${on}`).happens(0.5)) continue
    for (const role of needs) {
      await willing(() => life.as(inRole(setting, role).who, (work) => approveCase(work, { approvalId: id })))
    }
  }
}

/** Collectors call whoever was reminded twice, and some promise a day. */
export async function promise(setting: Setting): Promise<void> {
  const { life, house, on, dice, company } = setting
  const bills = await life.as(null, ({ tx }) => openBills(tx, house.entityId))
  const late = bills.filter((found) => found.askedOn !== null && daysBetween(found.dueOn, on) > 14)
  for (const [customerId, own] of Map.groupBy(late, (found) => found.customerId)) {
    const trader = traderOf(house, customerId)
    const luck = dice.of(`promise ${customerId} ${on}`)
    if (!trader || own.length === 0 || !luck.happens(0.08)) continue
    const collector = company.colleagues.find((each) => each.roles[0] === 'collector' && each.house === house.code)
    if (!collector) continue
    await willing(() =>
      life.as(collector.who, (work) =>
        recordPromise(work, {
          entityId: house.entityId,
          customerId,
          how: 'phone',
          promisedOn: plusDays(on, luck.between(2, 9)),
          note: `${trader.payer}: in the next run.`,
        }),
      ),
    )
  }
}
