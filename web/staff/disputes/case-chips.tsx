import type { listDisputes } from '#contracts/disputes'
import { StateChip, type Answer, type Tone } from '#web'
import { useCaseWords, roleWord, type CaseWords } from './words.ts'

export type CaseRow = Answer<typeof listDisputes>['rows'][number]

const tones: Readonly<Record<CaseRow['state'], Tone>> = {
  opened: 'waiting',
  acknowledged: 'question',
  investigating: 'question',
  proposal: 'waiting',
  executed: 'settled',
  upheld: 'settled',
  withdrawn: 'quiet',
  answered: 'settled',
}

export function CaseState({ row }: { row: Pick<CaseRow, 'state' | 'why'> }) {
  const say = useCaseWords()
  const late = row.why === 'late' || row.why === 'promise_broken'
  return <StateChip tone={late ? 'overdue' : tones[row.state]}>{say.states[row.state]}</StateChip>
}

export const subjectOf = (row: Pick<CaseRow, 'cause' | 'wanted'>, say: CaseWords): string =>
  row.cause ? say.causes[row.cause] : row.wanted ? say.wants[row.wanted] : ''

export const ownerOf = (row: Pick<CaseRow, 'ownerName' | 'ownerRole'>, say: CaseWords): string =>
  row.ownerName ?? say.whoever(roleWord(say, row.ownerRole))

/** Why a case stands where it stands, in a sentence. */
export const reasonOf = (row: CaseRow, say: CaseWords): string =>
  say.whys[row.why](row.days, row.why === 'promised' ? (row.promisedBy ?? ownerOf(row, say)) : ownerOf(row, say))
