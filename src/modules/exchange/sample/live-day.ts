import { isBankingDay } from '#kernel/calendar'
import { judgeDuePromises, runReminders } from '#modules/collections'
import type { Setting } from './life.ts'
import { bankComes, confirmMoney } from './live-bank.ts'
import { answerQuestions, bill, decideCredit, enterOrders, ship } from './live-orders.ts'
import { promise, quarrel, settleCases } from './live-quarrels.ts'

export type LivedDay = {
  readonly orders: number
  readonly questions: number
  readonly deliveries: number
  readonly bills: number
  readonly payments: number
  readonly disputes: number
  readonly reminders: number
}

/** One day of one house, by the verbs that people and banks use; nothing is written behind their back. */
export async function liveDay(setting: Setting): Promise<LivedDay> {
  const { life, on, calendar } = setting
  const nothing = { orders: 0, questions: 0, deliveries: 0, bills: 0, payments: 0, disputes: 0, reminders: 0 }
  if (!isBankingDay(on, calendar)) return nothing
  const { payments, reminders } = await liveMorning(setting)
  await life.clock(`${on}T08:10:00Z`)
  await life.post()
  await life.settle()
  const questions = await answerQuestions(setting)
  await decideCredit(setting)
  const orders = await enterOrders(setting)
  await life.settle()
  await life.clock(`${on}T11:20:00Z`)
  const deliveries = await ship(setting)
  await life.settle()
  await life.clock(`${on}T13:30:00Z`)
  const bills = setting.billsWait === true ? 0 : await bill(setting)
  await life.settle()
  await life.post()
  await life.settle()
  const disputes = await quarrel(setting)
  await settleCases(setting)
  await promise(setting)
  await life.settle()
  return { orders, questions, deliveries, bills, payments, disputes, reminders }
}

/** Before people come: the bank of yesterday, what it says of promises, and the letters of the day. */
export async function liveMorning(setting: Setting) {
  const { life, house, on, calendar } = setting
  if (!isBankingDay(on, calendar)) return { payments: 0, reminders: 0 }
  await life.clock(`${on}T06:30:00Z`)
  const payments = await bankComes(setting)
  await life.settle()
  await confirmMoney(setting)
  await life.settle()
  await judgeDuePromises((verb) => life.as(null, verb), house.entityId)
  const { letters } = await runReminders((verb) => life.as(null, verb), house.entityId)
  await life.settle()
  return { payments, reminders: letters }
}
