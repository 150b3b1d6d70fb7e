import { parseDecimal } from '#kernel/decimal'
import { plusDays } from '#kernel/day'
import { issueInvoices } from '#modules/billing'
import {
  answerQuery,
  completeOrder,
  confirmDelivery,
  leftToDeliver,
  linesOfOrders,
  placeOrders,
  releaseOrder,
  type AnswerRequest,
} from '#modules/orders'
import type { Dice } from './dice.ts'
import { skuIn, type House, type Trader } from './found.ts'
import { goods } from './goods.ts'
import { daysSince, inRole, willing, type Setting } from './life.ts'
import { billableOrders, heldSince, openQuestions, ordersToShip } from '../store-sample.ts'

/** Salespeople answer in their own time. */
export async function answerQuestions(setting: Setting): Promise<number> {
  const { life, house, company, on, dice } = setting
  const questions = await life.as(null, ({ tx }) => openQuestions(tx, house.entityId))
  let answered = 0
  for (const question of questions) {
    const seller =
      company.colleagues.find(({ staffId }) => staffId === question.askedOf) ?? inRole(setting, 'sales_manager')
    const waited = daysSince(question.askedAt, on)
    if (!dice.of(`${question.id} ${on}`).happens(Math.min(0.9, (8 * waited) / (3 * (seller.sells?.answers ?? 8) + 6))))
      continue
    const request: AnswerRequest =
      question.rule === 'po_missing'
        ? {
            queryId: question.id,
            kind: 'corrected',
            answer: null,
            amendments: [
              { field: 'poNumber', value: `45${String(10_000_000 + Number(question.id) * 7919).slice(-8)}` },
            ],
          }
        : { queryId: question.id, kind: 'explained', answer: 'Agreed on the phone with the buyer.', amendments: [] }
    if (await willing(() => life.as(seller.who, (work) => answerQuery(work, request)))) answered += 1
  }
  return answered
}

/** Credit lets most held orders go after a day or two. */
export async function decideCredit(setting: Setting): Promise<void> {
  const { life, house, on, dice } = setting
  for (const { id, since } of await life.as(null, ({ tx }) => heldSince(tx, house.entityId))) {
    const waited = daysSince(since, on)
    if (waited < 2 || !dice.of(`held ${id} ${on}`).happens(0.35)) continue
    await willing(() =>
      life.as(inRole(setting, 'credit_manager').who, (work) =>
        releaseOrder(work, { orderId: id, reason: 'Paid nine of ten in time; the rest is on its way.' }),
      ),
    )
  }
}

export async function enterOrders(setting: Setting): Promise<number> {
  const { life, house, company, on, dice } = setting
  let entered = 0
  for (const trader of house.customers) {
    const luck = dice.of(`order ${trader.name} ${on}`)
    if (trader.habit === 'cold' || !luck.happens(trader.archetype.orders / 14)) continue
    const seller = company.colleagues.find(({ name }) => name === trader.seller)
    if (!seller?.sells) continue
    const { delay, wrongPrice, noOrderNumber } = seller.sells
    const lines = linesFor(trader, house, { luck, wrongPrice })
    const dealOn = plusDays(on, -Math.max(0, Math.round(luck.around(delay, delay / 2))))
    const poNumber =
      trader.archetype.wantsNumber && !luck.happens(noOrderNumber * 5)
        ? `45${luck.between(10_000_000, 99_999_999)}`
        : null
    const done = await willing(() =>
      life.as(seller.who, async (work) => {
        const draft = await completeOrder(work, {
          entityId: house.entityId,
          customerId: trader.customerId,
          dealOn,
          ...(poNumber === null ? {} : { poNumber }),
          wishedOn: plusDays(on, luck.between(2, 9)),
          lines,
        })
        await placeOrders(work, [draft])
      }),
    )
    if (done) entered += 1
  }
  return entered
}

function linesFor(
  trader: Trader,
  house: House,
  { luck, wrongPrice }: { readonly luck: Dice; readonly wrongPrice: number },
) {
  const wanted = luck.between(1, 4)
  const chosen = new Map<string, number>()
  for (let at = 0; at < wanted; at += 1) {
    const [sku, , price] = luck.among(goods)
    const aim = (320 * trader.archetype.size * Math.exp(luck.around(0, 0.5))) / Number(price)
    chosen.set(sku, Math.max(1, Math.round(aim)))
  }
  const priced = house.code === 'DE' ? 2 : 3
  const lines = [...chosen].map(([sku, quantity]) => {
    const listed = goods.find(([each]) => each === sku)?.[priced] ?? '0'
    return {
      sku: skuIn(house.code, sku),
      // Now and then somebody types a nought too many.
      quantity: parseDecimal(String(luck.happens(0.02) ? quantity * 10 : quantity)),
      ...(luck.happens(wrongPrice * 2) ? { unitPrice: parseDecimal((Number(listed) * 1.12).toFixed(2)) } : {}),
    }
  })
  return [...lines, { sku: skuIn(house.code, 'FREIGHT'), quantity: parseDecimal('1') }]
}

/** What was accepted yesterday or earlier leaves, most of it whole. */
export async function ship(setting: Setting): Promise<number> {
  const { life, house, on, dice } = setting
  const before = new Date(`${on}T00:00:00Z`)
  const orders = await life.as(null, ({ tx }) => ordersToShip(tx, house.entityId, before))
  let shipped = 0
  for (const orderId of orders) {
    const luck = dice.of(`ship ${orderId} ${on}`)
    if (!luck.happens(0.7)) continue
    const done = await willing(() =>
      life.as(inRole(setting, 'operations').who, async (work) => {
        const left = (await linesOfOrders(work.tx, [orderId])).map((line) => ({
          lineId: line.id,
          quantity: leftToDeliver(line),
        }))
        const lines = left.filter(({ quantity }) => quantity.digits > 0n)
        const part = lines.length > 1 && luck.happens(0.15) ? lines.slice(1) : lines
        await confirmDelivery(work, {
          orderId,
          deliveredOn: on,
          lines: part,
          proof: {
            kind: 'signature',
            fileId: null,
            signedBy: luck.among(['K. Ahlers', 'M. Busch', 'T. Wolf', 'S. Brand']),
          },
          remark: null,
        })
      }),
    )
    if (done) shipped += 1
  }
  return shipped
}

export async function bill(setting: Setting): Promise<number> {
  const { life, house } = setting
  const orderIds = await life.as(null, ({ tx }) => billableOrders(tx, house.entityId))
  if (orderIds.length === 0) return 0
  const issued = await life.as(inRole(setting, 'billing_clerk').who, (work) => issueInvoices(work, { orderIds }))
  return issued.length
}
