import type { readLeague } from '#contracts/insight'
import type { Answer } from '#web'

export type League = Answer<typeof readLeague>
export type LeagueRow = League['rows'][number]

const cells = ['cash', 'leak', 'invoices', 'customers', 'dispute', 'debt', 'cohort', 'queries'] as const
export type Cell = (typeof cells)[number]

export const isCell = (text: string | undefined): text is Cell => cells.some((cell) => cell === text)

/** Both ranges share one scale: half of the customers, or all of them where somebody lies above. */
export const scaleOf = ({ rows }: League): number =>
  rows.some(({ dispute, debt }) => Number(dispute.high) > 50 || Number(debt.high) > 50) ? 100 : 50
