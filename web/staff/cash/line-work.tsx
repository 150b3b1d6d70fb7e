import { Money, exactFigureText, type Answer, type Language, type Work } from '#web'
import type { readBankLine, readWorkbench } from '#contracts/cash'
import type { deskWords } from './desk-words.ts'
import { methodText } from './reason-words.ts'

export type Line = Answer<typeof readWorkbench>['groups'][number]['lines'][number]

/** A bank line as work: whose, how much, why it stands here, and how sure or how old it is. */
export type LineWork = Work & { readonly line: Line }

/** A line with all that is known of it. */
export type LineShown = Answer<typeof readBankLine>

/** What needs a word before it is done. */
export type OpenDialog = { readonly kind: 'split' | 'leave' | 'payer'; readonly work: LineWork }

type Say = (typeof deskWords)['en']

export const workOf = {
  sum: (sum: { readonly amount: string }, language: Language) => exactFigureText(sum.amount, language),
  line: (line: Line, say: Say, language: Language): LineWork => ({
    id: line.id,
    line,
    title: line.customerName ?? line.payerName ?? say.noPayer,
    figure: <Money of={line.waits === 'done' || line.waits === 'outgoing' ? line.amount : line.unapplied} />,
    reason: reasonOf(line, say, language),
    aside: asideOf(line, say),
  }),
}

function reasonOf(line: Line, say: Say, language: Language): string {
  if (line.waits === 'left') return line.leftUnappliedReason ?? ''
  if (line.waits === 'done') return line.how ? say[line.how] : ''
  if (line.waits === 'confirm' && line.best)
    return [
      (line.customerName ?? line.payerName) === line.best.customerName ? null : line.best.customerName,
      say.items(line.best.items),
      methodText(line.best.method, language),
    ]
      .filter((part) => part !== null)
      .join(' · ')
  return line.remittance ?? line.bankReference ?? ''
}

function asideOf(line: Line, say: Say): string {
  if (line.waits === 'confirm' && line.best) return percent(line.best.probability)
  return line.waits === 'done' || line.waits === 'outgoing' ? '' : say.days(line.ageDays)
}

/** Rounded down: what is not quite sure must not look so. */
export const percent = (probability: number): string => `${Math.floor(probability * 100 + 1e-9)} %`
