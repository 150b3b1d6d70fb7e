import type { Day } from '#kernel/day'
import { isZero, negate, type Money } from '#kernel/money'
import {
  formatAmountFor,
  formatDayFor,
  formatDecimalFor,
  formatMoneyFor,
  formatPercentFor,
  formatShortDayFor,
} from '#platform/locale'
import { letter, type Letter, type PaperSeller } from '#modules/billing'
import type { readPayStatement } from '../read-statement.ts'
import { say, type PaperLanguage } from './words.ts'

export type PayStatement = Awaited<ReturnType<typeof readPayStatement>>
type Entry = PayStatement['entries'][number]
type Figure = { readonly label: string; readonly amount: string }
type Row = { readonly title: string; readonly details: readonly string[]; readonly cells: readonly string[] }

/** What the template places: texts only. */
export type PaySheet = Letter & {
  readonly result: Figure
  readonly parts: readonly Figure[]
  readonly table: { readonly head: readonly string[]; readonly rows: readonly Row[] }
  readonly totals: readonly Figure[]
  readonly notes: readonly { readonly heading: string; readonly text: string }[]
}

export type PayPaper = {
  readonly language: PaperLanguage
  readonly seller: PaperSeller
  readonly statement: PayStatement
  /** The day on which it is printed; a settled one carries the day of settling. */
  readonly on: Day
}

/** A pay statement in the words of whoever reads it; a settled one says the same every time. */
export function payPaper({ language, seller, statement, on }: PayPaper): PaySheet {
  const { name, from, through, settled, currency } = statement
  const days = { from: formatDayFor(language, from), through: formatDayFor(language, through) }
  const lead = settled ? say(language, 'lead', days) : say(language, 'leadOpen', { from: days.from })
  const result = {
    label: say(language, settled?.paidOn ? 'paid' : 'toPay', { currency }),
    amount: formatAmountFor(language, statement.payable),
  }
  return {
    ...letter({
      locale: language,
      seller,
      buyer: { name, addressLines: [] },
      on,
      title: say(language, 'title', { name, ...days }),
      heading: say(language, 'heading'),
      lead: statement.entries.length === 0 && !statement.bonus ? say(language, 'nothing') : lead,
      facts: factsOf(language, statement, on),
    }),
    result,
    parts: partsOf(language, statement),
    table: {
      head: (['what', 'day', 'basis', 'rate', 'amount', 'balance'] as const).map((key) => say(language, key)),
      rows: statement.entries.map((entry) => rowOf(language, entry)),
    },
    totals: totalsOf(language, statement),
    notes: notesOf(language, statement),
  }
}

function factsOf(language: PaperLanguage, { from, plan, settled, freezeOn }: PayStatement, on: Day) {
  const known = (label: string, value: string | null | undefined) => (value ? [{ label, value }] : [])
  return [
    { label: say(language, 'quarter'), value: quarterText(from) },
    ...known(say(language, 'plan'), plan && say(language, 'planVersion', { name: plan.name, version: plan.version })),
    settled
      ? { label: say(language, 'settledOn'), value: formatDayFor(language, on) }
      : { label: say(language, 'freezesOn'), value: formatDayFor(language, freezeOn) },
    ...known(say(language, 'approvedBy'), settled?.approvedByName),
    ...known(say(language, 'paidOn'), settled?.paidOn && formatDayFor(language, settled.paidOn)),
    ...known(say(language, 'fingerprint'), settled?.hash.slice(0, 16)),
  ]
}

/** '2025-Q2', as payroll files it. */
export const quarterText = (from: Day) => `${from.slice(0, 4)}-Q${(Number(from.slice(5, 7)) + 2) / 3}`

function partsOf(language: PaperLanguage, { opening, earned, takenBack, adjusted }: PayStatement): readonly Figure[] {
  const part = (key: 'opening' | 'earned' | 'takenBack' | 'adjusted', amount: Money) => ({
    label: say(language, key),
    amount: formatAmountFor(language, amount),
  })
  return [
    part('opening', opening),
    part('earned', earned),
    part('takenBack', negate(takenBack)),
    ...(isZero(adjusted) ? [] : [part('adjusted', adjusted)]),
  ]
}

