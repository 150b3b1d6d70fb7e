import { knownCurrency, said } from '../bank-text.ts'
import { nameAt } from './party.ts'
import { amountOf } from './value.ts'
import type { Booking } from './booking.ts'
import { isReversal } from './booking.ts'
import { bankTextOf } from './remittance.ts'
import type { LineDetails } from '../statement.ts'
import { amountText } from '../statement.ts'
import type { Element } from '../xml.ts'
import { allAt, at, textAt } from '../xml.ts'

/** What else the bank says about a line; of a batch kept whole, what it says about the entry and its first payment. */
export function detailsOf({ entry, payments, amount, part }: Booking): LineDetails {
  const [payment] = payments
  const single = payments.length === 1 && payment ? payment : null
  const ofPayment = (...ways: readonly string[]) => single && said(textAt(single, ...ways))
  const parties = single && at(single, 'RltdPties')
  const instructed = instructedOf(single ?? entry) ?? instructedOf(entry)
  const found: Record<string, string | null> = {
    bankText: bankTextOf(entry, payments),
    charges: chargesOf(single) ?? chargesOf(entry),
    entryBankReference: part === null ? null : said(textAt(entry, 'AcctSvcrRef')),
    entryReference: said(textAt(entry, 'NtryRef')),
    instructed:
      instructed === `${amountText(size(amount.amount), amount.currency)} ${amount.currency}` ? null : instructed,
    instructionId: ofPayment('Refs/InstrId'),
    mandate: ofPayment('Refs/MndtId'),
    messageId: ofPayment('Refs/MsgId') ?? said(textAt(entry, 'NtryDtls/Btch/MsgId', 'Btch/MsgId')),
    part,
    paymentInformationId: ofPayment('Refs/PmtInfId') ?? said(textAt(entry, 'NtryDtls/Btch/PmtInfId', 'Btch/PmtInfId')),
    proprietaryCode: ofPayment('BkTxCd/Prtry/Cd') ?? textAt(entry, 'BkTxCd/Prtry/Cd'),
    returnReason: ofPayment('RtrInf/Rsn/Cd', 'RtrInf/Rsn/Prtry', 'RtrInf/RtrRsn/Cd', 'RtrInf/RtrRsn/Prtry'),
    returnText:
      single &&
      (allAt(single, 'RtrInf/AddtlInf')
        .map((each) => each.text)
        .join(' ') ||
        null),
    reversal: isReversal(entry) ? 'true' : null,
    transactionId: ofPayment('Refs/TxId'),
    uetr: ofPayment('Refs/UETR'),
    ultimateCreditor: parties && nameAt(parties, 'UltmtCdtr'),
    ultimateDebtor: parties && nameAt(parties, 'UltmtDbtr'),
  }
  return Object.fromEntries(Object.entries(found).flatMap(([name, text]) => (text === null ? [] : [[name, text]])))
}

const size = (amount: bigint) => (amount < 0n ? -amount : amount)

// '4.10 USD': what was ordered, where that differs from what reached the account. Only told, never reckoned with.
function instructedOf(owner: Element): string | null {
  const element = at(owner, 'AmtDtls/InstdAmt/Amt')
  return element && moneyText(element)
}

function chargesOf(owner: Element | null): string | null {
  const element =
    owner && (at(owner, 'Chrgs/TtlChrgsAndTaxAmt') ?? at(owner, 'Chrgs/Rcrd/Amt') ?? at(owner, 'Chrgs/Amt'))
  return element && /[1-9]/.test(element.text) ? moneyText(element) : null
}

function moneyText(element: Element): string {
  const code = element.attributes['Ccy'] ?? ''
  if (!knownCurrency(code)) return `${element.text} ${code}`.trim()
  const { amount, currency } = amountOf(element, null)
  return `${amountText(amount, currency)} ${currency}`
}
