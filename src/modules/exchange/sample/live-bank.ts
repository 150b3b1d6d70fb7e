import { isBankingDay } from '#kernel/calendar'
import { daysBetween, plusDays, type Day } from '#kernel/day'
import { acceptProposals, importBankFile } from '#modules/cash'
import { statementPaper, type BankLine } from './bank-paper.ts'
import type { Dice } from './dice.ts'
import type { House, Trader } from './found.ts'
import { inRole, traderOf, willing, type Setting } from './life.ts'
import { payDay } from './payers.ts'
import { bankBalance, openBills, proposedLines, type OpenBill } from '../store-sample.ts'

/** Yesterday's statement: who pays today paid yesterday. */
export async function bankComes({ life, house, on, dice, calendar }: Setting): Promise<number> {
  let day = plusDays(on, -1)
  while (!isBankingDay(day, calendar)) day = plusDays(day, -1)
  const { bills, opening } = await life.as(null, async ({ tx }) => ({
    bills: await openBills(tx, house.entityId),
    opening: await bankBalance(tx, house.bankAccountId),
  }))
  const paying = bills.flatMap((bill): { bill: OpenBill; trader: Trader }[] => {
    const trader = traderOf(house, bill.customerId)
    if (!trader || bill.open === bill.disputed) return []
    const pays = payDay(trader, {
      receivedOn: bill.issuedOn,
      dice: dice.of(`pays ${trader.name} ${bill.number}`),
      contactedOn: bill.askedOn,
      today: day,
    })
    return pays !== null && pays <= day ? [{ bill, trader }] : []
  })
  const lines: BankLine[] = []
  for (const [customerId, own] of Map.groupBy(paying, ({ trader }) => trader.customerId)) {
    const trader = traderOf(house, customerId)
    if (!trader) continue
    const together = trader.habit === 'corporate' || own.length === 1
    for (const group of together ? [own] : own.map((each) => [each])) {
      lines.push(
        lineOf(
          trader,
          group.map(({ bill }) => bill),
          { day, dice: dice.of(`${day} ${trader.name} ${lines.length}`) },
        ),
      )
    }
  }
  if (dice.of(`${house.code} ${day} stranger`).happens(0.14))
    lines.push(strangerOf(house, day, dice.of(`${house.code} ${day} who`)))
  const paper = statementPaper({
    iban: house.iban,
    currency: house.currency,
    number: `${house.code}-${day}`,
    day,
    opening,
    lines: lines.map((line, index) => ({ ...line, reference: `${house.code}${day.replaceAll('-', '')}-${index + 1}` })),
  })
  await importBankFile((verb) => life.as(null, verb), { name: `${house.code}-${day}.xml`, open: () => bytesOf(paper) })
  return lines.length
}

async function* bytesOf(text: string) {
  yield Buffer.from(text)
}

/** References as people write them: most are right, some lose their signs, some are cut, and some say nothing. */
function lineOf(
  trader: Trader,
  bills: readonly OpenBill[],
  { day, dice }: { readonly day: Day; readonly dice: Dice },
): BankLine {
  const numbers = bills.map(({ number }) => number)
  const luck = dice.throw()
  const text =
    luck < 0.72
      ? numbers.join(' ')
      : luck < 0.84
        ? numbers.map((number) => number.replaceAll('-', '')).join(' ')
        : luck < 0.9
          ? numbers.join(' ').slice(0, 9)
          : luck < 0.96
            ? `Kunde ${trader.name.split(' ')[0] ?? ''}`
            : 'Rechnung'
  const sum = bills.reduce((all, bill) => all + (bill.open - bill.disputed) - discountOf(trader, bill, day), 0n)
  return { amount: sum, payer: trader.name, iban: trader.iban, text, reference: '' }
}

/** A discounter keeps his two in a hundred, in time or a few days late. */
const discountOf = (trader: Trader, bill: OpenBill, day: Day): bigint =>
  trader.habit === 'discounter' &&
  bill.open === bill.total &&
  bill.discountUntil !== null &&
  day <= plusDays(bill.discountUntil, 6)
    ? bill.discount
    : 0n

const strangerOf = (house: House, day: Day, dice: Dice): BankLine => ({
  amount: BigInt(dice.between(8_000, 220_000)),
  payer: dice.among(['Treuhand Nord', 'A. Brückner', 'Factoring West GmbH', 'Sundry Payments']),
  iban: house.iban.startsWith('DE') ? 'DE02120300000000202051' : 'GB29NWBK60161331926819',
  text: dice.among(['Zahlung', 'invoice', 'Abschlag', 'thanks']),
  reference: `S-${day}`,
})

/** A cash clerk says yes to what the machine proposes, most of the time on the day itself. */
export async function confirmMoney(setting: Setting): Promise<void> {
  const { life, house, on, dice } = setting
  const lines = await life.as(null, ({ tx }) => proposedLines(tx, house.entityId))
  for (const { receiptId, proposalId, version, bookedOn } of lines) {
    if (daysBetween(bookedOn, on) < 4 && !dice.of(`${receiptId} ${on}`).happens(0.6)) continue
    await willing(() =>
      life.as(inRole(setting, 'cash_clerk').who, (work) => acceptProposals(work, [{ receiptId, proposalId, version }])),
    )
  }
}
