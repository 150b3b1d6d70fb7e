import type { Id } from '#kernel/id'
import { accept, refuse, type Outcome } from '#kernel/outcome'

export const lineStates = ['draft', 'kept', 'dropped', 'signed', 'accepted', 'declined', 'done'] as const
export type LineState = (typeof lineStates)[number]

export const decliningReasons = ['knows_better', 'talked_lately', 'not_worth_it', 'wrong_facts', 'other'] as const
export type DecliningReason = (typeof decliningReasons)[number]

/** So many days after it was accepted, an order and its money still count as what the line led to. */
export const followDays = 120

export type Line = {
  readonly id: Id<'rpl'>
  readonly state: LineState
  readonly collectorId: Id<'stf'> | null
}

/** Until it is signed a line is kept, dropped or back where it was; whose account it is, or anybody where it is nobody's. */
export function mark<L extends Line>(line: L, to: 'draft' | 'kept' | 'dropped'): Outcome<L> {
  if (!isUnsigned(line.state)) return refuse('line_is_signed')
  return accept({ ...line, state: to })
}

/** Only what somebody looked at and kept is signed; whoever signs stands by it with his name. */
export function sign<L extends Line>(line: L): Outcome<L> {
  if (line.state === 'dropped') return refuse('line_is_dropped')
  if (line.state === 'draft') return refuse('line_is_not_kept')
  return line.state === 'kept' ? accept({ ...line, state: 'signed' }) : refuse('line_is_signed')
}

/** Sales answers a signed line once: it becomes a task, or not, with a reason. */
export function answer<L extends Line>(line: L, to: 'accepted' | 'declined'): Outcome<L> {
  if (isUnsigned(line.state)) return refuse('line_is_not_signed')
  return line.state === 'signed' ? accept({ ...line, state: to }) : refuse('line_is_answered')
}

export function finish<L extends Line>(line: L): Outcome<L> {
  return line.state === 'accepted' ? accept({ ...line, state: 'done' }) : refuse('line_is_no_task')
}

export const isUnsigned = (state: LineState) => state === 'draft' || state === 'kept' || state === 'dropped'