function totalsOf(language: PaperLanguage, { closing, settled }: PayStatement): readonly Figure[] {
  const carried = settled && !isZero(settled.carried) ? settled.carried : null
  return [
    { label: say(language, 'closing'), amount: formatAmountFor(language, closing) },
    ...(carried ? [{ label: say(language, 'carried'), amount: formatAmountFor(language, carried) }] : []),
  ]
}

function rowOf(language: PaperLanguage, entry: Entry): Row {
  const { customerName, documentId, invoiceNumber, basis, ratePercent, sharePercent, amount, balance } = entry
  const reason = reasonOf(language, entry)
  const rate = formatPercentFor(language, ratePercent)
  const share = formatPercentFor(language, sharePercent)
  const isShared = formatDecimalFor('en', sharePercent) !== '100'
  return {
    title: documentId === null ? reason.charAt(0).toLocaleUpperCase(language) + reason.slice(1) : (customerName ?? ''),
    details: documentId === null ? [] : [`${invoiceNumber ?? ''} · ${reason}`, ...sourceOf(language, entry)],
    cells: [
      formatShortDayFor(language, entry.earnedOn),
      isZero(basis) ? '' : formatAmountFor(language, basis),
      ratePercent.digits === 0n ? '' : isShared ? say(language, 'shared', { rate, share }) : rate,
      formatAmountFor(language, amount),
      formatAmountFor(language, balance),
    ],
  }
}

function sourceOf(language: PaperLanguage, { creditNoteNumber, receiptOn, receiptLine, receiptAmount }: Entry) {
  if (creditNoteNumber !== null) return [say(language, 'creditNote', { number: creditNoteNumber })]
  if (receiptOn === null || receiptAmount === null) return []
  const day = formatShortDayFor(language, receiptOn)
  return [say(language, 'bankLine', { day, line: receiptLine ?? 1, amount: formatMoneyFor(language, receiptAmount) })]
}

const kept = [
  'kept ours',
  'kept theirs',
  'kept neither',
  'kept too late',
  'kept no consent',
  'paid before',
  'tiers',
  'bonus own',
  'bonus team',
  'bonus cap',
] as const

/** Why a line stands there; a stored reason begins with one of our words and goes on with its figures. */
function reasonOf(language: PaperLanguage, entry: Entry): string {
  const late = entry.isLate ? `, ${say(language, 'late', { day: formatShortDayFor(language, entry.recordedOn) })}` : ''
  const { reason, kind, cause, creditNoteNumber } = entry
  if (reason !== null) {
    const word = kept.find((each) => reason === each || reason.startsWith(`${each} `))
    if (word) return say(language, word) + late
    if (reason.startsWith('quality ')) return say(language, 'quality', { factor: reason.split(' ')[1] ?? '' }) + late
  }
  const because = cause === 'neither' ? '' : `, ${say(language, `cause ${cause}`)}`
  if (kind !== 'reverse') return say(language, `kind ${kind}`) + because + late
  const back = creditNoteNumber !== null ? 'backCredit' : cause === 'neither' ? 'backMoved' : 'backReturn'
  return say(language, back) + because + late
}

function notesOf(language: PaperLanguage, { settled, waiting, bonus }: PayStatement) {
  const inMoney = (amount: Money) => formatMoneyFor(language, amount)
  // What waits changes from day to day, and a settled statement does not.
  const open =
    settled || waiting.count === 0
      ? []
      : [
          {
            heading: say(language, 'waitingHeading'),
            text: say(language, 'waiting', { count: waiting.count, amount: inMoney(waiting.total) }),
          },
        ]
  const so =
    settled || !bonus
      ? []
      : [
          {
            heading: say(language, 'bonusHeading'),
            text: say(language, 'bonus', {
              own: inMoney(bonus.own),
              team: inMoney(bonus.team),
              sum: inMoney(bonus.sum),
              cap: inMoney(bonus.cap),
            }),
          },
        ]
  const question = say(language, settled ? 'questionSettled' : 'question')
  return [...so, ...open, { heading: say(language, 'questionHeading'), text: question }]
}
