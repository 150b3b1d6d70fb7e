import { id, type Id } from '#kernel/id'
import { announceAll } from '#platform/events'
import { originOf } from '#platform/origin'
import { daily } from '#platform/schedule'
import type { Work } from '#platform/work'
import { entities } from '#modules/company'
import { orderChanged } from './events.ts'
import { insertSteps, lateQueries, markEscalated } from './store-query-steps.ts'

/** Questions whose time is over go up to those who lead sales, once. Whoever was asked keeps them. */
export async function escalateQueries(work: Work, entityId: Id<'ent'>): Promise<number> {
  const late = await lateQueries(work.tx, entityId, work.at)
  if (late.length === 0) return 0
  await markEscalated(
    work.tx,
    late.map((query) => query.id),
    work.at,
  )
  await insertSteps(
    work.tx,
    late.map(({ id: queryId }) => ({ queryId, kind: 'escalated', toStaff: null, untilOn: null, note: null })),
    { at: work.at, by: null, originId: await originOf(work) },
  )
  const orders = new Map(late.map((query) => [query.orderId, query]))
  await announceAll(
    work,
    orderChanged,
    [...orders.values()].map(({ orderId, customerId }) => ({ orderId, customerId })),
  )
  return late.length
}

const everyEntity = async ({ tx }: Work) =>
  (await entities(tx)).map((entity) => ({ subject: String(entity.id), zone: entity.zone }))

const clockAt = (name: string, at: string) =>
  daily(name, {
    at,
    missed: 'latest',
    audience: everyEntity,
    act: (work, { subject }) => escalateQueries(work, id<'ent'>(BigInt(subject))),
  })

/** Before people come, and once more when the morning's deadlines are over. */
export const orderClocks = [clockAt('orders.clocks', '06:35'), clockAt('orders.clocks-noon', '13:00')]
