import type { Currency } from '#kernel/money'
import { amountOf, dayOf, signOf } from './value.ts'
import type { Balance } from '../statement.ts'
import type { Element } from '../xml.ts'
import { at, textAt } from '../xml.ts'

export type CodedBalance = Balance & { readonly code: string }

/** `Bal`: OPBD, PRCD, CLBD, ITBD and others that say nothing about what is booked. */
export function balanceOf(element: Element, accountCurrency: Currency | null): CodedBalance | null {
  const code = textAt(element, 'Tp/CdOrPrtry/Cd', 'Tp/Cd')
  const amount = at(element, 'Amt')
  if (code === null || !amount) return null
  const sign = signOf(element, 1n)
  const { amount: size, currency } = amountOf(amount, accountCurrency)
  return { code, day: dayOf(at(element, 'Dt')), amount: sign * size, currency }
}

export type ChosenBalances = {
  readonly opening: Balance | null
  readonly closing: Balance | null
  /** One of them is a balance of some moment within the day, between which and the lines anything may have happened. */
  readonly interim: boolean
}

/**
 * The balances that the lines lie between. A statement of several days may repeat them day by day: the first opening and
 * the last closing count. A page in the middle has interim balances on either side.
 */
export function chosenBalances(balances: readonly CodedBalance[], currency: Currency | null): ChosenBalances {
  const coded = (code: string) => {
    const all = balances.filter((balance) => balance.code === code)
    const own = all.filter((balance) => balance.currency === currency)
    return (own.length > 0 ? own : all).toSorted((a, b) => compareDays(a.day, b.day))
  }
  const opened = coded('OPBD').at(0) ?? coded('PRCD').at(0) ?? null
  const closed = coded('CLBD').at(-1) ?? null
  const interim = coded('ITBD')
  const first = opened ?? (interim.length > 1 || closed ? interim.at(0) : null) ?? null
  const last = closed ?? (interim.length > 1 || !opened || first === opened ? interim.at(-1) : null) ?? null
  return {
    opening: plain(first),
    closing: plain(last),
    interim: first?.code === 'ITBD' || last?.code === 'ITBD',
  }
}

const plain = (balance: CodedBalance | null): Balance | null =>
  balance && { day: balance.day, amount: balance.amount, currency: balance.currency }

// Days compare as text; a balance without a day keeps its place in the file.
const compareDays = (a: string | null, b: string | null) => (a === null || b === null || a === b ? 0 : a < b ? -1 : 1)
