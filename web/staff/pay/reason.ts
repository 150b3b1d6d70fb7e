import { dayText, exactFigureText, useLanguage, useToday, useWords } from '#web'
import type { Entry } from './pay-statement.ts'
import { payWords } from './words.ts'

/** Why a line stands there, in words. */
export function useReason(entry: Entry): string {
  const say = useWords(payWords)
  const language = useLanguage()
  const today = useToday()
  const parts = [
    namedReason(say, entry.reason) ?? (entry.kind === 'reverse' ? wentBack(say, entry) : say[`kind ${entry.kind}`]),
    entry.reason === null ? say[`cause ${entry.cause}`] : '',
    entry.kind === 'earn' && entry.open && entry.open.amount !== '0.00'
      ? say.openRest(exactFigureText(entry.open.amount, language))
      : '',
    entry.sharedWith.length > 0 ? say.sharedWith(entry.sharedWith.join(', ')) : '',
    entry.isLate ? say.foundLate(dayText(entry.recordedOn, language, today)) : '',
  ]
  return parts.filter(Boolean).join(', ')
}

/** What took a line's money away. */
export const wentBack = (say: Words, { creditNoteId, cause }: Entry): string =>
  creditNoteId !== null ? say.backCredit : cause === 'neither' ? say.backMoved : say.backReturn

type Words = ReturnType<typeof useWords<typeof payWords.en>>

function namedReason(say: Words, reason: string | null): string | null {
  if (reason === null) return null
  const [word = '', ...rest] = reason.split(' ')
  if (word === 'quality') return say.quality(rest[0] ?? '', rest[1] ?? '', rest[2] ?? '', rest[3] ?? '')
  switch (word === 'bonus' ? `bonus ${rest[0] ?? ''}` : reason) {
    case 'kept ours':
      return say['reason kept ours']
    case 'kept theirs':
      return say['reason kept theirs']
    case 'kept neither':
      return say['reason kept neither']
    case 'kept too late':
      return say['reason kept too late']
    case 'kept no consent':
      return say['reason kept no consent']
    case 'paid before':
      return say['reason paid before']
    case 'tiers':
      return say['reason tiers']
    case 'bonus own':
      return say['reason bonus own']
    case 'bonus team':
      return say['reason bonus team']
    case 'bonus cap':
      return say['reason bonus cap']
    default:
      return null
  }
}
