import { daysBetween, plusDays, weekday, type Day } from '#kernel/day'
import type { Dice } from './dice.ts'
import type { Trader } from './found.ts'

type Asked = {
  /** Of this bill alone. */
  readonly dice: Dice
  readonly receivedOn: Day
  /** When he was last reminded or called. */
  readonly contactedOn: Day | null
  readonly today: Day
}

/**
 * The day on which a customer pays a bill, by what kind of payer he is; null while he does not think of it. Each bill has dice of its
 * own, so that the answer is the same however often it is asked.
 */
export function payDay(trader: Trader, { dice, receivedOn, contactedOn, today }: Asked): Day | null {
  const after = (days: number) => workday(plusDays(receivedOn, Math.max(1, Math.round(days))))
  switch (trader.habit) {
    case 'clockwork':
      // Loses one bill in a hundred, and pays it three days after somebody asks.
      if (dice.happens(0.012)) return contactedOn === null ? null : workday(plusDays(contactedOn, 3))
      return friday(plusDays(receivedOn, dice.between(20, 24)))
    case 'discounter':
      return after(dice.happens(0.15) ? dice.between(13, 17) : dice.between(7, 9))
    case 'ordinary':
    case 'disputer':
      return hurried(after(30 + dice.around(3, 5)), contactedOn, 6)
    case 'late':
    case 'cold':
      return after(30 + dice.around(14, 4))
    case 'pushed': {
      if (contactedOn !== null) return workday(plusDays(contactedOn, dice.between(2, 6)))
      const patience = 30 + dice.between(12, 48)
      return daysBetween(receivedOn, today) >= patience ? after(patience) : null
    }
    case 'corporate': {
      const due = plusDays(receivedOn, 60 + dice.between(0, 4))
      return payRun(due)
    }
    case 'star':
      return after(dice.around(18, 3))
    case 'public':
      return after(dice.between(28, 45))
    case 'failing':
      return dice.happens(0.1) && daysBetween(receivedOn, today) < 120
        ? null
        : hurried(after(30 + dice.around(26, 9)), contactedOn, 12)
  }
}

/** Who was asked pays a little sooner. */
const hurried = (usual: Day, contactedOn: Day | null, days: number): Day => {
  if (contactedOn === null) return usual
  const sooner = workday(plusDays(contactedOn, days))
  return sooner < usual ? sooner : usual
}

const workday = (on: Day): Day => (weekday(on) === 6 ? plusDays(on, 2) : weekday(on) === 7 ? plusDays(on, 1) : on)
const friday = (on: Day): Day => plusDays(on, (5 - weekday(on) + 7) % 7)

/** Pay runs on the 15th and on the last day of a month. */
function payRun(due: Day): Day {
  const date = Number(due.slice(8))
  if (date <= 15) return workday(plusDays(due, 15 - date))
  const [year = 0, month = 0] = due.split('-').map(Number)
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return workday(plusDays(due, last - date))
}
